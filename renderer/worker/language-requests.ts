import { complete } from '../../engine/language/complete';
import { formatPolicy } from '../../engine/parse/format-policy';
import type { EngineRequestName, EngineRequests } from './contract';
import type { TextSet } from './text-set';

export type LanguageRequestName = Extract<EngineRequestName, `language:${string}`>;

type LanguageAnswers = {
  readonly [Name in LanguageRequestName]: (
    argument: EngineRequests[Name]['in'],
    texts: TextSet,
  ) => EngineRequests[Name]['out'];
};

const answers: LanguageAnswers = {
  'language:complete': ({ path, offset }, texts) => {
    const [reading, text] = [texts.readableReading(path), texts.text(path)];
    return reading && text !== undefined ? complete({ reading, vocabulary: texts.vocabulary, text, offset }) : [];
  },
  'language:hover': () => null,
  'language:symbols': () => [],
  'language:folding': () => [],
  'language:actions': ({ path, range }, texts) =>
    texts
      .diagnostics(path)
      .flatMap((diagnostic) =>
        diagnostic.range.start <= range.end && diagnostic.range.end >= range.start
          ? diagnostic.fixes.map((fix) => ({ ...fix, repairs: diagnostic.code }))
          : [],
      ),
  'language:definition': () => null,
  'language:renameTarget': () => null,
  'language:rename': () => [],
  'language:format': ({ path }, texts) => {
    const reading = texts.reading(path);
    if (!reading) return null;
    const { value, diagnostics } = formatPolicy(reading.file);
    return diagnostics.length === 0 ? value : null;
  },
  'language:translate': () => null,
};

/** Answers a question about one text from what the engine read of it. */
export function answerLanguageRequest<Name extends LanguageRequestName>(
  name: Name,
  argument: EngineRequests[Name]['in'],
  texts: TextSet,
): EngineRequests[Name]['out'] {
  return answers[name](argument, texts);
}
