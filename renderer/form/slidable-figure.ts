/** A figure with one number, which a slider can move; the words around it stay as they were written. */
export interface SlidableFigure {
  readonly before: string;
  readonly number: number;
  readonly after: string;
  /** Decimals that are written. */
  readonly decimals: number;
}

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly decimals: number;
}

const modality = '最高不超过|最多不超过|不超过|不高于|最高|至多|最多|不低于|不少于|至少|最低';
const units = '亿元|千万元|百万元|万元|千元|元|%|人|名';
const figure = new RegExp(
  `^(?<before>(?:${modality})?(?:每(?:人|月|年|家|户|件|项|次|个))*\\s*[¥￥]?)(?<number>\\d{1,12}(?:\\.\\d{1,4})?)(?<after>\\s*(?:${units})(?:以内|以下|及以上|以上)?)$`,
);

/** Reads a figure that a slider can move; null for formulas, names, ranges and plain numbers, of which nobody knows the scale. */
export function readSlidable(text: string): SlidableFigure | null {
  const found = figure.exec(text.trim())?.groups;
  if (!found) return null;
  const { before = '', number = '', after = '' } = found;
  return { before, number: Number(number), after, decimals: number.split('.')[1]?.length ?? 0 };
}

/** From nothing to about twice the figure, in steps a drafter would take; rates end at 100 %. */
export function rangeOf({ number, after, decimals }: SlidableFigure): SliderRange {
  const scale = number > 0 ? 10 ** (Math.floor(Math.log10(number)) - 1) : 1;
  const step = decimals > 0 ? 10 ** -decimals : Math.max(1, scale);
  const most = Math.max(step * 10, number * 2);
  const max = after.includes('%') ? Math.max(100, number) : most;
  return { min: 0, max: Math.ceil(max / step) * step, step, decimals };
}

/** Writes the figure with another number, as exactly as its steps are. */
export function writeSlidable({ before, after }: SlidableFigure, number: number, { decimals }: SliderRange): string {
  return `${before}${number.toFixed(decimals)}${after}`;
}
