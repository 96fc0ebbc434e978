import { describe, expect, it } from 'vitest';
import { valuesOf } from '../validate/keywords';
import { translatePolicy } from '../validate/translate-policy';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { complete } from './complete';
import { listUses, holdsFormula } from './formula-uses';
import { readText } from './language-harness';
import { samplePolicy } from './sample-policy';
import { contentRange, isScalarPlace, listTreePlaces, type TreePlace } from './tree-place';

const english = translatePolicy({ path: 'policies/test.yaml', text: samplePolicy }, builtinVocabulary, 'en').text;
const known = new Set(['eventKind', 'eventField', 'itemReference', 'exclusionReference', 'readingReference', 'title']);

const isClosed = (place: TreePlace): boolean =>
  known.has(place.valueType ?? '') || (place.shape !== null && valuesOf(place.shape).length > 0);

/** Parts that a translation leaves as they are. */
const isUntranslated = (place: TreePlace | null): boolean =>
  place !== null &&
  (place.property?.canonical === 'enterprise' || place.property?.canonical === 'to' || isUntranslated(place.parent));

describe.each([
  ['Chinese', samplePolicy],
  ['English', english],
])('what stands in a sound %s policy is offered where it stands', (language, policyText) => {
  const policy = { reading: readText(policyText), vocabulary: builtinVocabulary, text: policyText };
  const places = listTreePlaces(policy).filter((place) => language === 'Chinese' || !isUntranslated(place));

  /** What is offered when all but the first character of a word is still to be typed. */
  const offeredFor = (start: number, end: number): readonly string[] => {
    const text = policyText.slice(0, start + 1) + policyText.slice(end);
    return complete({ ...policy, text, offset: start + 1 }).map(({ label }) => label);
  };

  it('starts from a policy in order', () => {
    expect(policy.reading.diagnostics).toEqual([]);
  });

  it('for keys', () => {
    const keys = places.flatMap(({ entry, property }) => (entry && property ? [entry] : []));
    expect(keys.length).toBeGreaterThan(80);
    const missing = keys.filter(({ key, keyRange }) => !offeredFor(keyRange.start, keyRange.end).includes(key));
    expect(missing.map(({ key, keyRange }) => `${keyRange.start} ${key}`)).toEqual([]);
  });

  it('for values of closed lists and names', () => {
    const scalars = places
      .filter(isScalarPlace)
      .filter((place) => isClosed(place) && place.property?.canonical !== 'measureLanguage');
    expect(scalars.length).toBeGreaterThan(17);
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
    expect(uses.length).toBeGreaterThan(28);
    const words = uses.map(({ written, range, kind }) => {
      // Texts are used without their quotes; the range has them.
      const quote = /^\\?"/.exec(policyText.slice(range.start, range.end))?.[0].length ?? 0;
      const start = range.start + quote;
      return { written, start, end: start + written.length, kind };
    });
    const declared = /(?:some|every) $/;
    const missing = words.filter(
      ({ written, start, end }) =>
        !declared.test(policyText.slice(0, start)) && !offeredFor(start, end).includes(written),
    );
    expect(missing.map(({ written, start, kind }) => `${start} ${kind} ${written}`)).toEqual([]);
  });
});
