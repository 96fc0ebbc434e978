/** An exact fraction in lowest terms; `d` is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

/** Longest decimal text that is read as a number: keeps hostile input from making huge integers. */
const longestDecimal = 60;

/** Makes a fraction in lowest terms; throws for a zero denominator, which is our own bug. */
export function makeRational(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new Error('A fraction needs a denominator other than zero.');
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Makes a fraction of a whole number. */
export function fromInteger(n: bigint | number): Rational {
  return { n: BigInt(n), d: 1n };
}

/**
 * Reads plain decimal text such as `-3.50`, or gives null when it is none.
 * Exponents are no drafter's notation and are refused.
 */
export function parseRational(text: string): Rational | null {
  if (text.length > longestDecimal) return null;
  const match = /^([+-]?)(\d+)?(?:\.(\d+))?$/.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const fraction = match[3] ?? '';
  const digits = BigInt((match[2] ?? '') + fraction);
  return makeRational(match[1] === '-' ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** Reads decimal text that is known to be one; throws otherwise, which is our own bug. */
export function toRational(text: string): Rational {
  const value = parseRational(text);
  if (!value) throw new Error(`"${text}" is no decimal number.`);
  return value;
}

/** Adds two fractions. */
export function add(a: Rational, b: Rational): Rational {
  return makeRational(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Subtracts `b` from `a`. */
export function subtract(a: Rational, b: Rational): Rational {
  return makeRational(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** Multiplies two fractions. */
export function multiply(a: Rational, b: Rational): Rational {
  return makeRational(a.n * b.n, a.d * b.d);
}

/** Divides `a` by `b`, or gives null when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational | null {
  return b.n === 0n ? null : makeRational(a.n * b.d, a.d * b.n);
}

/** Negates a fraction. */
export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** Compares two fractions: negative, zero or positive. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Gives the largest whole number not above a fraction. */
export function floorOf(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** Gives the smallest whole number not below a fraction. */
export function ceilingOf(a: Rational): bigint {
  return -floorOf(negate(a));
}

/** Rounds to a whole number, halves away from zero, as fiscal practice rounds. */
export function roundHalfUp(a: Rational): bigint {
  const magnitude = a.n < 0n ? -a.n : a.n;
  const rounded = (2n * magnitude + a.d) / (2n * a.d);
  return a.n < 0n ? -rounded : rounded;
}

/**
 * Writes a fraction as exact decimal text, or gives null when its decimals do not end.
 * Shape: no exponent, no trailing zeros, `-` for negative ones.
 */
export function toDecimalText(a: Rational): string | null {
  let rest = a.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return null;
  const places = Math.max(twos, fives);
  const digits = ((a.n < 0n ? -a.n : a.n) * 10n ** BigInt(places)) / a.d;
  const text = digits.toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  return `${a.n < 0n ? '-' : ''}${whole}${places > 0 ? `.${text.slice(-places)}` : ''}`;
}

/** Writes a fraction for readers: exact where its decimals end, else rounded and marked with `≈`. */
export function formatRational(a: Rational, places = 4): string {
  const exact = toDecimalText(a);
  if (exact !== null && (exact.split('.')[1]?.length ?? 0) <= places) return exact;
  const rounded = roundHalfUp(multiply(a, fromInteger(10n ** BigInt(places))));
  return `≈${toDecimalText(makeRational(rounded, 10n ** BigInt(places))) ?? ''}`;
}

/** Gives a fraction without its sign. */
export function abs(a: Rational): Rational {
  return a.n < 0n ? negate(a) : a;
}
