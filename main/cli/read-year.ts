import { UsageError, type Invocation } from './command';

/** Reads --year. Errors: UsageError for anything but a year from 1990 to 2100. */
export function readYear({ values }: Invocation): number {
  const year = Number(values['year']);
  if (!/^\d{4}$/.test(values['year'] ?? '') || year < 1990 || year > 2100) {
    throw new UsageError({
      zh: '--year 须为 1990 至 2100 之间的年份，例如 --year 2023',
      en: '--year takes a year from 1990 to 2100, such as --year 2023',
    });
  }
  return year;
}
