import type { Surface } from '../values/surface';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import { namesInExpression, namesInFigure } from './expression-names';
import type { NameUse } from './name-use';
import { englishWord, isName } from './resolve-name';
import type { TypeEnvironment } from './type-environment';

/**
 * Writes the names of an expression in the words of a surface: Chinese labels or identifiers. Everything else, quoted
 * texts, blanks and comments included, stays as it is; so does the whole text where other words would change its
 * meaning.
 */
export function translateExpression(text: string, environment: TypeEnvironment, surface: Surface): string {
  return translate(text, environment, surface, (translated) => namesInExpression(translated, environment));
}

/** Writes the names in a figure's formula in the words of a surface. */
export function translateFigure(text: string, environment: TypeEnvironment, surface: Surface): string {
  return translate(text, environment, surface, (translated) => namesInFigure(translated, environment, null));
}

function translate(
  text: string,
  environment: TypeEnvironment,
  surface: Surface,
  list: (text: string) => readonly NameUse[],
): string {
  const uses = list(text);
  const translated = uses.toReversed().reduce((result, use) => {
    const word = wordFor(use, environment, surface);
    return result.slice(0, use.range.start) + word + result.slice(use.range.end);
  }, text);
  return sameMeaning(uses, list(translated)) ? translated : text;
}

/** A word of one surface can be hidden by a field of the other; then the names no longer mean the same. */
function sameMeaning(before: readonly NameUse[], after: readonly NameUse[]): boolean {
  return (
    before.length === after.length &&
    before.every((use, index) => {
      const other = after[index];
      return other?.kind === use.kind && other.id === use.id && other.record === use.record;
    })
  );
}

const variableWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  enterprise: ['企业', 'enterprise'],
  asOf: ['基准日', 'asOf'],
  year: ['年度', 'year'],
  policyRegion: ['地区', 'policyRegion'],
};

function wordFor(use: NameUse, { vocabulary, trigger }: TypeEnvironment, surface: Surface): string {
  const choose = (zh: string, en: string): string => (surface === 'en' ? en : isName(zh) ? zh : en);
  switch (use.kind) {
    case 'variable': {
      const words = Object.hasOwn(variableWords, use.id) ? variableWords[use.id] : undefined;
      if (words) return choose(...words);
      const collection = trigger === null ? undefined : findCollection(vocabulary, trigger);
      if (!collection || use.written === '事件' || use.written === 'event') return choose('事件', 'event');
      return choose(collection.label.zh, englishWord(collection));
    }
    case 'field': {
      const record = use.record === 'enterprise' ? null : (use.record ?? null);
      const field = fieldsOf(vocabulary, record).find(({ id }) => id === use.id);
      return field ? choose(field.label.zh, field.id) : use.written;
    }
    case 'collection':
      return choose(findCollection(vocabulary, use.id)?.label.zh ?? use.written, use.id);
    default:
      return use.written;
  }
}
