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

/** Lying bars, the first at the top: solid up to what is certain, then lighter to what is possible. */
export function drawBands(bands: readonly Band[], tokens: ThemeTokens, font: string): EChartsCoreOption {
  const top = Math.max(1, ...bands.map(({ low, high }) => high ?? low));
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 110, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', max: top * 1.05, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bands.map(({ name }) => name),
      axisLabel: { color: tokens.text, width: 190, overflow: 'truncate', interval: 0 },
      axisLine: { lineStyle: { color: tokens.borderStrong } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        stack: 'band',
        barMaxWidth: 16,
        itemStyle: { color: tokens.primary },
        data: bands.map(({ low }) => low),
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
    grid: { left: 4, right: 8, top: 24, bottom: 4, containLabel: true },
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

/** Floating bars from sum to sum. */
export function drawFall(steps: readonly FallStep[], tokens: ThemeTokens, font: string): EChartsCoreOption {
  const colour = ({ whole, from, to }: FallStep) =>
    whole ? tokens.primary : to <= from ? tokens.error : tokens.success;
  const columns = drawColumns(
    steps.map((step) => ({
      name: step.name,
      count: step.whole ? step.to : Math.abs(step.from - step.to),
      label: step.label,
      colour: colour(step),
    })),
    tokens,
    font,
  ) as { readonly series: readonly object[] };
  const ground = {
    type: 'bar',
    stack: 'fall',
    silent: true,
    itemStyle: { color: 'transparent' },
    data: steps.map(({ whole, from, to }) => (whole ? 0 : Math.min(from, to))),
  };
  return { ...columns, series: [ground, ...columns.series.map((series) => ({ ...series, stack: 'fall' }))] };
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
