import type { YuanInterval } from '../worker/bundle-check';

/** Writes an amount of a bundle with separators and to the fen: `¥50,000`, `¥0–50,000.50`, `≥¥30,000`. */
export function writeYuan({ min, max }: YuanInterval): string {
  if (max === null) return `≥¥${group(min)}`;
  return min === max ? `¥${group(min)}` : `¥${group(min)}–${group(max)}`;
}

/** On the text itself: an amount never becomes a floating-point number. */
function group(amount: string): string {
  const [whole = '', part] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part.padEnd(2, '0')}`;
}
