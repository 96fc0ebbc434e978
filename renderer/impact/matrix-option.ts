import type { EChartsCoreOption } from 'echarts/core';
import type { ThemeTokens } from '../ui/theme-tokens';
import { common } from './chart-options';

/** One cell of a matrix; those without a value are on the diagonal. */
export interface MatrixCell {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly label: string;
}

/** Stands for no value: colours go by values. */
const DIAGONAL = -1;

/** A square of cells, the darker the more; columns have the numbers of the rows. */
export function drawMatrix(
  names: readonly string[],
  cells: readonly MatrixCell[],
  tokens: ThemeTokens,
  font: string,
): EChartsCoreOption {
  const most = Math.max(1, ...cells.map(({ value }) => value ?? 0));
  const numbers = names.map((_, index) => String(index + 1));
  const axis = { type: 'category', axisTick: { show: false }, axisLine: { show: false } };
  return {
    ...common(tokens, font),
    grid: { left: 4, right: 4, top: 4, bottom: 4, containLabel: true },
    xAxis: { ...axis, position: 'top', data: numbers, axisLabel: { color: tokens.textMuted, interval: 0 } },
    yAxis: {
      ...axis,
      inverse: true,
      data: names.map((name, index) => `${index + 1} ${name}`),
      axisLabel: { color: tokens.text, width: 170, overflow: 'truncate', interval: 0 },
    },
    visualMap: {
      type: 'piecewise',
      show: false,
      dimension: 2,
      pieces: [
        { value: DIAGONAL, color: tokens.sunken },
        { gt: DIAGONAL, lte: most / 2, color: tokens.primarySoft },
        { gt: most / 2, color: tokens.primary },
      ],
    },
    series: [
      {
        type: 'heatmap',
        label: { show: true, fontSize: 10 },
        data: cells.map(({ row, column, value, label }) => {
          const isDark = value !== null && value > most / 2;
          return {
            value: [column, row, value ?? DIAGONAL],
            itemStyle: { borderColor: tokens.surface, borderWidth: 2 },
            label: {
              color: value === null ? tokens.textMuted : isDark ? tokens.onPrimary : tokens.text,
              formatter: label.replaceAll('{', '('),
            },
          };
        }),
      },
    ],
  };
}
