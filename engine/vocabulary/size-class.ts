import { widerIndustries } from './find-industry';
import { compareRationals, fromInteger, parseRational } from '../values/rational';
import type { SizeClassRow, SizeLimits, Vocabulary } from './vocabulary';

export type SizeClass = 'large' | 'medium' | 'small' | 'micro';

/** What a size class is worked out from; exact decimal text, undefined where unknown. Units: persons, yuan. */
export interface SizeFigures {
  readonly industry?: string | undefined;
  readonly employees?: string | undefined;
  readonly revenue?: string | undefined;
  readonly assets?: string | undefined;
}

export type SizeFigure = keyof SizeFigures;

/** The size class, or the figures that are still needed; none are where the standard does not cover the industry. */
export type SizeFinding =
  | { readonly kind: 'class'; readonly class: SizeClass; readonly row: string }
  | { readonly kind: 'unknown'; readonly needs: readonly SizeFigure[] };

type Verdict = { readonly met: boolean } | { readonly needs: readonly SizeFigure[] };

/**
 * Works out the size class of an enterprise from its industry and figures. Large, medium and small must meet all the
 * lower bounds of their row; what meets none of the three is micro.
 *
 * Source: 工信部联企业〔2011〕300号.
 */
export function classifySize(vocabulary: Vocabulary, figures: SizeFigures): SizeFinding {
  if (figures.industry === undefined) return { kind: 'unknown', needs: ['industry'] };
  const row = findSizeRow(vocabulary, figures.industry);
  if (!row) return { kind: 'unknown', needs: isTooWide(vocabulary, figures.industry) ? ['industry'] : [] };
  for (const size of ['large', 'medium', 'small'] as const) {
    const verdict = judge(row[size], figures);
    if ('needs' in verdict) return { kind: 'unknown', needs: verdict.needs };
    if (verdict.met) return { kind: 'class', class: size, row: row.id };
  }
  return { kind: 'class', class: 'micro', row: row.id };
}

/** Finds the row of the standard for an industry: that of the narrowest code that has one. */
export function findSizeRow(vocabulary: Vocabulary, industry: string): SizeClassRow | undefined {
  for (const code of widerIndustries(vocabulary, industry)) {
    const row = vocabulary.sizeClasses.find(({ industries }) => industries.includes(code));
    if (row) return row;
  }
  return undefined;
}

/** Whether rows exist for parts of the industry, so that a narrower code would decide. */
function isTooWide(vocabulary: Vocabulary, industry: string): boolean {
  return vocabulary.sizeClasses
    .flatMap(({ industries }) => industries)
    .some((code) => code !== industry && widerIndustries(vocabulary, code).includes(industry));
}

function judge(limits: SizeLimits, figures: SizeFigures): Verdict {
  const tests = [
    ['employees', limits.employees],
    ['revenue', limits.revenueYuan],
    ['assets', limits.assetsYuan],
  ] as const;
  const needs: SizeFigure[] = [];
  for (const [figure, bound] of tests) {
    if (bound === null) continue;
    const value = figures[figure] === undefined ? null : parseRational(figures[figure]);
    if (value === null) needs.push(figure);
    // One bound that is missed decides, whatever is unknown beside it.
    else if (compareRationals(value, fromInteger(bound)) < 0) return { met: false };
  }
  return needs.length > 0 ? { needs } : { met: true };
}
