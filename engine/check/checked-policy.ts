import type { PolicyDocument } from '../../schemas/generated/types';
import type { Enterprise } from '../enterprise/enterprise';
import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import type { CanonicalDocument } from '../validate/canonical-document';
import type { Period } from '../values/calendar';
import type { MoneyInterval } from '../values/money';
import type { QuantityInterval, Unit } from '../values/quantity';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** A policy whose names, types and meaning are checked; what was found out stands beside the document, by JSON pointer. */
export interface CheckedPolicy {
  readonly source: CanonicalDocument<PolicyDocument>;
  /** The words the policy was checked against. */
  readonly vocabulary: Vocabulary;
  /** The policy's own term; its start is null when none is known or assumed, all is null when it cannot be read. */
  readonly term: Period | null;
  /** Days on which events count; null when no start is known or assumed. */
  readonly window: Period | null;
  readonly startAssumed: boolean;
  /** Checked expressions by the pointer of the text they were read from; a table row's test stands at its `match`. */
  readonly expressions: ReadonlyMap<string, CheckedExpression>;
  /** Figures (amounts, rates, caps, expected results) by pointer. */
  readonly figures: ReadonlyMap<string, AmountFigure>;
  /** Canonical identifiers of event kinds and event fields, by the pointer of the word that was typed. */
  readonly names: ReadonlyMap<string, string>;
  /** Pointers of the items, rows, definitions and parameters that cannot be used; each has an error. */
  readonly dropped: ReadonlySet<string>;
  /** False when an error left something out, so that results made from this policy are only a preview. */
  readonly complete: boolean;
  readonly examples: readonly CheckedExample[];
}

/** A worked example that can be run. */
export interface CheckedExample {
  readonly name: string;
  readonly pointer: string;
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly total: MoneyInterval;
  /** Total to individuals and clauses of unstated amount; null where the example does not speak of them. */
  readonly individual: MoneyInterval | null;
  readonly unquantified: readonly string[] | null;
  /** Null when the example states the total alone. */
  readonly lines: readonly CheckedExampleLine[] | null;
}

/** A line a worked example expects. */
export interface CheckedExampleLine {
  readonly clause: string;
  readonly amount: QuantityInterval;
  readonly unit: Unit;
  readonly pointer: string;
}
