import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { findReadingDifferences, type ReadingDifferences } from '../mutants/reading-differences';

const root = new URL('../../', import.meta.url);
const golden = JSON.parse(
  readFileSync(new URL('test/golden/reading-differences.json', root), 'utf8'),
) as Readonly<Record<string, ReadingDifferences>>;

// Written by `npm run --silent mutants -- --golden readings`; what changes in it is to be judged line by line.
it.each(Object.entries(golden))('the alternatives of %s give what is on record', (path, expected) => {
  const text = readFileSync(new URL(`samples/${path}`, root), 'utf8');
  expect(findReadingDifferences(readPolicy({ path, text }, builtinVocabulary), builtinVocabulary)).toEqual(expected);
});

it('some worked example tells every alternative from the reading taken', () => {
  const alike = Object.values(golden).flatMap((policy) =>
    Object.entries(policy).flatMap(([alternative, examples]) => (Object.keys(examples).length === 0 ? alternative : [])),
  );
  expect(alike).toEqual([]);
});
