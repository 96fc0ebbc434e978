import type { CalendarDate } from '../../engine/values/calendar';

/** Gives the day of the computer's clock in its own time zone. */
export function today(now: Date = new Date()): CalendarDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}` as CalendarDate;
}
