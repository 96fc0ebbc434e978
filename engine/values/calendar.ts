import type { Surface } from './surface';

/** A calendar day as ISO text, YYYY-MM-DD; compares as text. Units: day, one time zone, no clock. */
export type CalendarDate = string & { readonly __unit: 'day' };

/** First and last day, both inclusive; null is open-ended. */
export interface Period {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** A period as written: `未定` (unknown) differs from an open end. */
export interface WrittenPeriod extends Period {
  /** The text says that the first day is not known. */
  readonly startUnknown: boolean;
}

/** Why a text is no period; offsets point into the text. */
export interface PeriodProblem {
  readonly problem: 'form' | 'noSuchDay' | 'reversed';
  readonly start: number;
  readonly end: number;
}

const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads a real calendar day, or gives null: 2024-02-30 is none. */
export function parseDate(text: string): CalendarDate | null {
  // Every fact that is a day passes here, and a regular expression would cut each into pieces.
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const [year, month, day] = [readDigits(text, 0, 4), readDigits(text, 5, 7), readDigits(text, 8, 10)];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as CalendarDate;
}

/** Gives what decimal digits come to; negative where one of the characters is none. */
function readDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const ZERO = 48;

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (daysInMonths[month - 1] ?? 0);
}

function makeDate(year: number, month: number, day: number): CalendarDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Gives the calendar year of a day. */
export function yearOf(date: CalendarDate): number {
  return readDigits(date, 0, 4);
}

/** Gives the month of a day, 1 to 12. */
export function monthOf(date: CalendarDate): number {
  return readDigits(date, 5, 7);
}

/** Gives the day of the month of a day. */
export function dayOf(date: CalendarDate): number {
  return readDigits(date, 8, 10);
}

/** Gives 1 January of a year. */
export function firstDayOfYear(year: number): CalendarDate {
  return makeDate(year, 1, 1);
}

/** Gives 31 December of a year. */
export function lastDayOfYear(year: number): CalendarDate {
  return makeDate(year, 12, 31);
}

/** Gives the day before a day. */
export function previousDay(date: CalendarDate): CalendarDate {
  return addDays(date, -1);
}

/** Gives the day a number of days later, or earlier for a negative number. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Gives the number of days from `from` to `to`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Gives the number of complete months from `from` to `to`; a month is complete on the same day of the month. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  if (to >= from) return dayOf(to) < dayOf(from) ? months - 1 : months;
  return dayOf(to) > dayOf(from) ? months + 1 : months;
}

/** Gives the same day a number of months later; the last day of the month where that day does not exist. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const count = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return makeDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/** Tells whether a day lies in a period, ends included. */
export function isWithin(date: CalendarDate, period: Period): boolean {
  return (period.from === null || date >= period.from) && (period.to === null || date <= period.to);
}

// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
function dayNumber(date: CalendarDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

function fromDayNumber(days: number): CalendarDate {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return makeDate(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

const unknownStart = /^(?:未定|unknown)$/i;
const forms = [
  // 2023-01-01 至 2024-12-31, 未定 至 2028-12-31, 2023-01-01 to 2024-12-31
  /^(?<from>\d{4}-\d{1,2}-\d{1,2}|未定|unknown)\s*(?:至|到|to|~|～|—|--)\s*(?<to>\d{4}-\d{1,2}-\d{1,2}|未定|unknown)$/di,
  // 2023-01-01 起, from 2023-01-01, 未定
  /^(?<from>\d{4}-\d{1,2}-\d{1,2})\s*(?:起|以来|onwards?)$/di,
  /^(?:自|from)\s*(?<from>\d{4}-\d{1,2}-\d{1,2})\s*起?$/di,
  // 至 2024-12-31, until 2024-12-31
  /^(?:至|until|to)\s*(?<to>\d{4}-\d{1,2}-\d{1,2})\s*(?:止)?$/di,
  /^(?<from>未定|unknown)$/di,
];

/** Reads a period as drafters write it: `2023-01-01 至 2024-12-31`, `2023-01-01 起`, `未定 至 2028-12-31`, and in English. */
export function parsePeriod(text: string): WrittenPeriod | PeriodProblem {
  const lead = text.length - text.trimStart().length;
  const body = text.trim();
  for (const form of forms) {
    const match = form.exec(body);
    if (!match?.groups || !match.indices?.groups) continue;
    const ends: (CalendarDate | null)[] = [];
    for (const name of ['from', 'to'] as const) {
      const written = match.groups[name];
      if (written === undefined || unknownStart.test(written)) {
        ends.push(null);
        continue;
      }
      const date = parseDate(written);
      const [start, end] = match.indices.groups[name] ?? [0, body.length];
      if (!date) return { problem: 'noSuchDay', start: lead + start, end: lead + end };
      ends.push(date);
    }
    const [from = null, to = null] = ends;
    if (from !== null && to !== null && from > to) return { problem: 'reversed', start: lead, end: lead + body.length };
    return { from, to, startUnknown: match.groups['from'] === undefined || unknownStart.test(match.groups['from']) };
  }
  return { problem: 'form', start: lead, end: lead + body.length };
}

/** Writes a period in the canonical form of a surface, which `parsePeriod` reads back. */
export function formatPeriod(period: Period & { readonly startUnknown?: boolean }, surface: Surface): string {
  const { from, to } = period;
  const unknown = surface === 'zh' ? '未定' : 'unknown';
  if (to === null) {
    if (from === null) return unknown;
    return surface === 'zh' ? `${from} 起` : `from ${from}`;
  }
  return `${from ?? unknown} ${surface === 'zh' ? '至' : 'to'} ${to}`;
}
