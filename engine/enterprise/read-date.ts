import { type CalendarDate, parseDate } from '../values/calendar';

/** Reads a day as people and spreadsheets write it: 2023-07-14, 2023/7/14, 2023.7.14, 2023年7月14日, full-width too. */
export function readDate(text: string): CalendarDate | 'noSuchDay' | null {
  const match = /^(\d{4})(?:\s*年\s*|[-/.])(\d{1,2})(?:\s*月\s*|[-/.])(\d{1,2})\s*日?$/.exec(
    text.normalize('NFKC').trim(),
  );
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'noSuchDay';
}

/** Longest span of months read from one entry. */
const longestSpan = 600;

/** Reads a month (2027-03) or a span of months (2027-03 至 2027-12, both included), or gives null. */
export function readMonths(text: string): readonly string[] | null {
  const [first, last = first, ...rest] = text.split(/\s*(?:至|到|~|～|—| to )\s*/).map(monthNumber);
  if (first === undefined || first === null || last === null || last === undefined || rest.length > 0) return null;
  if (last < first || last - first >= longestSpan) return null;
  return Array.from({ length: last - first + 1 }, (_, offset) => monthText(first + offset));
}

function monthNumber(text: string): number | null {
  const match = /^(\d{4})(?:年|[-/.])(\d{1,2})月?$/.exec(text.normalize('NFKC').trim());
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : null;
}

function monthText(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}
