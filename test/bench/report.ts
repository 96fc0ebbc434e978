import os from 'node:os';
import { showTime, type Times } from './measure';

/** One line of the report. `ratio` is to the reference of the same run. */
export interface ReportRow {
  readonly name: string;
  readonly times: Times;
  readonly ratio: number | null;
}

export interface ReportTable {
  readonly title: string;
  readonly reference: string;
  readonly rows: readonly ReportRow[];
}

/** What must not be exceeded with `--check`, or must be reached. */
export interface ReportLimit {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly atLeast?: boolean;
}

/** Tells whether a limit is kept; a figure that could not be worked out keeps none. */
export function isMet({ value, limit, atLeast = false }: ReportLimit): boolean {
  return atLeast ? value >= limit : value <= limit;
}

/** One line of the report, compared with the reference of the same run. */
export function compareRow(name: string, times: Times, against: Times | null | undefined): ReportRow {
  return { name, times, ratio: against ? times.p50 / against.p50 : null };
}

/** Writes how busy the machine was: figures hold for a quiet one. */
export function writeLoad(): string {
  const load = os.loadavg().map((each) => each.toFixed(1));
  return `Load of the machine (1, 5, 15 minutes; ${os.cpus().length} cores): ${load.join(', ')}`;
}

/** Writes tables in columns. */
export function writeTables(tables: readonly ReportTable[]): string {
  return tables.map(writeTable).join('\n\n');
}

/** Writes limits with what was measured. */
export function writeLimits(limits: readonly ReportLimit[]): string {
  return limits
    .map((each) => {
      const { name, value, limit, unit, atLeast } = each;
      const met = isMet(each) ? 'met' : 'NOT met';
      return `${name}: ${value.toFixed(2)}${unit} (wanted: at ${atLeast ? 'least' : 'most'} ${limit}${unit}; ${met})`;
    })
    .join('\n');
}

function writeTable({ title, reference, rows }: ReportTable): string {
  const head = ['', 'p50', 'p95', 'p99', `p50 / ${reference}`];
  const cells = rows.map(({ name, times, ratio }) => [
    name,
    ...[times.p50, times.p95, times.p99].map(showTime),
    ratio === null ? '' : ratio.toFixed(2),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)));
  const lines = [head, ...cells].map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return [title, ...lines].join('\n');
}
