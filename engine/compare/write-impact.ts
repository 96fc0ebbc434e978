import type { BundleImpact, ImpactYear } from '../../schemas/generated/types';
import { yuanTextInterval } from '../bundle/yuan-text';
import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import { rememberYears } from '../simulate/open-year';
import type { EnterpriseResult } from '../simulate/result';
import type { ExampleOutcome } from '../simulate/run-examples';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { sumIntervals } from '../values/money';
import { generatePopulation, listYears, type Population } from './gather-trials';
import { nameItems } from './name-items';

/**
 * Writes what a policy alone pays on its worked examples, each in its year, and on made-up enterprises in every year of
 * its window. Units: decimal text of yuan.
 *
 * Cost: one simulation for each made-up enterprise and year.
 */
export function writeImpact(
  plan: PolicyPlan,
  { checked, outcomes }: { readonly checked: CheckedPolicy; readonly outcomes: readonly ExampleOutcome[] },
  generated: Population['generated'],
): BundleImpact {
  const { vocabulary } = checked;
  const years = listYears([plan]);
  const alone = [plan];
  const examples = outcomes.map(({ result }) => result);
  const population = generatePopulation([{ plan, checked }], years, generated);
  const results = population.flatMap((enterprise) => {
    // A year looks back on those before it, which were gone through just now.
    const memory = rememberYears();
    return years.map((year) => simulateEnterprise(alone, enterprise, { year, vocabulary, memory }));
  });
  const names = nameItems([{ checked }]);
  const items = [...new Set(plan.rules.filter(({ unit }) => unit === 'money').map(({ from }) => from.itemId))].sort();
  return {
    generated: { ...generated },
    examples: sumByYear(examples),
    population: sumByYear(results),
    items: items.map((item) => {
      const { zh, en } = names.get(item) ?? { zh: item, en: item };
      const paid = (all: readonly EnterpriseResult[]) => yuanTextInterval(sumOf(all, item));
      return { item, label: { zh, en }, examples: paid(examples), population: paid(results) };
    }),
  };
}

function sumByYear(results: readonly EnterpriseResult[]): ImpactYear[] {
  const years = [...new Set(results.map(({ year }) => year))].sort((one, other) => one - other);
  return years.map((year) => {
    const own = results.filter((result) => result.year === year);
    return {
      year,
      trials: own.length,
      paid: own.filter(({ lines }) => lines.some(({ unit }) => unit === 'money')).length,
      incomplete: own.filter(({ totals }) => !totals.complete).length,
      total: yuanTextInterval(sumIntervals(own.map(({ totals }) => totals.enterprise))),
      individualTotal: yuanTextInterval(sumIntervals(own.map(({ totals }) => totals.individual))),
    };
  });
}

function sumOf(results: readonly EnterpriseResult[], item: string) {
  return sumIntervals(
    results.flatMap(({ lines }) =>
      lines.filter(({ from, unit }) => from.itemId === item && unit === 'money').map(({ amount }) => amount),
    ),
  );
}
