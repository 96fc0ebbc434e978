import type { EChartsCoreOption } from 'echarts/core';
import { asFen, formatMoney, type Fen, type Surface } from '../../engine/index';
import { common } from '../impact/chart-options';
import type { ThemeTokens } from '../ui/theme-tokens';

/** How charts look: colours, letters, words. */
export interface ChartLook {
  readonly tokens: ThemeTokens;
  readonly font: string;
  readonly language: Surface;
}

/** Writes an amount beside a bar, rounded: `365.66万元`, `¥3,656,588`; tables hold the exact figures. */
export function writeRounded(fen: bigint, language: Surface): string {
  const zh = language === 'zh';
  const words = new Intl.NumberFormat('en-US', { maximumFractionDigits: zh ? 2 : 0 });
  return zh ? `${words.format(yuan(fen) / 10_000)}万元` : `¥${words.format(yuan(fen))}`;
}

/** One lying band from low to high with a mark on it; a missing upper end has no end. Units: fen. */
export interface RangeRow {
  readonly name: string;
  readonly low: bigint;
  readonly high: bigint | null;
  readonly mark: bigint;
  readonly label: string;
  /** Of a second scenario. */
  readonly second: boolean;
}

/** Amounts on an axis. Units: fen in, yuan out; only for drawing, tables hold the exact figures. */
function yuan(fen: bigint): number {
  return Number(fen) / 100;
}

function amountAxis({ tokens, language }: ChartLook) {
  const formatter = (value: number) => (value === 0 ? '0' : formatMoney(asFen(Math.round(value) * 100), language));
  return {
    type: 'value',
    splitNumber: 4,
    axisLabel: { color: tokens.textMuted, fontSize: 11, formatter, hideOverlap: true },
    splitLine: { lineStyle: { color: tokens.border } },
  };
}

function nameAxis({ tokens }: ChartLook, names: readonly string[], width: number) {
  return {
    type: 'category',
    data: names,
    axisLabel: { color: tokens.text, width, overflow: 'truncate', fontSize: 11 },
    axisLine: { lineStyle: { color: tokens.borderStrong } },
    axisTick: { show: false },
  };
}

/** Bands one below the other, each with a stroke where its figure lies. */
export function drawRanges(rows: readonly RangeRow[], look: ChartLook): EChartsCoreOption {
  const { tokens, font } = look;
  const top = Math.max(1, ...rows.flatMap(({ low, high, mark }) => [yuan(low), yuan(high ?? low), yuan(mark)]));
  const colour = ({ second }: RangeRow) => (second ? tokens.success : tokens.primary);
  const soft = ({ second }: RangeRow) => (second ? tokens.successSoft : tokens.primarySoft);
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 150, top: 4, bottom: 4, containLabel: true },
    xAxis: { ...amountAxis(look), max: top * 1.05, axisLabel: { show: false } },
    yAxis: {
      ...nameAxis(
        look,
        rows.map(({ name }) => name),
        170,
      ),
      inverse: true,
    },
    series: [
      {
        type: 'bar',
        stack: 'band',
        silent: true,
        barMaxWidth: 16,
        itemStyle: { color: 'transparent' },
        data: rows.map(({ low }) => yuan(low)),
      },
      {
        type: 'bar',
        stack: 'band',
        barMaxWidth: 16,
        data: rows.map((row) => ({
          value: row.high === null ? top * 1.05 - yuan(row.low) : yuan(row.high - row.low),
          itemStyle: { color: soft(row), borderColor: colour(row), borderType: 'dashed', borderWidth: 1 },
          label: {
            show: true,
            position: 'right',
            color: tokens.text,
            formatter: row.label.replaceAll('{', '('),
          },
        })),
      },
      {
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [5, 18],
        data: rows.map((row, index) => ({
          value: [yuan(row.mark), index],
          itemStyle: { color: colour(row) },
        })),
      },
    ],
  };
}

/** What a fund grants and leaves unpaid, year by year. Units: fen. */
export interface FundColumn {
  readonly name: string;
  readonly granted: bigint;
  readonly unmet: bigint;
  readonly label: string;
}

/** Standing bars of two parts, with words above them. */
export function drawFundYears(
  columns: readonly FundColumn[],
  names: { readonly granted: string; readonly unmet: string },
  look: ChartLook,
): EChartsCoreOption {
  const { tokens, font } = look;
  return {
    ...common(tokens, font),
    legend: { top: 0, textStyle: { color: tokens.text }, itemWidth: 14, itemHeight: 10 },
    grid: { left: 4, right: 8, top: 48, bottom: 4, containLabel: true },
    xAxis: nameAxis(
      look,
      columns.map(({ name }) => name),
      90,
    ),
    yAxis: amountAxis(look),
    series: [
      {
        name: names.granted,
        type: 'bar',
        stack: 'asked',
        barMaxWidth: 48,
        itemStyle: { color: tokens.primary },
        data: columns.map(({ granted }) => yuan(granted)),
      },
      {
        name: names.unmet,
        type: 'bar',
        stack: 'asked',
        barMaxWidth: 48,
        itemStyle: { color: tokens.errorSoft, borderColor: tokens.error, borderType: 'dashed' },
        data: columns.map(({ unmet, label }) => ({
          value: yuan(unmet),
          ...(unmet === 0n ? { itemStyle: { borderWidth: 0 } } : {}),
          label: { show: true, position: 'top', color: tokens.text, formatter: label.replaceAll('{', '(') },
        })),
      },
    ],
  };
}

