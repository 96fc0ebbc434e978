import type { Bilingual, TextRange } from '../../diagnostics/diagnostic';
import { multiply, fromInteger, type Rational } from '../../values/rational';

/**
 * A value written in FEEL. `unknown` tells whether null stands for a fact nobody knows, `none` whether it stands for
 * one that is known to be absent; a text for which both could be true is never made.
 */
export type FeelValue =
  | { readonly kind: 'null' }
  | FeelNumber
  | ({ readonly kind: 'boolean' | 'text' } & FeelScalar)
  | { readonly kind: 'events'; readonly feel: string; readonly collection: string };

interface FeelScalar {
  readonly feel: string;
  readonly unknown: boolean;
  readonly none: boolean;
}

/** A number: `feel` counts whole parts, `scale` of them make one. Units: as typed (money in yuan). */
export interface FeelNumber extends FeelScalar {
  readonly kind: 'number';
  readonly scale: bigint;
  /** No smaller than the size of `feel`. */
  readonly magnitude: bigint;
  /** Its value where that is known beforehand. */
  readonly constant: Rational | null;
}

/** Raised where DMN cannot say what the plan means; caught at the rule or limit it stands in, which is then deferred. */
export class NotExpressible extends Error {
  constructor(
    readonly construct: Bilingual,
    readonly range?: TextRange,
  ) {
    super(construct.en);
  }
}

/** Whole numbers up to here are exact also in engines that calculate with doubles. */
export const largestExact = 2n ** 53n;

/** Largest whole number a fact may have, so that no product or sum of a policy leaves the exact ones. Units: parts. */
export const largestFact = 10n ** 12n;

/** Makes a number out of a fraction that is known. */
export function constantNumber(value: Rational): FeelNumber {
  const magnitude = value.n < 0n ? -value.n : value.n;
  const feel = value.n < 0n ? `(${value.n})` : String(value.n);
  return { kind: 'number', feel, scale: value.d, magnitude, constant: value, unknown: false, none: false };
}

/** Counts a number in other parts, of which `scale` make one. */
export function rescale(number: FeelNumber, scale: bigint): FeelNumber {
  if (number.scale === scale) return number;
  const factor = scale / number.scale;
  if (number.constant) {
    const parts = multiply(number.constant, fromInteger(scale)).n;
    return { ...number, feel: String(parts), scale, magnitude: number.magnitude * factor };
  }
  return requireExact({
    ...number,
    feel: `(${number.feel} * ${factor})`,
    scale,
    magnitude: number.magnitude * factor,
  });
}

/** Gives a number back, where doubles hold it. Errors: NotExpressible. */
export function requireExact(number: FeelNumber): FeelNumber {
  if (number.magnitude <= largestExact) return number;
  throw new NotExpressible({ zh: '超过十五位的数', en: 'a number of more than 15 digits' });
}

/** Gives the smallest number that both divide. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Writes a text as FEEL, with quotation marks. */
export function quoteFeel(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
