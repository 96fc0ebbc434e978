import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import type { Fen, MoneyInterval } from '../../engine/values/money';

/** What every answer to an open question of interpretation costs on a population. */
export interface ReadingPrice {
  readonly policy: string;
  readonly policyTitle: string;
  readonly path: string;
  readonly reading: string;
  readonly question: string;
  readonly chosen: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly alternatives: readonly AlternativePrice[];
  /** The most any alternative moves an end of the total; null is without limit. Units: fen. */
  readonly atStake: Fen | null;
}

export interface AlternativePrice {
  readonly name: string;
  readonly total: MoneyInterval;
  readonly atStake: Fen | null;
  /** Enterprises that get more, that get less, and those it cannot be said of because facts are missing. */
  readonly win: number;
  readonly lose: number;
  readonly shift: number;
}

export interface ReadingPrices {
  readonly year: number;
  readonly enterprises: number;
  /** What all policies cost as they are read. Units: fen. */
  readonly total: MoneyInterval;
  /** Those with most money at stake first. */
  readonly readings: readonly ReadingPrice[];
}

/** The prices with the alternatives that have none, and why. */
export interface PricedReadings extends ReadingPrices {
  readonly unpriced: readonly Diagnostic[];
}
