import type { CanonicalValue } from '../../engine/index';
import { isMap, type FormDraft, type FormValue } from './document-access';
import { itemShape } from './item-kinds';

const unitKeys = ['lead', 'units'] as const;

/** Who carries an article out, for an article made of a part of it. */
export function unitsOf(article: CanonicalValue | undefined): FormDraft {
  const of = isMap(article) ? article : {};
  return Object.fromEntries(unitKeys.flatMap((key) => (of[key] === undefined ? [] : [[key, copy(of[key])]])));
}

/**
 * Writes who carries an article out into those of its items that leave it to the article, so that they can go to another
 * article and stay with the same units. Where both articles say the same, nothing is written.
 */
export function keepUnits(article: FormValue | undefined, other: CanonicalValue | undefined): void {
  if (!isDraft(article) || !Array.isArray(article['items'])) return;
  const there = isMap(other) ? other : {};
  for (const key of unitKeys) {
    const said = article[key];
    if (said === undefined || JSON.stringify(said) === JSON.stringify(there[key])) continue;
    for (const item of article['items'])
      if (isDraft(item) && item[key] === undefined && canSay(item['kind'], key)) item[key] = copy(said);
  }
}

function canSay(kind: FormValue | undefined, key: string): boolean {
  return typeof kind === 'string' && itemShape?.variants?.byValue.get(kind)?.properties.has(key) === true;
}

function isDraft(value: FormValue | undefined): value is FormDraft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function copy(value: CanonicalValue | undefined): FormValue {
  return JSON.parse(JSON.stringify(value ?? null)) as FormValue;
}
