import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { seekBoundaries } from '../../engine/coverage/seek-boundaries';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { foreignEngines, loadForeign } from '../interop/compare-foreign';
import { hostileCases, populationCases, smallPolicyCases, tallyForeign } from '../interop/foreign-drill';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');
const policies = readdirSync(folder).map((name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const { plan, checked } = readPolicy({ path: `policies/${name}`, text }, vocabulary);
  if (!plan || !checked) throw new Error(`${name} does not compile.`);
  return { plan, checked, vectors: seekBoundaries(plan, checked.examples, vocabulary) };
});

// `npm run drill:jdm` compares many more.
describe.each(foreignEngines)('%s agrees with the engine', (engine) => {
  it.each(policies.map((policy) => [policy.plan.id, policy] as const))(
    'on %s',
    async (_, { plan, checked, vectors }) => {
      const rules = loadForeign(plan, vocabulary, engine);
      expect(rules.reasons).toEqual([]);
      const examples = await tallyForeign(rules, checked.examples);
      expect(examples.firstDifference).toBeNull();
      // Examples that leave a fact open: the engines without intervals hand them back.
      expect(examples.deferred).toBeLessThanOrEqual(3);
      const boundaries = await tallyForeign(rules, vectors);
      expect(boundaries.firstDifference).toBeNull();
      expect(boundaries.deferred).toBeLessThan(vectors.length / 4);
      if (plan.rules.some(({ amount }) => amount !== null)) expect(boundaries.lines).toBeGreaterThan(50);
      const people = await tallyForeign(rules, populationCases(plan, 60, 1));
      expect(people.firstDifference).toBeNull();
      expect(people.deferred).toBeLessThan(10);
      expect((await tallyForeign(rules, hostileCases(plan, vocabulary, 40, 7))).firstDifference).toBeNull();
    },
  );

  it('on small policies', async () => {
    const tally = await smallPolicyCases(engine, vocabulary, 400, 3);
    expect(tally.firstDifference).toBeNull();
    expect(tally.equal).toBeGreaterThan(50);
  });
});
