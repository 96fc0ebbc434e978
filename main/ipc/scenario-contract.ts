import type { CalendarDate } from '../../engine/values/calendar';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { CostMetric } from '../../engine/scenario/cost-metric';
import type { Cliff, CostPoint } from '../../engine/scenario/seek-goal';
import type { ValueSpan } from '../../engine/scenario/spread-values';
import type { Fen, MoneyInterval } from '../../engine/values/money';
import type { Surface } from '../../engine/values/surface';
import type { SavedTable, WorldText, WorldTexts } from './population-contract';

/** What the window and the host say to one another about scenarios. Units: fen. */

/** Trials of a scenario: the same seed gives the same again. */
export interface TrialChoice {
  readonly runs: number;
  readonly seed: number;
}

/** A figure that is varied over a span, and what is looked at. */
export interface CurveChoice extends TrialChoice, ValueSpan {
  /** `policy.parameter`, or `scenario#/pointer`. */
  readonly vary: string;
  readonly metric: CostMetric;
  /** Null looks at all years together. */
  readonly year: number | null;
  /** What is to be met, where a goal is sought; the amount as it was typed. */
  readonly goal: { readonly comparison: 'atMost' | 'atLeast'; readonly amount: string } | null;
}

/** Everything a scenario is computed from, but for the population. */
export interface ScenarioBasis {
  readonly world: WorldTexts;
  readonly source: 'samples' | 'population';
  readonly scenario: WorldText;
}

/** Tables in both languages, by their keys. */
export type SavedTables = Readonly<Record<Surface, Readonly<Record<string, SavedTable>>>>;

export interface ScenarioYearView {
  readonly year: number;
  /** Years its events were moved from the base year. */
  readonly moved: number;
  readonly claims: number;
  readonly enterprises: number;
  /** What the facts say, before any assumption. */
  readonly entitled: MoneyInterval;
  readonly expected: Fen;
  /** Claimed in the calendar year, late claims of the years before included. */
  readonly claimed: Fen;
}

export interface FundYearView {
  readonly year: number;
  readonly available: Fen;
  readonly asked: Fen;
  readonly granted: Fen;
  readonly unmet: Fen;
  readonly exhaustedOn: CalendarDate | null;
  /** Claims that received less than they asked for. */
  readonly cuts: number;
}

export interface FundView {
  readonly id: string;
  readonly name: string;
  readonly years: readonly FundYearView[];
  readonly months: readonly {
    readonly month: string;
    readonly claimed: Fen;
    readonly granted: Fen;
    readonly free: Fen;
  }[];
  /** Rows of the table of cuts that were left out: it holds the first ones only. */
  readonly moreCuts: number;
}

export interface ScenarioRunView {
  readonly id: string;
  readonly name: string;
  readonly expected: Fen;
  /** Claimed after the last year. */
  readonly later: Fen;
  readonly years: readonly ScenarioYearView[];
  readonly funds: readonly FundView[];
  readonly tables: SavedTables;
}

/** A figure that can be varied, with what stands there now. */
export interface FigureChoice {
  readonly what: string;
  /** Title of its policy, or that it is one of the scenario. */
  readonly group: Bilingual;
  readonly label: Bilingual;
  readonly current: string;
  readonly span: ValueSpan | null;
}

/** One scenario, or two side by side. */
export interface ScenarioReport {
  readonly source: 'samples' | 'population';
  readonly enterprises: number;
  readonly runs: readonly ScenarioRunView[];
  /** Of two: year by year, and measure by measure. */
  readonly pair: SavedTables | null;
  readonly figures: readonly FigureChoice[];
}

export interface BandView {
  readonly p10: Fen;
  readonly p50: Fen;
  readonly p90: Fen;
  readonly least: Fen;
  readonly most: Fen;
}

export interface UncertaintyReport {
  readonly seed: number;
  /** Trials that were made; fewer than asked for where the time was up. */
  readonly trials: number;
  readonly runs: number;
  readonly total: BandView;
  readonly stated: Fen;
  readonly years: readonly (BandView & { readonly year: number; readonly stated: Fen })[];
  readonly weights: readonly {
    readonly name: Bilingual;
    readonly scope: string | null;
    readonly lowValue: string;
    readonly highValue: string;
    readonly low: Fen;
    readonly high: Fen;
    readonly swing: Fen;
  }[];
  readonly tables: SavedTables;
}

export interface CurveReport {
  readonly choice: CurveChoice;
  readonly points: readonly CostPoint[];
  readonly cliffs: readonly Cliff[];
  /** What the curve does, and what meets the goal, in words. */
  readonly says: readonly Bilingual[];
  readonly goal: Fen | null;
  readonly threshold: string | null;
  readonly tables: SavedTables;
}

/** Requests about scenarios; all are cancelled by `population:cancel`. */
export interface ScenarioRequests {
  'scenario:run': { in: ScenarioBasis & { readonly against: WorldText | null }; out: ScenarioReport };
  'scenario:try': { in: ScenarioBasis & { readonly choice: TrialChoice }; out: UncertaintyReport };
  'scenario:vary': { in: ScenarioBasis & { readonly choice: CurveChoice }; out: CurveReport };
}
