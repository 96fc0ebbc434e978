import type { ReadingPrice } from '../../engine/analyse/reading-price';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import type { MoneyInterval } from '../../engine/values/money';

/** What every answer to the open questions of interpretation costs on a population. */
export interface ReadingPrices {
  readonly year: number;
  readonly enterprises: number;
  /** What all policies cost as they are read. Units: fen. */
  readonly total: MoneyInterval;
  /** Those with most money at stake first. */
  readonly readings: readonly ReadingPrice<number>[];
}

/** The prices with the alternatives that have none, and why. */
export interface PricedReadings extends ReadingPrices {
  readonly unpriced: readonly Diagnostic[];
}
