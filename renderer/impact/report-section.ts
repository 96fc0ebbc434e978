import type { EChartsCoreOption } from 'echarts/core';
import type { ImpactSum, SavedTable } from '../../main/ipc/population-contract';
import type { MoneyInterval } from '../../engine/index';
import { themeTokens, type ThemeTokens } from '../ui/theme-tokens';
import type { TableWords } from './write-bin';

/** What sections of the report are written and drawn with. */
export interface Look extends TableWords {
  readonly tokens: ThemeTokens;
}

/** The same in the colours of paper, whatever the window looks like. */
export function onPaper(look: Look): Look {
  return { ...look, tokens: themeTokens.light };
}

/** One part of the report: a chart, the table behind it, and what has to be said about both. */
export interface ReportSection {
  /** Names it in tests and files. */
  readonly name: string;
  readonly title: string;
  readonly option: EChartsCoreOption;
  /** Units: pixels. */
  readonly height: number;
  readonly table: SavedTable;
  readonly note?: string;
}

/** Bars that fit a chart; what is smaller is put together in the last. */
export const MOST_BARS = 14;
/** Units: pixels. */
export const BAR_HEIGHT = 24;

/** Gives the height of lying bars, of which a chart has never less than two. Units: pixels. */
export function heightOf(bars: number): number {
  return Math.max(2, bars) * BAR_HEIGHT + 12;
}

/** Orders parts by what they cost for certain, then at most, then by whom they help. */
export function compareSums(
  a: Pick<ImpactSum, 'amount' | 'perhaps'>,
  b: Pick<ImpactSum, 'amount' | 'perhaps'>,
): number {
  return compareAmounts(a.amount, b.amount) || b.perhaps - a.perhaps;
}

/** Orders amounts from the largest, by their lower ends, then by their upper ends. */
export function compareAmounts(a: MoneyInterval, b: MoneyInterval): number {
  if (a.min !== b.min) return a.min < b.min ? 1 : -1;
  if (a.max === b.max) return 0;
  if (a.max === null || b.max === null) return a.max === null ? -1 : 1;
  return a.max < b.max ? 1 : -1;
}
