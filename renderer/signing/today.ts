/** The day of the computer's clock in its own time zone, as `2024-01-31`. */
export function today(now: Date = new Date()): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}
