import { asFen, type Fen } from '../values/money';
import { roundHalfUp, type Rational } from '../values/rational';
import type { BaseClaim } from './base-claim';
import type { Settled } from './settle-assumptions';

/** What one claim is expected to cost: what is claimed in time, and what is claimed later. Units: fen. */
export interface ClaimValue {
  readonly expected: Fen;
  /** Part of `expected` that is claimed `lateMonths` later. */
  readonly late: Fen;
}

/** An amount with its kind of interval: all that the value of a claim depends on. */
export type ClaimAmount = Pick<BaseClaim, 'low' | 'high' | 'discretionary' | 'moved'>;

/**
 * Values a claim: low + share x (high - low), or low x (1 + openShare) without an upper end, times take-up, times
 * (1 + growth) for each year moved. The product is exact and rounded half up to the fen once; the late part is rounded
 * half up once more and taken from it, so that both make the whole.
 */
export function valueClaim({ low, high, discretionary, moved }: ClaimAmount, settled: Settled): ClaimValue {
  const { takeUp, growth, lateShare } = settled;
  const share = high === null ? settled.openShare : discretionary ? settled.upToShare : settled.unknownShare;
  const width = high === null ? low : high - low;
  const base = low * share.d + width * share.n;
  const years = BigInt(moved);
  const exact: Rational = {
    n: base * takeUp.n * (growth.n + growth.d) ** years,
    d: share.d * takeUp.d * growth.d ** years,
  };
  const expected = asFen(roundHalfUp(exact));
  return { expected, late: asFen(roundHalfUp({ n: expected * lateShare.n, d: lateShare.d })) };
}

/** Gives the months a late claim comes later. Units: months. */
export function lateMonthsOf({ lateMonths }: Settled): number {
  return Number(roundHalfUp(lateMonths));
}
