import type { CanonicalValue } from './canonical-json';

/**
 * Turns what a document holds into canonical JSON: numbers that are not safe integers become their shortest decimal
 * text (`0.3`), for the language reads a figure as a number and as text alike. Members that are `undefined` go.
 * Throws for what JSON cannot hold: our own bug.
 */
export function toCanonicalValue(value: unknown): CanonicalValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return value.map(toCanonicalValue);
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(entries.map(([key, member]) => [key, toCanonicalValue(member)]));
  }
  throw new Error(`Canonical JSON cannot hold a ${typeof value}.`);
}

function canonicalNumber(value: number): string | number {
  if (!Number.isFinite(value)) throw new Error(`Canonical JSON cannot hold ${value}.`);
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return shiftPoint(mantissa, Number(exponent));
}

/** Writes 1.5e-7 as 0.00000015: exponents are no part of the language. */
function shiftPoint(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
