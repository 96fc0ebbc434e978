import { describe, expect, it } from 'vitest';
import { valuesOf } from '../validate/keywords';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { complete } from './complete';
import { listUses, holdsFormula } from './formula-uses';
import { readText } from './language-harness';
import { samplePolicy } from './sample-policy';
import { contentRange, isScalarPlace, listTreePlaces, type TreePlace } from './tree-place';

const reading = readText(samplePolicy);
const policy = { reading, vocabulary: builtinVocabulary, text: samplePolicy };
const places = listTreePlaces(policy);

/** What is offered when all but the first character of a word is still to be typed. */
function offeredFor(start: number, end: number, kept = 1): readonly string[] {
  const text = samplePolicy.slice(0, start + kept) + samplePolicy.slice(end);
  return complete({ ...policy, text, offset: start + kept }).map(({ label }) => label);
}

const known = new Set(['eventKind', 'eventField', 'itemReference', 'exclusionReference', 'readingReference', 'title']);

const isClosed = (place: TreePlace): boolean =>
  known.has(place.valueType ?? '') || (place.shape !== null && valuesOf(place.shape).length > 0);

describe('what stands in a sound policy is offered where it stands', () => {
  it('for keys', () => {
    const keys = places.flatMap(({ entry, property }) => (entry && property ? [entry] : []));
    expect(keys.length).toBeGreaterThan(90);
    const missing = keys.filter(({ key, keyRange }) => !offeredFor(keyRange.start, keyRange.end).includes(key));
    expect(missing.map(({ key, keyRange }) => `${keyRange.start} ${key}`)).toEqual([]);
  });

  it('for values of closed lists and names', () => {
    const scalars = places
      .filter(isScalarPlace)
      .filter((place) => isClosed(place) && place.property?.canonical !== 'measureLanguage');
    expect(scalars.length).toBeGreaterThan(20);
    const missing = scalars.filter(({ node }) => {
      const { start, end } = contentRange(node);
      return !offeredFor(start, end).includes(String(node.value));
    });
    expect(missing.map(({ node }) => `${node.range.start} ${String(node.value)}`)).toEqual([]);
  });

  it('for the words of formulas', () => {
    const uses = places
      .filter(isScalarPlace)
      .filter(holdsFormula)
      .flatMap((place) => listUses(policy, place));
    expect(uses.length).toBeGreaterThan(30);
    const words = uses.map(({ written, range, kind }) => {
      // Texts are used without their quotes; the range has them.
      const quoted = /["\\]/.test(samplePolicy[range.start] ?? '');
      const start = quoted ? range.start + (samplePolicy[range.start] === '\\' ? 2 : 1) : range.start;
      return { written, start, end: start + written.length, kind };
    });
    const declared = /some $/;
    const missing = words.filter(
      ({ written, start, end }) =>
        !declared.test(samplePolicy.slice(0, start)) && !offeredFor(start, end).includes(written),
    );
    expect(missing.map(({ written, start, kind }) => `${start} ${kind} ${written}`)).toEqual([]);
  });
});
