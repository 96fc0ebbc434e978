import { asFen, type Fen } from '../values/money';
import type { Measure } from './measure';
import type { Fund } from './scenario';
import type { ScenarioModel } from './scenario-model';
import { tryValues, type Trial } from './run-trial';

/** What is not exceeded in one, five and nine of ten trials, and the ends. Units: fen. */
export interface Band {
  readonly p10: Fen;
  readonly p50: Fen;
  readonly p90: Fen;
  readonly least: Fen;
  readonly most: Fen;
}

export interface YearBand extends Band {
  readonly year: number;
  readonly measures: readonly (Band & { readonly measure: Measure })[];
}

export interface FundBand {
  readonly fund: Fund;
  readonly years: readonly { readonly year: number; readonly exhausted: number; readonly unmet: Band }[];
}

/** What the trials of a scenario come to. Bands of parts do not add up to those of the whole. */
export interface Uncertainty {
  readonly trials: number;
  readonly total: Band;
  /** What the stated values alone give. Units: fen. */
  readonly stated: Fen;
  readonly years: readonly YearBand[];
  readonly funds: readonly FundBand[];
}

/** Sums trials up. Throws for none. */
export function summariseTrials(model: ScenarioModel, trials: readonly Trial[]): Uncertainty {
  const { scenario, measures } = model;
  const stated = tryValues(
    model,
    scenario.assumptions.map(({ value }) => value),
  );
  return {
    trials: trials.length,
    total: bandOf(trials.map(({ total }) => total)),
    stated: asFen(stated.total),
    years: scenario.years.map((year, at) => ({
      year,
      ...bandOf(trials.map(({ expected }) => sum(expected[at] ?? []))),
      measures: measures.map((measure, index) => ({
        measure,
        ...bandOf(trials.map(({ expected }) => expected[at]?.[index] ?? 0n)),
      })),
    })),
    funds: scenario.funds.map((fund, place) => ({
      fund,
      years: scenario.years.map((year, at) => {
        const unmet = trials.map(({ funds }) => funds[place]?.[at]?.unmet ?? 0n);
        return { year, exhausted: unmet.filter((fen) => fen > 0n).length, unmet: bandOf(unmet) };
      }),
    })),
  };
}

/** Gives the band of some amounts by nearest rank: the smallest amount that the share of them does not exceed. Throws for none. */
export function bandOf(amounts: readonly bigint[]): Band {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const rank = (tenths: number): Fen => {
    const found = sorted[Math.ceil((sorted.length * tenths) / 10) - 1];
    if (found === undefined) throw new Error('a band needs trials');
    return asFen(found);
  };
  const [least] = sorted;
  if (least === undefined) throw new Error('a band needs trials');
  return { p10: rank(1), p50: rank(5), p90: rank(9), least: asFen(least), most: rank(10) };
}

function sum(parts: readonly bigint[]): bigint {
  return parts.reduce((total, part) => total + part, 0n);
}
