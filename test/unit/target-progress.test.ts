import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { modelledPolicies } from '../../main/cli/run-cases';
import { countProgress, readProgressCases } from '../mutants/progress-case';

const root = new URL('../../', import.meta.url);
const policies = readdirSync(new URL('samples/policies/', root)).map((name) =>
  readPolicy(
    { path: `policies/${name}`, text: readFileSync(new URL(`samples/policies/${name}`, root), 'utf8') },
    builtinVocabulary,
  ),
);
const modelled = modelledPolicies(policies);
const cases = readProgressCases(new URL('test/golden/target-progress.json', root).pathname);

it('has cases for every target that counts enterprises', () => {
  const counting = [...modelled.values()].flatMap(({ plan }) =>
    (plan?.targets ?? []).flatMap(({ counts, from }) => (counts ? [from.clause] : [])),
  );
  expect([...new Set(cases.map(({ clause }) => clause))].sort()).toEqual(counting.sort());
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

it.each(cases)('$id counts $low to $high towards $clause', (each) => {
  const plan = modelled.get(each.doc)?.plan;
  if (!plan) throw new Error(`no policy models ${each.doc}`);
  expect(countProgress(each, plan, builtinVocabulary)).toEqual({ low: each.low, high: each.high });
});
