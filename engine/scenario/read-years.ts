const LONGEST = 20;

/** Reads a year or a span of years, such as `2023-2026`, 20 at most; null where the text is neither. */
export function readYearSpan(text: string): readonly number[] | null {
  const match = /^(\d{4})(?:\s*(?:-|—|~|～|至|到)\s*(\d{4}))?$/.exec(text.trim());
  if (!match) return null;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (first < 1990 || last > 2100 || last < first || last - first >= LONGEST) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
