import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOf,
  daysBetween,
  firstDayOfYear,
  formatPeriod,
  isWithin,
  lastDayOfYear,
  monthsBetween,
  parseDate,
  parsePeriod,
  previousDay,
  yearOf,
} from './calendar';

const day = (text: string): CalendarDate => {
  const date = parseDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
};
const anyDay = fc
  .date({ min: new Date('0100-01-01'), max: new Date('9000-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('calendar', () => {
  it.each([
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-1-1',
    '2023-01-32',
    '0000-01-01',
    '',
    '2023/01/01',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('knows leap years', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
    expect(parseDate('2000-02-29')).toBe('2000-02-29');
  });

  it('counts days as the proleptic Gregorian calendar does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const expected = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(date, days)).toBe(expected);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
    expect(previousDay(day('2024-03-01'))).toBe('2024-02-29');
    expect(previousDay(day('2023-01-01'))).toBe('2022-12-31');
  });

  it('counts complete months', () => {
    expect(monthsBetween(day('2023-01-31'), day('2023-02-28'))).toBe(0);
    expect(monthsBetween(day('2023-01-15'), day('2024-01-15'))).toBe(12);
    expect(monthsBetween(day('2023-01-15'), day('2024-01-14'))).toBe(11);
    expect(monthsBetween(day('2024-01-14'), day('2023-01-15'))).toBe(-11);
    expect(addMonths(day('2023-01-31'), 1)).toBe('2023-02-28');
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 600 }), (date, months) => {
        const later = addMonths(date, months);
        if (dayOf(later) === dayOf(date)) expect(monthsBetween(date, later)).toBe(months);
      }),
    );
  });

  it('knows the ends of a year', () => {
    expect([firstDayOfYear(2023), lastDayOfYear(2023), yearOf(day('2023-07-14'))]).toEqual([
      '2023-01-01',
      '2023-12-31',
      2023,
    ]);
  });
});

describe('period', () => {
  it.each([
    ['2023-01-01 至 2024-12-31', '2023-01-01', '2024-12-31', false],
    ['2023-01-01至2024-12-31', '2023-01-01', '2024-12-31', false],
    ['2023-01-01 to 2024-12-31', '2023-01-01', '2024-12-31', false],
    ['2023-01-01 起', '2023-01-01', null, false],
    ['from 2023-01-01', '2023-01-01', null, false],
    ['自2023-01-01起', '2023-01-01', null, false],
    ['未定 至 2028-12-31', null, '2028-12-31', true],
    ['unknown to 2028-12-31', null, '2028-12-31', true],
    ['未定', null, null, true],
    [' 2023-01-01 至 2023-01-01 ', '2023-01-01', '2023-01-01', false],
  ])('reads %j', (text, from, to, startUnknown) => {
    expect(parsePeriod(text)).toEqual({ from, to, startUnknown });
  });

  it.each([
    ['2024-12-31 至 2023-01-01', 'reversed', '2024-12-31 至 2023-01-01'],
    ['2023-02-30 至 2024-12-31', 'noSuchDay', '2023-02-30'],
    ['2023-01-01 至 2024-06-31', 'noSuchDay', '2024-06-31'],
    ['2023年1月1日起', 'form', '2023年1月1日起'],
    ['', 'form', ''],
  ])('refuses %j as %s at %j', (text, problem, marked) => {
    const found = parsePeriod(text);
    if (!('problem' in found)) throw new Error('a period was read');
    expect([found.problem, text.slice(found.start, found.end)]).toEqual([problem, marked]);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.option(anyDay),
        fc.option(anyDay),
        fc.constantFrom('zh' as const, 'en' as const),
        (a, b, surface) => {
          const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
          const read = parsePeriod(formatPeriod({ from, to }, surface));
          expect(read).toMatchObject({ from, to });
        },
      ),
    );
  });

  it('includes both ends', () => {
    const period = { from: day('2023-01-01'), to: day('2024-12-31') };
    expect(['2022-12-31', '2023-01-01', '2024-12-31', '2025-01-01'].map((text) => isWithin(day(text), period))).toEqual(
      [false, true, true, false],
    );
    expect(isWithin(day('1999-01-01'), { from: null, to: null })).toBe(true);
  });
});
