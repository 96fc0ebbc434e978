import type { TextRange } from '../diagnostics/diagnostic';
import type { Fen } from '../values/money';
import type { Rational } from '../values/rational';

/** What a scenario may assume. All are shares of one but `lateMonths`, which counts months. */
export type AssumptionKind =
  'upToShare' | 'openShare' | 'unknownShare' | 'takeUp' | 'growth' | 'lateShare' | 'lateMonths';

export type Distribution = 'triangular' | 'uniform' | 'threePoint';

/** One assumption: a value, and a range where it is uncertain. */
export interface Assumption {
  readonly of: AssumptionKind;
  /** A policy, `policy/measure` or a kind of measure; null is everything. */
  readonly scope: string | null;
  readonly value: Rational;
  readonly range: AssumptionRange | null;
  /** Where the scope stands in the text, or the assumption where it has none. */
  readonly place: TextRange;
}

export interface AssumptionRange {
  readonly low: Rational;
  readonly high: Rational;
  readonly distribution: Distribution;
}

export type FundOrder = 'firstCome' | 'proRata' | 'ranked';
export type RankedBy = 'smallestAmount' | 'largestAmount' | 'smallestEnterprise' | 'scopeOrder';

/** Money set aside for each year. Units: fen. */
export interface Fund {
  readonly id: string;
  readonly name: string;
  readonly scope: readonly FundScope[];
  readonly size: Fen;
  /** Years with another size. */
  readonly sizes: ReadonlyMap<number, Fen>;
  readonly order: FundOrder;
  /** Null unless the order is `ranked`. */
  readonly rankedBy: RankedBy | null;
  /** Whether money left over is added to the next year. */
  readonly carryOver: boolean;
  /** Whether what was not paid waits for the next year. */
  readonly waiting: boolean;
  /** Shares that come to one, with the months after the grant. */
  readonly instalments: readonly Instalment[];
}

export interface FundScope {
  readonly name: string;
  readonly place: TextRange;
}

export interface Instalment {
  readonly share: Rational;
  readonly after: number;
}

/** Assumptions and funds under which a cost is estimated. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  /** Where its identifier stands in the text. */
  readonly place: TextRange;
  readonly years: readonly number[];
  /** Last year whose events are known; null: those of every year are taken as the facts give them. */
  readonly baseYear: number | null;
  readonly assumptions: readonly Assumption[];
  readonly funds: readonly Fund[];
}
