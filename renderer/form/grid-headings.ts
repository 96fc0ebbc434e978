import type { Property } from '../../engine/index';
import { englishFieldNames } from './english-field-names';

/** What drafters head the columns of their spreadsheets with, beside the names of the keys. */
const spoken: Readonly<Record<string, RegExp>> = {
  match: /^(?:称号|级别|等级|类别|档次|情形|titles?|level|kind)$/i,
  amount: /^(?:奖励|补助|补贴|资助)?(?:金额|标准|数额|资金)$|^(?:奖励|补助|补贴|资助)$|^(?:award|amount|money)$/i,
  clause: /^(?:来源|条款|条号|编号|clause)$/i,
  note: /^(?:备注|说明|notes?|remarks?)$/i,
  label: /^(?:名目|项目|label|name)$/i,
};

/** Columns that number the rows, which a policy does not say. */
const numbering = /^(?:序号|编次|no\.?|#)$/i;

/** A column of what was pasted: where it goes, and the unit that its heading gives to bare numbers. */
export interface HeadedColumn {
  /** Null for one that is left out. */
  readonly property: Property | null;
  readonly unit: string;
}

/** Reads the first row of pasted cells as headings; null where it is a row like the others. */
export function readHeadings(
  cells: readonly (readonly string[])[],
  properties: readonly Property[],
): readonly HeadedColumn[] | null {
  const [first, second] = cells;
  if (!first || !second) return null;
  const columns = first.map((cell) => readHeading(cell, properties));
  const named = columns.flatMap((column) => column?.property ?? []);
  const isWhole = columns.every((column) => column !== null) && named.length > 0;
  if (!isWhole || new Set(named).size < named.length) return null;
  return columns.flatMap((column) => column ?? []);
}

function readHeading(cell: string, properties: readonly Property[]): HeadedColumn | null {
  if (cell === '' || numbering.test(cell)) return { property: null, unit: '' };
  const [, name = '', unit = ''] =
    /^(.*?)(?:\s*[(（](?:单位[:：]?)?\s*(元|千元|万元|百万元|亿元|%)[)）])?$/.exec(cell.replaceAll(' ', '')) ?? [];
  const property = properties.find(
    ({ canonical, zh }) =>
      name === zh ||
      [canonical, englishFieldNames[canonical]].some((each) => each?.toLowerCase() === name.toLowerCase()),
  );
  const meant = property ?? properties.find(({ canonical }) => spoken[canonical]?.test(name));
  return meant ? { property: meant, unit } : null;
}

/** Gives a bare number the unit of its heading: 10 below 金额（万元） is 10万元. */
export function withUnit(cell: string, unit: string): string {
  return unit !== '' && /^[\d,]+(?:\.\d+)?$/.test(cell) ? `${cell}${unit}` : cell;
}
