import { parseDate } from '../values/calendar';

/** Proposes an identifier for what was written, or null where nothing of it can stay. */
export function mendIdentifier(written: string): string | null {
  const mended = written
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_.—–-]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[-0-9]+|-+$/g, '')
    .replace(/-{2,}/g, '-')
    .slice(0, 64);
  return mended === '' ? null : mended;
}

/** Proposes an ISO date for a day written another way (2023年1月5日, 2023/1/5, 20230105), or null. */
export function mendDate(written: string): string | null {
  const text = written.normalize('NFKC').trim();
  const found =
    /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [, year = '', month = '', day = ''] = found ?? [];
  if (!found) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDate(date) ? date : null;
}