/** One month of a fund. Units: fen. */
export interface FundMonthPoint {
  readonly month: string;
  readonly claimed: bigint;
  readonly granted: bigint;
  readonly free: bigint;
}

/** What is claimed and granted month by month, and what is left. */
export function drawFundMonths(
  months: readonly FundMonthPoint[],
  names: { readonly claimed: string; readonly granted: string; readonly free: string },
  look: ChartLook,
): EChartsCoreOption {
  const { tokens, font } = look;
  const pick = (key: 'claimed' | 'granted' | 'free') => months.map((each) => yuan(each[key]));
  return {
    ...common(tokens, font),
    legend: { top: 0, textStyle: { color: tokens.text }, itemWidth: 14, itemHeight: 10 },
    grid: { left: 4, right: 8, top: 30, bottom: 4, containLabel: true },
    xAxis: nameAxis(
      look,
      months.map(({ month }) => month),
      60,
    ),
    yAxis: amountAxis(look),
    series: [
      {
        name: names.claimed,
        type: 'bar',
        itemStyle: { color: tokens.primarySoft, borderColor: tokens.primary, borderWidth: 1 },
        data: pick('claimed'),
      },
      { name: names.granted, type: 'bar', itemStyle: { color: tokens.primary }, data: pick('granted') },
      {
        name: names.free,
        type: 'line',
        step: 'end',
        showSymbol: false,
        lineStyle: { color: tokens.warning, width: 2 },
        itemStyle: { color: tokens.warning },
        data: pick('free'),
      },
    ],
  };
}

/** One assumption from its low to its high. Units: fen. */
export interface TornadoBar {
  readonly name: string;
  readonly low: bigint;
  readonly high: bigint;
  readonly label: string;
}

/** Bars around the stated total, the longest at the top. */
export function drawTornado(
  bars: readonly TornadoBar[],
  stated: Fen,
  names: { readonly low: string; readonly high: string },
  look: ChartLook,
): EChartsCoreOption {
  const { tokens, font } = look;
  const ends = [stated, ...bars.flatMap(({ low, high }) => [low, high])].map(yuan);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const margin = Math.max(1, (most - least) * 0.08);
  const side = (name: string, colour: string, pick: (bar: TornadoBar) => bigint, last: boolean) => ({
    name,
    type: 'bar',
    barGap: '-100%',
    barMaxWidth: 18,
    itemStyle: { color: colour, borderColor: tokens.borderStrong, borderWidth: 1 },
    // A bar starts at the stated total: the axis is moved there.
    data: bars.map((bar) => ({
      value: yuan(pick(bar) - stated),
      label: last
        ? { show: true, position: bar.high >= stated ? 'right' : 'left', color: tokens.text, formatter: bar.label }
        : { show: false },
    })),
  });
  const base = yuan(stated);
  const axis = amountAxis(look);
  return {
    ...common(tokens, font),
    legend: { top: 0, textStyle: { color: tokens.text }, itemWidth: 14, itemHeight: 10 },
    grid: { left: 4, right: 100, top: 28, bottom: 4, containLabel: true },
    xAxis: {
      ...axis,
      min: least - base - margin,
      max: most - base + margin,
      axisLabel: { ...axis.axisLabel, formatter: (value: number) => axis.axisLabel.formatter(value + base) },
    },
    yAxis: {
      ...nameAxis(
        look,
        bars.map(({ name }) => name),
        190,
      ),
      inverse: true,
      axisLine: { onZero: true, lineStyle: { color: tokens.text } },
      position: 'left',
    },
    series: [
      side(names.low, tokens.warning, ({ low }) => low, false),
      side(names.high, tokens.primary, ({ high }) => high, true),
    ],
  };
}

/** One value of a figure and the cost under it. Units: fen. */
export interface CurvePoint {
  readonly value: string;
  readonly cost: bigint;
  readonly kind: 'plain' | 'cliff' | 'threshold';
}

/** A cost along the values of a figure, its cliffs, and the goal as a line across. */
export function drawCurve(
  points: readonly CurvePoint[],
  goal: { readonly amount: Fen; readonly label: string } | null,
  look: ChartLook,
): EChartsCoreOption {
  const { tokens, font } = look;
  const colours = { plain: tokens.primary, cliff: tokens.error, threshold: tokens.success };
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 24, top: 24, bottom: 4, containLabel: true },
    xAxis: nameAxis(
      look,
      points.map(({ value }) => value),
      70,
    ),
    yAxis: { ...amountAxis(look), scale: true },
    series: [
      {
        type: 'line',
        lineStyle: { color: tokens.primary, width: 2 },
        symbol: 'circle',
        showAllSymbol: true,
        data: points.map(({ cost, kind }) => ({
          value: yuan(cost),
          symbolSize: kind === 'plain' ? 5 : 11,
          itemStyle: { color: colours[kind] },
        })),
        ...(goal && {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: tokens.success, type: 'dashed' },
            label: { color: tokens.text, position: 'insideStartTop', formatter: goal.label.replaceAll('{', '(') },
            data: [{ yAxis: yuan(goal.amount) }],
          },
        }),
      },
    ],
  };
}
