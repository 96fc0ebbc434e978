import type { EChartsCoreOption } from 'echarts/core';
import type { MoneyInterval } from '../../engine/index';
import type { ThemeTokens } from '../ui/theme-tokens';

/** One bar: what is certain, and what may come on top; a missing upper end has no end. */
export interface Band {
  readonly name: string;
  readonly low: number;
  readonly high: number | null;
  readonly label: string;
}

/** Amounts on an axis. Units: yuan; only for drawing, tables hold the exact figures. */
export function bandOf(name: string, { min, max }: MoneyInterval, label: string): Band {
  return { name, low: Number(min) / 100, high: max === null ? null : Number(max) / 100, label };
}

/** How lying bars share the width with words. Units: pixels, but for the aim. */
export interface BandLayout {
  readonly nameWidth?: number;
  readonly labelWidth?: number;
  /** Where a line stands across the bars. */
  readonly aim?: number;
}

/**
 * Lying bars, the first at the top: solid up to what is certain, then lighter to what is possible. An aim is a line
 * across them.
 */
export function drawBands(
  bands: readonly Band[],
  tokens: ThemeTokens,
  font: string,
  { nameWidth = 190, labelWidth = 130, aim }: BandLayout = {},
): EChartsCoreOption {
  const top = Math.max(aim ?? 0, ...bands.map(({ low, high }) => high ?? low)) || 1;
  return {
    ...common(tokens, font),
    grid: { left: 4, right: labelWidth, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', max: top * 1.05, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: lyingNames(
      bands.map(({ name }) => name),
      nameWidth,
      tokens,
    ),
    series: [
      {
        type: 'bar',
        stack: 'band',
        barMaxWidth: 16,
        itemStyle: { color: tokens.primary },
        data: bands.map(({ low }) => low),
        ...(aim === undefined ? {} : { markLine: drawAim(aim, tokens) }),
      },
      {
        type: 'bar',
        stack: 'band',
        barMaxWidth: 16,
        itemStyle: { color: tokens.primarySoft, borderColor: tokens.primary, borderType: 'dashed' },
        label: { show: true, position: 'right', color: tokens.text, formatter: '{b}' },
        data: bands.map(({ low, high, label }) => ({
          value: high === null ? top * 1.05 - low : high - low,
          label: { formatter: label.replaceAll('{', '(') },
          // A band without an end runs to the edge, without a border there.
          ...(high === null ? { itemStyle: { borderWidth: 0 } } : {}),
        })),
      },
    ],
  };
}

function drawAim(aim: number, tokens: ThemeTokens): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: tokens.warning, width: 2, type: 'solid' },
    label: { show: false },
    data: [{ xAxis: aim }],
  };
}

/** Standing bars without words of their own, for many of one kind such as months: solid and lighter as above. */
export function drawStandingBands(
  bands: readonly Band[],
  tokens: ThemeTokens,
  font: string,
  write: (amount: number) => string,
): EChartsCoreOption {
  const top = Math.max(0, ...bands.map(({ low, high }) => high ?? low)) || 1;
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: bands.map(({ name }) => name),
      axisLabel: { color: tokens.text, fontSize: 11 },
      axisLine: { lineStyle: { color: tokens.borderStrong } },
    },
    yAxis: {
      type: 'value',
      max: top * 1.05,
      axisLabel: { color: tokens.textMuted, formatter: write, showMaxLabel: false },
      splitLine: { lineStyle: { color: tokens.border } },
    },
    series: [
      {
        type: 'bar',
        stack: 'band',
        itemStyle: { color: tokens.primary },
        data: bands.map(({ low }) => low),
      },
      {
        type: 'bar',
        stack: 'band',
        itemStyle: { color: tokens.primarySoft, borderColor: tokens.primary, borderType: 'dashed' },
        data: bands.map(({ low, high }) => (high ?? top * 1.05) - low),
      },
    ],
  };
}

/** A bar to the right for those that gain, one to the left for those that lose. */
export interface Sides {
  readonly name: string;
  readonly up: number;
  readonly down: number;
  readonly label: string;
}

