import {
  complete,
  completeFormulaText,
  findDefinition,
  findReferences,
  formatPolicy,
  hover,
  listCodeActions,
  listFoldingRanges,
  listSymbols,
  prepareRename,
  rename,
  translatePolicy,
  type PlaceInPolicy,
  type PolicyText,
} from '../../engine/index';
import type { EngineRequestName, EngineRequests, PlaceInFile } from './contract';
import type { TextSet } from './text-set';

export type LanguageRequestName = Extract<EngineRequestName, `language:${string}`>;

type LanguageAnswers = {
  readonly [Name in LanguageRequestName]: (
    argument: EngineRequests[Name]['in'],
    texts: TextSet,
  ) => EngineRequests[Name]['out'];
};

const answers: LanguageAnswers = {
  'language:complete': (place, texts) => {
    const scene = sceneAt(texts, place);
    if (!scene) return [];
    // Half a word may make a text unreadable; the names it is completed with are those of the text before.
    const reading = texts.readableReading(place.path) ?? scene.reading;
    return complete({ ...scene, reading });
  },
  'language:formula': ({ file: path, ...formula }, texts) => {
    const policy = policyText(texts, path);
    // The names of the text before, while the present one cannot be read.
    const reading = texts.readableReading(path) ?? policy?.reading;
    return policy && reading ? completeFormulaText({ ...policy, reading }, formula) : [];
  },
  'language:hover': (place, texts) => answer(sceneAt(texts, place), hover, null),
  'language:symbols': ({ path }, texts) => answer(policyText(texts, path), listSymbols, []),
  'language:folding': ({ path }, texts) => answer(policyText(texts, path), listFoldingRanges, []),
  'language:actions': ({ path, range }, texts) =>
    answer(policyText(texts, path), (policy) => listCodeActions(policy, range), fixesOf(texts, path, range)),
  'language:definition': (place, texts) => answer(sceneAt(texts, place), findDefinition, null),
  'language:references': (place, texts) =>
    answer(sceneAt(texts, place), (scene) => findReferences(scene).map(({ range }) => range), []),
  'language:renameTarget': (place, texts) => answer(sceneAt(texts, place), prepareRename, null),
  'language:rename': ({ name, ...place }, texts) =>
    answer(sceneAt(texts, place), (scene) => rename(scene, name), { edits: [] }),
  'language:format': ({ path }, texts) => {
    const policy = policyText(texts, path);
    if (!policy) return null;
    const { value, diagnostics } = formatPolicy(policy.reading.file);
    return diagnostics.length === 0 ? value : null;
  },
  'language:translate': ({ path, to }, texts) => {
    const policy = policyText(texts, path);
    if (!policy) return null;
    const { text, diagnostics } = translatePolicy(policy.reading.file, policy.vocabulary, to);
    return diagnostics.length === 0 ? text : null;
  },
};

/** Answers a question about one text from what the engine read of it. */
export function answerLanguageRequest<Name extends LanguageRequestName>(
  name: Name,
  argument: EngineRequests[Name]['in'],
  texts: TextSet,
): EngineRequests[Name]['out'] {
  return answers[name](argument, texts);
}

function policyText(texts: TextSet, path: string): PolicyText | null {
  const reading = texts.reading(path);
  return reading && { reading, vocabulary: texts.vocabulary, text: reading.file.text };
}

function sceneAt(texts: TextSet, { path, offset }: PlaceInFile): PlaceInPolicy | null {
  const policy = policyText(texts, path);
  return policy && { ...policy, offset };
}

function answer<Scene, Answer>(scene: Scene | null, give: (scene: Scene) => Answer, otherwise: Answer): Answer {
  return scene ? give(scene) : otherwise;
}

/** Files that are no policies have the repairs of their findings. */
function fixesOf(texts: TextSet, path: string, range: EngineRequests['language:actions']['in']['range']) {
  return texts
    .diagnostics(path)
    .filter((found) => found.range.start <= range.end && found.range.end >= range.start)
    .flatMap(({ code, fixes }) => fixes.map((fix) => ({ ...fix, repairs: code })));
}
