import type { PolicyPlan, Target } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { CheckedExpression } from '../expression/checked-expression';
import {
  abs,
  compareRationals,
  divide,
  fromInteger,
  subtract,
  toRational,
  zero,
  type Rational,
} from '../values/rational';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { judge, type Truth } from './judge';
import { setYearContext } from './year-context';

/** How far a target is reached by the enterprises that were looked at. */
export interface TargetProgress {
  readonly policy: string;
  readonly target: Target;
  /** What is certain to count; a share for coverage. Null where the vocabulary cannot count it. */
  readonly low: Rational | null;
  /** What counts if every missing fact turns out well. */
  readonly high: Rational | null;
  readonly met: Truth;
  /** Enterprises it was measured on; null where the vocabulary cannot count it. */
  readonly population: number | null;
}

/** Whether a measured value meets a target; `about` allows the tolerance on both sides, ends included. */
export function meetsTarget({ comparison, value, tolerance }: Target, measured: Rational): boolean {
  const wanted = toRational(value);
  const order = compareRationals(measured, wanted);
  switch (comparison) {
    case 'atLeast':
    case 'coverage':
      return order >= 0;
    case 'equals':
      return order === 0;
    case 'about':
      return compareRationals(abs(subtract(measured, wanted)), tolerance === null ? zero : toRational(tolerance)) <= 0;
  }
}

/** How many of some enterprises count for one target; tallies of other enterprises are added to it. */
export interface TargetTally {
  /** Enterprises that count for certain. */
  readonly certain: number;
  /** Those that count if every missing fact turns out well. */
  readonly possible: number;
  /** Enterprises the target is about. */
  readonly population: number;
}

/**
 * Measures the targets of a policy against a population at the end of a year. An enterprise of which a fact is missing
 * counts for the upper end only; a target is met or missed when both ends, and all between them, say so.
 *
 * Cost: targets times enterprises.
 */
export function measureTargets(
  plan: PolicyPlan,
  enterprises: readonly Enterprise[],
  year: number,
  vocabulary: Vocabulary,
): readonly TargetProgress[] {
  return concludeTargets(plan, [tallyTargets(plan, enterprises, year, vocabulary)]);
}

/**
 * Counts some enterprises for each target of a policy at the end of a year.
 *
 * Shape: one tally for each target, in their order; null where the vocabulary cannot count it.
 */
export function tallyTargets(
  plan: PolicyPlan,
  enterprises: readonly Enterprise[],
  year: number,
  vocabulary: Vocabulary,
): readonly (TargetTally | null)[] {
  const inRegion = enterprises.filter(({ fields }) => isOfRegion(fields['region'], plan.region));
  return plan.targets.map((target) => {
    const { counts, among } = target;
    if (!counts) return null;
    const test = (expression: CheckedExpression, enterprise: Enterprise): Truth =>
      judge(expression, setYearContext(plan, enterprise, year, vocabulary).scopeWithoutEvent('yearEnd')).truth;
    const population = among ? inRegion.filter((each) => test(among, each) !== 'false') : inRegion;
    const truths = population.map((each): Truth =>
      among && test(among, each) === 'unknown' ? 'unknown' : test(counts, each),
    );
    const certain = truths.filter((truth) => truth === 'true').length;
    const possible = truths.filter((truth) => truth !== 'false').length;
    return { certain, possible, population: population.length };
  });
}

/** Says how far targets are reached by all enterprises together that were tallied, in any number of lists. */
export function concludeTargets(
  plan: PolicyPlan,
  tallies: readonly (readonly (TargetTally | null)[])[],
): readonly TargetProgress[] {
  return plan.targets.map((target, index) => {
    if (!target.counts) return { policy: plan.id, target, low: null, high: null, met: 'unknown', population: null };
    const sum = (part: keyof TargetTally): number =>
      tallies.reduce((before, each) => before + (each[index]?.[part] ?? 0), 0);
    const population = sum('population');
    const [low, high] = [measure(target, sum('certain'), population), measure(target, sum('possible'), population)];
    return { policy: plan.id, target, low, high, met: judgeEnds(target, low, high), population };
  });
}

/** Coverage of nobody is complete. */
function measure({ comparison }: Target, count: number, of: number): Rational {
  if (comparison !== 'coverage') return fromInteger(count);
  return divide(fromInteger(count), fromInteger(of)) ?? fromInteger(1);
}

function judgeEnds(target: Target, low: Rational, high: Rational): Truth {
  if (compareRationals(low, high) === 0) return meetsTarget(target, low) ? 'true' : 'false';
  const [met, possible] = [meetsTarget(target, low), meetsTarget(target, high)];
  if (met && possible) return 'true';
  const beyond = compareRationals(low, toRational(target.value)) > 0;
  const short = compareRationals(high, toRational(target.value)) < 0;
  // Between two ends on either side of the figure, some value in between meets it.
  return !met && !possible && (beyond || short) ? 'false' : 'unknown';
}

function isOfRegion(code: unknown, region: string): boolean {
  return typeof code === 'string' && isWithin(code, region);
}
