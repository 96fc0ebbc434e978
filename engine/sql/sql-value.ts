import type { Rational } from '../values/rational';

/**
 * An expression in SQL. `maybeUnknown` tells whether it can be NULL for want of a fact; `none` is a condition, itself
 * never NULL, under which the value is known to be absent (the expression is NULL then too).
 */
export type SqlValue =
  | { readonly kind: 'null' }
  | SqlNumber
  | ({ readonly kind: 'boolean' | 'date' | 'text' | 'word' | 'region' } & SqlScalar)
  | { readonly kind: 'events'; readonly collection: string };

interface SqlScalar {
  readonly sql: string;
  readonly maybeUnknown: boolean;
  readonly none: string | null;
}

/** A number: `sql` counts whole parts, `scale` of them make one. Units: as typed (money in yuan). */
export interface SqlNumber extends SqlScalar {
  readonly kind: 'number';
  readonly scale: bigint;
  /** No smaller than the size of `sql`. */
  readonly magnitude: bigint;
  /** Its value where that is known when the statement is made. */
  readonly constant: Rational | null;
}

/** Makes a number out of a fraction that is known. */
export function constantNumber(value: Rational): SqlNumber {
  const magnitude = value.n < 0n ? -value.n : value.n;
  return {
    kind: 'number',
    sql: String(value.n),
    scale: value.d,
    magnitude,
    constant: value,
    maybeUnknown: false,
    none: null,
  };
}

/** Joins conditions under which a value is absent; null for none of them. */
export function anyOf(conditions: readonly (string | null)[]): string | null {
  const given = [...new Set(conditions.filter((each) => each !== null))];
  return given.length === 0 ? null : `(${given.join(' OR ')})`;
}

/** Gives the smallest number that both divide. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Counts a number in other parts. */
export function rescale(number: SqlNumber, scale: bigint): SqlNumber {
  if (number.scale === scale) return number;
  const factor = scale / number.scale;
  const magnitude = number.magnitude * factor;
  if (number.constant)
    return { ...number, sql: String((number.constant.n * scale) / number.constant.d), scale, magnitude };
  return { ...number, sql: `(${number.sql} * ${factor})`, scale, magnitude };
}
