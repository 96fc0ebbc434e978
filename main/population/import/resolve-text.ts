import { readEnterpriseValue } from '../../../engine/enterprise/read-enterprise-value';
import type { FactValue } from '../../../engine/enterprise/enterprise';
import type { FactField, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import type { ImportNote } from './import-note';

/** How the texts of a column are to be read. */
export interface TextReading {
  readonly field: FactField;
  /** Kind of event the field belongs to; null for the enterprise itself. */
  readonly collection: string | null;
  /** Unit of bare numbers: 万元, 元, %; null where the texts say it themselves. */
  readonly unit: string | null;
}

/** A text of a column as a fact; null is a fact nobody knows. */
export interface ResolvedText {
  readonly value: FactValue | null;
  readonly note: ImportNote | null;
}

const emptyMarks = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\',
  'null',
  'n/a',
  'na',
  '#n/a',
  '不详',
  '未填',
  '未知',
  '空',
]);
/** How tables tick yes and no, beside the words the reader knows. A cross is neither: it marks a choice as often as a refusal. */
const ticks: ReadonlyMap<string, string> = new Map([
  ...['1', 'y', 't', '√', '✓', '✔', '☑', '对'].map((tick) => [tick, '是'] as const),
  ...['0', 'n', 'f', '错'].map((tick) => [tick, '否'] as const),
]);
/** No enterprise facts are older than the republic, and none lie a lifetime ahead: such days are slips of a spreadsheet. */
const [firstDay, lastDay] = ['1949-10-01', '2100-12-31'];

/** Reads one text of a column as the reader of enterprise files would, after what only spreadsheets do is put right. */
export function resolveText(written: string, reading: TextReading, vocabulary: Vocabulary): ResolvedText {
  const text = written.normalize('NFKC').trim();
  const { field, unit } = reading;
  if (emptyMarks.has(text.toLowerCase())) return { value: null, note: null };
  const failure = failedFormula(text);
  if (failure) return { value: null, note: failure };
  if (field.type.kind === 'date') return resolveDay(text, reading, vocabulary);
  if (field.type.kind === 'boolean') return readFact(ticks.get(text.toLowerCase()) ?? text, reading, vocabulary);
  const isBare = /^[+-]?[\d,]+(\.\d+)?$/.test(text);
  const repaired = isBare && text.includes(',');
  const figure = repaired ? text.replaceAll(',', '') : text;
  const resolved = readFact(isBare && unit !== null ? `${figure}${unit}` : figure, reading, vocabulary);
  if (!repaired || resolved.value === null) return resolved;
  return {
    ...resolved,
    note: { kind: 'repaired', reason: { zh: '去掉千分位逗号', en: 'commas between thousands left out' } },
  };
}

function resolveDay(text: string, reading: TextReading, vocabulary: Vocabulary): ResolvedText {
  const [written = '', time = ''] = text.split(/[T ](?=\d{1,2}:)/);
  // The database takes these for days, too.
  const day = written.replace(/^(\d{4})([ \\])(\d{1,2})\2(\d{1,2})$/, '$1-$3-$4');
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  const serial = /^([2-7]\d{4})(\.0+)?$/.exec(day);
  const plain = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : serial ? serialDay(Number(serial[1])) : day;
  const resolved = readFact(plain, reading, vocabulary);
  if (typeof resolved.value !== 'string') return resolved;
  if (resolved.value < firstDay || resolved.value > lastDay)
    return emptied(`日期不可信：${resolved.value}`, `a day that cannot be meant: ${resolved.value}`);
  if (serial)
    return {
      ...resolved,
      note: {
        kind: 'repaired',
        reason: { zh: '按电子表格的日期序号读取', en: 'read as the day number of a spreadsheet' },
      },
    };
  if (/[1-9]/.test(time))
    return {
      ...resolved,
      note: { kind: 'repaired', reason: { zh: '只取日期，略去时刻', en: 'the time of day left out' } },
    };
  return resolved;
}

/** Source: ECMA-376, part 1, 18.17.4.1: day 1 is 1900-01-01, and 1900 counts as a leap year. */
function serialDay(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

function readFact(text: string, { field, collection }: TextReading, vocabulary: Vocabulary): ResolvedText {
  const data = collection === null ? { [field.id]: text } : { [collection]: [{ [field.id]: monthsOf(field, text) }] };
  const { value, diagnostics } = readEnterpriseValue(data, vocabulary);
  const fields = collection === null ? value?.fields : value?.events[collection]?.[0]?.fields;
  const read = fields?.[field.id];
  if (read !== undefined) return { value: read, note: null };
  const [finding] = diagnostics;
  return emptied(finding?.message.zh ?? `读不出：${text}`, finding?.message.en ?? `cannot be read: ${text}`);
}

function monthsOf({ type }: FactField, text: string): string | readonly string[] {
  return type.kind === 'months' ? text.split(/[,，、;；]/).map((each) => each.trim()) : text;
}

/** A title with the level that stands beside it, as facts of one event. */
export function resolveTitlePair(
  title: string,
  level: string | null,
  {
    field,
    levelField,
    collection,
  }: { readonly field: FactField; readonly levelField: FactField | null; readonly collection: string },
  vocabulary: Vocabulary,
): { readonly fields: Readonly<Record<string, FactValue>>; readonly note: ImportNote | null } {
  if (emptyMarks.has(title.normalize('NFKC').trim().toLowerCase())) return { fields: {}, note: null };
  const record = {
    [field.id]: title,
    ...(levelField && level !== null && level.trim() !== '' ? { [levelField.id]: level } : {}),
  };
  const { value, diagnostics } = readEnterpriseValue({ [collection]: [record] }, vocabulary);
  const [finding] = diagnostics;
  const fields = value?.events[collection]?.[0]?.fields ?? {};
  // A title nobody here knows is kept as a title of elsewhere: it counts for nothing, but it is no gap.
  const kind = fields[field.id] === undefined ? 'emptied' : 'flagged';
  return { fields, note: finding ? { kind, reason: finding.message } : null };
}

/** What is noted of a cell that holds the failure of a formula; null of any other. */
export function failedFormula(text: string): ImportNote | null {
  if (!/^#(REF|VALUE|NAME|DIV\/0|NUM|NULL|N\/A|SPILL|CALC)[!?]?$/.test(text)) return null;
  return {
    kind: 'emptied',
    reason: { zh: `公式出错：${text}`, en: `a formula of the spreadsheet failed: ${text}` },
  };
}

function emptied(zh: string, en: string): ResolvedText {
  return { value: null, note: { kind: 'emptied', reason: { zh, en } } };
}
