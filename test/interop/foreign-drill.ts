import fc from 'fast-check';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { VectorCase } from '../../engine/bundle/write-vectors';
import { dense, type Distributions } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { anyPlan } from '../property/arbitrary-plans';
import { startChance } from './chance';
import { compareForeign, loadForeign, type ForeignEngine, type ForeignRules } from './compare-foreign';
import { gatherSupply, generateEnterprise as generateHostile } from './generate-enterprise';

/** How many results were equal, left to another evaluator in part or whole, or different. */
export interface ForeignTally {
  readonly equal: number;
  readonly deferred: number;
  readonly different: number;
  /** How often each item was deferred; `*` where facts could not be written. */
  readonly items: Readonly<Record<string, number>>;
  /** Lines that were equal: comparing nothing with nothing proves little. */
  readonly lines: number;
  readonly firstDifference: string | null;
}

/** Compares the results of a foreign engine with ours on some enterprises. */
export async function tallyForeign(rules: ForeignRules, cases: Iterable<VectorCase>): Promise<ForeignTally> {
  const counts = { equal: 0, deferred: 0, different: 0 };
  const items: Record<string, number> = {};
  let firstDifference: string | null = null;
  let lines = 0;
  for (const { name, enterprise, year } of cases) {
    const found = await compareForeign(rules, enterprise, year);
    counts[found.verdict] += 1;
    if (found.verdict !== 'different') lines += found.lines;
    if (found.verdict === 'deferred') for (const item of found.items) items[item] = (items[item] ?? 0) + 1;
    if (found.verdict === 'different') firstDifference ??= `${name}: ${found.reason}`;
  }
  return { ...counts, items, lines, firstDifference };
}

/** Years in which a policy is tried: those of its window, and one on either side. */
export function yearsOf({ window }: PolicyPlan): readonly number[] {
  const first = Number(window?.from?.slice(0, 4) ?? '2023');
  const last = window?.to ? Number(window.to.slice(0, 4)) : first + 2;
  return Array.from({ length: last - first + 3 }, (_, index) => first - 1 + index);
}

/**
 * Enterprises of a synthetic population with many titles and events, most of them where the policy applies; one in
 * twenty lacks a fact.
 */
export function* populationCases(plan: PolicyPlan, count: number, seed: number): Generator<VectorCase> {
  const years = yearsOf(plan);
  const [first = 0] = years;
  const area = plan.region.replace(/(?:00){1,2}$/, '');
  const inside = dense.regions.filter(([, region]) => region.startsWith(area));
  const regions = [...(inside.length > 0 ? inside : [[1, plan.region] as const]), ...dense.regions];
  const weight = regions.length / Math.max(1, inside.length);
  const distributions: Distributions = {
    ...dense,
    regions: regions.map(([often, region]) => [region.startsWith(area) ? often * 20 * weight : often, region]),
    years: [first, years.at(-1) ?? first],
    missing: 0.05,
  };
  for (let number = 1; number <= count; number += 1) {
    const year = years[number % years.length] ?? first;
    yield { name: `enterprise ${number}`, enterprise: generateEnterprise(number, seed, distributions), year };
  }
}

/** Compares under small generated policies, each with twenty enterprises near what such policies name. */
export async function smallPolicyCases(
  engine: ForeignEngine,
  vocabulary: Vocabulary,
  count: number,
  seed: number,
): Promise<ForeignTally> {
  const plans = fc.sample(anyPlan, { numRuns: Math.ceil(count / 40), seed });
  const drawn = fc.sample(fc.tuple(knownFacts, choices, fc.integer({ min: 0, max: 3 })), { numRuns: 20, seed });
  const cases = drawn.flatMap(([facts, forgotten, how], index) => {
    const enterprise = enterpriseOf(how === 0 ? forget(facts, forgotten) : facts);
    return [2023, 2024].map((year) => ({ name: `enterprise ${index}`, enterprise, year }));
  });
  const tallies: ForeignTally[] = [];
  for (const plan of plans) if (plan) tallies.push(await tallyForeign(loadForeign(plan, vocabulary, engine), cases));
  const total = (member: 'equal' | 'deferred' | 'different' | 'lines'): number =>
    tallies.reduce((sum, tally) => sum + tally[member], 0);
  return {
    equal: total('equal'),
    deferred: total('deferred'),
    different: total('different'),
    lines: total('lines'),
    items: {},
    firstDifference: tallies.find(({ firstDifference }) => firstDifference !== null)?.firstDifference ?? null,
  };
}

/** Enterprises made of what the policy names: many events, days and figures at its edges; some lack many facts. */
export function* hostileCases(
  plan: PolicyPlan,
  vocabulary: Vocabulary,
  count: number,
  seed: number,
): Generator<VectorCase> {
  const supply = gatherSupply([plan], vocabulary);
  const chance = startChance(seed);
  const years = yearsOf(plan);
  for (let number = 1; number <= count; number += 1) {
    const year = chance.pick(years);
    const { enterprise } = generateHostile(supply, chance, chance.pick([0, 0, 40, 8]), year);
    yield { name: `made ${number}`, enterprise, year };
  }
}
