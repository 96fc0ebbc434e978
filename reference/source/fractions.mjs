// Exact numbers. A number is a fraction { n, d } of two BigInts in lowest terms with d > 0; there are no doubles.

/** Makes a fraction in lowest terms. */
export function fraction(n, d = 1n) {
  if (d < 0n) [n, d] = [-n, -d];
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return { n: n / (a || 1n), d: d / (a || 1n) };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

/** Reads decimal text such as `-3.50`; the plan and the facts write every amount and rate so. */
export function fromDecimal(text) {
  const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text);
  if (!match || !(match[2] || match[3])) throw new Error(`${text} is no decimal number`);
  const [, sign, whole, decimals = ''] = match;
  const digits = BigInt(whole + decimals);
  return fraction(sign === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
}

export const whole = (number) => fraction(BigInt(number));
export const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
export const over = (a, b) => (b.n === 0n ? null : fraction(a.n * b.d, a.d * b.n));
export const negative = (a) => ({ n: -a.n, d: a.d });

/** Compares: -1, 0 or 1. */
export function compareNumbers(a, b) {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest whole number not above. */
export function floorOf(a) {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** Rounds to a whole number, halves away from zero. */
export function roundHalfUp(a) {
  const magnitude = a.n < 0n ? -a.n : a.n;
  const rounded = (2n * magnitude + a.d) / (2n * a.d);
  return a.n < 0n ? -rounded : rounded;
}

/** How many smallest parts one of a unit has: fen of a yuan, hundredths of a percent of a share of one, persons. */
export const PARTS = { money: 100n, quota: 100n, rate: 10000n, persons: 1n };

/** Writes whole parts as decimal text of the unit, without trailing zeros. */
export function partsToDecimal(parts, unit) {
  const size = PARTS[unit];
  const magnitude = parts < 0n ? -parts : parts;
  const decimals =
    size === 1n
      ? ''
      : String(magnitude % size)
          .padStart(String(size).length - 1, '0')
          .replace(/0+$/, '');
  return `${parts < 0n ? '-' : ''}${magnitude / size}${decimals && `.${decimals}`}`;
}