/** Lying bars on both sides of a line. */
export function drawSides(rows: readonly Sides[], tokens: ThemeTokens, font: string): EChartsCoreOption {
  const most = Math.max(1, ...rows.flatMap(({ up, down }) => [up, down]));
  const bar = (side: 'up' | 'down', colour: string) => ({
    type: 'bar',
    stack: 'sides',
    barMaxWidth: 16,
    itemStyle: { color: colour },
    data: rows.map((row) => ({
      value: side === 'up' ? row.up : -row.down,
      label: {
        // Money stands at the right, where nobody gains, too.
        show: side === 'up' || row.down > 0,
        position: side === 'up' ? 'right' : 'left',
        color: tokens.text,
        formatter: (side === 'up' ? `${row.up} (${row.label})` : String(row.down)).replaceAll('{', '('),
      },
    })),
  });
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 180, top: 4, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      min: rows.some(({ down }) => down > 0) ? -most * 1.3 : 0,
      max: most * 1.05,
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: lyingNames(
      rows.map(({ name }) => name),
      150,
      tokens,
    ),
    series: [bar('up', tokens.success), bar('down', tokens.error)],
  };
}

function lyingNames(names: readonly string[], width: number, tokens: ThemeTokens): object {
  return {
    type: 'category',
    inverse: true,
    data: names,
    axisLabel: { color: tokens.text, width, overflow: 'truncate', interval: 0 },
    axisLine: { onZero: false, lineStyle: { color: tokens.borderStrong } },
    axisTick: { show: false },
  };
}

/** One standing bar of a count, in a colour of its own where it has one. */
export interface Column {
  readonly name: string;
  readonly count: number;
  readonly label: string;
  readonly colour?: string;
}

/** Standing bars. */
export function drawColumns(columns: readonly Column[], tokens: ThemeTokens, font: string): EChartsCoreOption {
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 8, top: 36, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: columns.map(({ name }) => name),
      axisLabel: { color: tokens.text, interval: 0, width: 74, overflow: 'break', fontSize: 11 },
      axisLine: { lineStyle: { color: tokens.borderStrong } },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', axisLabel: { show: false }, splitLine: { lineStyle: { color: tokens.border } } },
    series: [
      {
        type: 'bar',
        barMaxWidth: 40,
        label: { show: true, position: 'top', color: tokens.text },
        data: columns.map(({ count, label, colour }) => ({
          value: count,
          itemStyle: { color: colour ?? tokens.primary },
          label: { formatter: label.replaceAll('{', '(') },
        })),
      },
    ],
  };
}

/** One step of a fall: from what was there to what is left. */
export interface FallStep {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Whether it is a sum, standing on the ground. */
  readonly whole: boolean;
}

/** Floating bars from sum to sum, lying, so that the names of many steps have room. */
export function drawFall(steps: readonly FallStep[], tokens: ThemeTokens, font: string): EChartsCoreOption {
  const top = Math.max(0, ...steps.flatMap(({ from, to }) => [from, to])) || 1;
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 140, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', max: top * 1.02, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: lyingNames(
      steps.map(({ name }) => name),
      210,
      tokens,
    ),
    series: [
      {
        type: 'bar',
        stack: 'fall',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: steps.map(({ whole, from, to }) => (whole ? 0 : Math.min(from, to))),
      },
      {
        type: 'bar',
        stack: 'fall',
        barMaxWidth: 16,
        data: steps.map(({ whole, from, to, label }) => ({
          value: whole ? to : Math.abs(from - to),
          itemStyle: { color: whole ? tokens.primary : to <= from ? tokens.error : tokens.success },
          label: { show: true, position: 'right', color: tokens.text, formatter: label.replaceAll('{', '(') },
        })),
      },
    ],
  };
}

/** What all charts have: no movement, the colours and letters of the window. */
export function common(tokens: ThemeTokens, font: string): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: tokens.surface,
    // In a drawing the names of fonts stand in an attribute, between the other quotation marks.
    textStyle: { color: tokens.text, fontFamily: font.replaceAll('"', "'") },
  };
}
