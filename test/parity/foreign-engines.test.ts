import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { readSamplePlans } from '../property/sample-plans';
import { foreignEngines, loadForeign } from '../interop/compare-foreign';
import { hostileCases, populationCases, tallyForeign } from '../interop/foreign-drill';

const plans = readSamplePlans();
describe.each(foreignEngines)('%s', (engine) => {
  it.each(plans.map((plan) => [plan.id, plan] as const))('%s', async (id, plan) => {
    const rules = loadForeign(plan, builtinVocabulary, engine);
    for (const cases of [populationCases(plan, 150, 1), hostileCases(plan, builtinVocabulary, 150, 7)]) {
      const tally = await tallyForeign(rules, cases);
      console.log(engine, id, tally);
      expect(tally.firstDifference).toBe(null);
    }
  });
});
