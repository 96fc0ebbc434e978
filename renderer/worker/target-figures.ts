import { formatRational, toRational, type Rational } from '../../engine/index';

/** What the figures of a target are written with. */
interface Aim {
  readonly comparison: string;
  /** Exact decimal text. */
  readonly value: string;
  readonly unit: string;
}

/** Writes a figure of a target as its reader sees it: `100家`, `85%`. */
export function writeFigure({ comparison, unit }: Aim, value: Rational): string {
  if (comparison === 'coverage') return `${formatRational({ n: value.n * 100n, d: value.d }, 1)}%`;
  return formatRational(value) + (/^[A-Za-z]/.test(unit) ? ` ${unit}` : unit);
}

/** Gives the share of a target that a figure reaches, for drawing; whatever is reached of nothing is all of it. */
export function shareOf({ value }: Aim, reached: Rational): number {
  const wanted = toRational(value);
  return wanted.n === 0n ? 1 : Number(reached.n * wanted.d) / Number(reached.d * wanted.n);
}
