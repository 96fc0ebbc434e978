import { isNothing, noMoney, nothing } from '../values/money';
import type { Exclusion } from '../compile/plan';
import { withNeeds, withStep, type Claim } from './claim';
import { judge } from './judge';
import type { ExclusionOutcome, FactNeed, FactRead } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** A fact that takes the year's claims away, or may do so. */
export interface ExclusionFinding {
  readonly exclusion: Exclusion;
  readonly outcome: ExclusionOutcome;
  readonly facts: readonly FactRead[];
  readonly needs: readonly FactNeed[];
}

/** Finds the exclusions that stand against the enterprise in the year, the certain ones first. */
export function findExclusions(context: YearContext): readonly ExclusionFinding[] {
  if (!context.days) return [];
  return context.plan.exclusions
    .flatMap((exclusion) => examineExclusion(exclusion, context))
    .sort((a, b) => rank(a) - rank(b));
}

function rank(finding: ExclusionFinding): number {
  return finding.outcome.certainty === 'certain' ? 0 : 1;
}

function examineExclusion(exclusion: Exclusion, context: YearContext): readonly ExclusionFinding[] {
  const { trigger, from, gist } = exclusion;
  const events = context.enterprise.events[trigger];
  const { label } = context.collection(trigger);
  if (!events) {
    const outcome: ExclusionOutcome = {
      from,
      event: trigger,
      date: null,
      certainty: 'possible',
      message: say.eventsUnknown(label),
    };
    return [{ exclusion, outcome, facts: [], needs: [{ path: trigger, label }] }];
  }
  return events.flatMap((event) => {
    const path = `${trigger}[${event.index}]`;
    if (!isDatedWithin(event.date, exclusion, context)) return [];
    const { truth, facts, needs } = judge(exclusion.when, context.scopeOf(trigger, { path, event }));
    if (truth === 'false') return [];
    const undated: readonly FactNeed[] =
      event.date === null ? [{ path: `${path}.date`, label: { zh: '日期', en: 'date' } }] : [];
    const certainty = truth === 'true' && event.date !== null ? 'certain' : 'possible';
    const message = certainty === 'certain' ? say.excluded(gist) : say.maybeExcluded(gist);
    return [
      {
        exclusion,
        outcome: { from, event: path, date: event.date, certainty, message },
        facts,
        needs: [...needs, ...undated],
      },
    ];
  });
}

/** A sanction that stops all support makes its exclusions last from the year of the fact on. */
function isDatedWithin(date: string | null, exclusion: Exclusion, context: YearContext): boolean {
  if (date === null) return true;
  const year = Number(date.slice(0, 4));
  const stops = context.plan.sanctions.some(
    ({ actions, after }) => actions.includes('stop') && after.includes(exclusion.id),
  );
  if (exclusion.within === 'year' && !stops) return year === context.year;
  const start = context.plan.window?.from;
  return year <= context.year && (!start || year >= Number(start.slice(0, 4)));
}

/** Takes the claims away that an exclusion reaches (step 10 of the semantics). */
export function applyExclusions(claims: readonly Claim[], findings: readonly ExclusionFinding[]): readonly Claim[] {
  const [first] = findings;
  if (!first)
    return claims.map((claim) =>
      withStep(claim, {
        stage: 'exclusion',
        outcome: 'passed',
        message: say.notExcluded(),
        from: null,
        facts: [],
        by: null,
      }),
    );
  const certain = first.outcome.certainty === 'certain';
  return claims.map((claim) => {
    if (isNothing(claim.amount)) return claim;
    const step = {
      stage: 'exclusion',
      from: first.outcome.from,
      facts: first.facts,
      message: first.outcome.message,
      by: null,
    } as const;
    return certain
      ? withStep(claim, { ...step, outcome: 'excluded' }, nothing)
      : withNeeds(
          withStep(claim, { ...step, outcome: 'unknown' }, { min: noMoney, max: claim.amount.max }),
          findings.flatMap(({ needs }) => needs),
        );
  });
}
