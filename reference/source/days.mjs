// Calendar days are ISO texts (YYYY-MM-DD), which order as texts. There are no times and no time zones.

const pad = (value, width) => String(value).padStart(width, '0');
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysInMonth = (year, month) =>
  month === 2 && isLeap(year) ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];

export const yearOf = (day) => Number(day.slice(0, 4));
export const monthOf = (day) => Number(day.slice(5, 7));
export const dayOf = (day) => Number(day.slice(8, 10));
export const makeDay = (year, month, day) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
export const firstOfYear = (year) => makeDay(year, 1, 1);
export const lastOfYear = (year) => makeDay(year, 12, 31);

/** Whether a text is a day that exists. */
export function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [yearOf(text), monthOf(text), dayOf(text)];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day before. */
export function dayBefore(day) {
  const [year, month, date] = [yearOf(day), monthOf(day), dayOf(day)];
  if (date > 1) return makeDay(year, month, date - 1);
  if (month > 1) return makeDay(year, month - 1, daysInMonth(year, month - 1));
  return makeDay(year - 1, 12, 31);
}

/** Days from one day to another. */
export function daysBetween(from, to) {
  return ordinal(to) - ordinal(from);
}

/** Days since the first of January of the year 1. */
function ordinal(day) {
  const before = yearOf(day) - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let month = 1; month < monthOf(day); month += 1) days += daysInMonth(yearOf(day), month);
  return days + dayOf(day) - 1;
}

/** Complete months from one day to another, truncated towards zero. */
export function monthsBetween(from, to) {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  if (to >= from) return dayOf(to) < dayOf(from) ? months - 1 : months;
  return dayOf(to) > dayOf(from) ? months + 1 : months;
}

/** The same day some months later; the last day of the month where that day does not exist. */
export function addMonths(day, months) {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return makeDay(year, month, Math.min(dayOf(day), daysInMonth(year, month)));
}

export const lastOfMonth = (firstDay) =>
  makeDay(yearOf(firstDay), monthOf(firstDay), daysInMonth(yearOf(firstDay), monthOf(firstDay)));
