import { asFen, sumIntervals, type Fen, type MoneyInterval } from '../values/money';
import { nameOf, type Measure } from './measure';
import { monthText, type ScenarioModel } from './scenario-model';
import { sumGroups } from './sum-groups';

/** What claims of one measure, or of all, come to. Units: fen. */
export interface CostSum {
  readonly claims: number;
  readonly enterprises: number;
  /** What the facts say, before any assumption. */
  readonly entitled: MoneyInterval;
  /** What is expected under the assumptions. */
  readonly expected: Fen;
}

export interface MeasureCost extends CostSum {
  readonly measure: Measure;
}

/** The cost of one year. Units: fen. */
export interface YearCost extends CostSum {
  readonly year: number;
  /** Years its events were moved from the base year. */
  readonly moved: number;
  /** Expected to be claimed in this calendar year, for events of this year and of the years before. */
  readonly claimed: Fen;
  readonly measures: readonly MeasureCost[];
  /** The twelve months; they add up to `claimed`. */
  readonly months: readonly { readonly month: string; readonly claimed: Fen }[];
}

/** The cost of policies under a scenario. Units: fen. */
export interface ScenarioCost {
  readonly years: readonly YearCost[];
  readonly expected: Fen;
  /** Claimed after the last year: with `claimed` of all years it makes `expected`. */
  readonly later: Fen;
}

/** Adds a scenario up. Throws where parts would not make the total. */
export function totalScenario(model: ScenarioModel): ScenarioCost {
  const { scenario, measures, claims } = model;
  const { expected, claimed } = sumGroups(model);
  const years = scenario.years.map((year): YearCost => {
    const own = claims.filter((claim) => claim.year === year);
    const byMeasure = new Map<string, typeof own>();
    for (const claim of own) {
      const listed = byMeasure.get(nameOf(claim.measure));
      if (listed) listed.push(claim);
      else byMeasure.set(nameOf(claim.measure), [claim]);
    }
    const costs = measures.map((measure, index): MeasureCost => {
      const listed = byMeasure.get(nameOf(measure)) ?? [];
      return { measure, ...sumClaims(listed), expected: asFen(expected.get(year)?.[index] ?? 0n) };
    });
    const months = Array.from({ length: 12 }, (_, index) => {
      const row = claimed.get(year * 12 + index) ?? [];
      return { month: monthText(year * 12 + index), claimed: asFen(sum(row)) };
    });
    return {
      year,
      moved: own[0]?.moved ?? (scenario.baseYear === null ? 0 : Math.max(0, year - scenario.baseYear)),
      ...sumClaims(own),
      expected: asFen(sum(costs.map((cost) => cost.expected))),
      claimed: asFen(sum(months.map((month) => month.claimed))),
      measures: costs,
      months,
    };
  });
  const inYears = sum(years.map((year) => year.claimed));
  const total = sum(years.map((year) => year.expected));
  const all = sum([...claimed.values()].map(sum));
  if (all !== total) throw new Error(`claims of ${all} fen do not make the expected ${total}`);
  return { years, expected: asFen(total), later: asFen(total - inYears) };
}

function sumClaims(claims: ScenarioModel['claims']): Omit<CostSum, 'expected'> {
  return {
    claims: claims.length,
    enterprises: new Set(claims.map(({ enterprise }) => enterprise)).size,
    entitled: sumIntervals(claims.map(({ low, high }) => ({ min: low, max: high }))),
  };
}

function sum(parts: readonly bigint[]): bigint {
  return parts.reduce((total, part) => total + part, 0n);
}
