import type { Industry, Vocabulary } from './vocabulary';

/**
 * Reads an industry code as people write it: `C39`, `39`, `C3919`, `I`. Gives the code without the section letter in
 * front of digits, or null when it is no GB/T 4754 code or letter and digits do not belong together.
 */
export function readIndustryCode(vocabulary: Vocabulary, text: string): string | null {
  const match = /^([A-T])?(\d{1,4})?$/.exec(text.trim().toUpperCase());
  if (!match) return null;
  const [, section, digits] = match;
  if (digits === undefined) return section ?? null;
  // A spreadsheet drops the zero in front of the divisions of agriculture and mining.
  const code = digits.length === 1 ? `0${digits}` : digits;
  const division = findIndustry(vocabulary, code.slice(0, 2));
  if (!division || (section !== undefined && division.parent !== section)) return null;
  return code;
}

/** Finds a section, division or listed group by its code. */
export function findIndustry(vocabulary: Vocabulary, code: string): Industry | undefined {
  return vocabulary.industries.find((industry) => industry.code === code);
}

/** Lists a code with all that contain it, from the narrowest to the section: 3919, 391, 39, C. */
export function widerIndustries(vocabulary: Vocabulary, code: string): readonly string[] {
  if (/^[A-T]$/.test(code)) return [code];
  const digits = [4, 3, 2].filter((length) => length <= code.length).map((length) => code.slice(0, length));
  const section = findIndustry(vocabulary, code.slice(0, 2))?.parent;
  return section ? [...digits, section] : digits;
}
