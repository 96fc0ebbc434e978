import { measureTargets, toRational, type Rational, type TargetProgress } from '../../engine/index';
import type { TargetsView, TargetView } from './study-view';
import { shareOf, writeFigure } from './target-figures';
import type { TextSet } from './text-set';

/** Measures the targets of all policies on the sample enterprises, at the end of the year. */
export function buildTargets(texts: TextSet, year: number): TargetsView {
  const enterprises = texts.population();
  const targets = texts
    .usedPlans()
    .flatMap(({ plan, path }) =>
      measureTargets(plan, enterprises, year, texts.vocabulary).map((progress) =>
        showTarget(progress, year, { path, policyTitle: plan.title }),
      ),
    );
  return { year, population: enterprises.length, targets };
}

function showTarget(
  { policy, target, low, high, met, population }: TargetProgress,
  year: number,
  place: Pick<TargetView, 'path' | 'policyTitle'>,
): TargetView {
  const { comparison } = target;
  const write = (value: Rational): string => writeFigure(target, value);
  const wanted = toRational(target.value);
  const share = (value: Rational): number => Math.min(1, shareOf(target, value));
  return {
    ...place,
    id: `${policy} ${target.id}`,
    clause: target.from.clause,
    pointer: target.from.pointer,
    indicator: target.indicator,
    comparison,
    wanted: write(wanted),
    tolerance: target.tolerance === null ? null : write(toRational(target.tolerance)),
    measured: low && high && { low: write(low), high: write(high), of: population ?? 0 },
    reached: low && high && { low: share(low), high: share(high) },
    met,
    by: target.by,
    everyYear: target.everyYear,
    due: target.by === null || target.by <= `${year}-12-31`,
  };
}
