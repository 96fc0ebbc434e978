import type { EnterpriseEvent } from '../enterprise/enterprise';
import type { CalendarDate } from '../values/calendar';
import type { Rational } from '../values/rational';
import type { FactNeed } from './facts-read';

/** What is certain about a number: it lies between these, ends included; null is no bound. */
export interface Bounds {
  readonly low: Rational | null;
  readonly high: Rational | null;
}

/** The value of an expression: known, known to be absent (`null`), or unknown with the facts that are missing. */
export type RuntimeValue =
  | UnknownValue
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Text and canonical identifiers: titles, regions, enumerated values. */
  | { readonly kind: 'text'; readonly value: string }
  /** Numbers, rates and money. Units: money in yuan, 0.3 for 30%. */
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'date'; readonly value: CalendarDate }
  | RecordValue
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly needs: readonly FactNeed[];
  /** What is certain about an unknown number. */
  readonly bounds?: Bounds;
}

/** The enterprise, or one of its events. */
export interface RecordValue {
  readonly kind: 'record';
  readonly collection: string | null;
  readonly event: EnterpriseEvent | null;
}

export interface ListItem {
  readonly value: RuntimeValue;
  /** Facts that decide whether the item belongs to the list; empty: it does. */
  readonly doubts: readonly FactNeed[];
}

export const nullValue: RuntimeValue = { kind: 'null' };

const holding: RuntimeValue = { kind: 'boolean', value: true };
const failing: RuntimeValue = { kind: 'boolean', value: false };

/** Gives a known truth value. */
export function booleanValue(value: boolean): RuntimeValue {
  return value ? holding : failing;
}

/** Makes a known number, rate or amount. */
export function numberValue(value: Rational): RuntimeValue {
  return { kind: 'number', value };
}

/** Makes an unknown value out of the facts that are missing, each named once. */
export function unknownValue(needs: readonly FactNeed[], bounds?: Bounds | null): UnknownValue {
  const distinct = new Map(needs.map((need) => [need.path, need]));
  return { kind: 'unknown', needs: [...distinct.values()], ...(bounds && { bounds }) };
}
