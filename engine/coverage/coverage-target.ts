import type { ClauseReference, Exclusion, Limit, PolicyPlan, Rule, Sanction } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { addDays, type CalendarDate } from '../values/calendar';
import type { AlternativePlan } from './alternative-plans';

/** Something of a policy that a worked example should show. */
export type CoverageTarget = {
  /** Unique in the policy, such as `rule title-award#1`. */
  readonly id: string;
  readonly from: ClauseReference | null;
  readonly label: Bilingual;
} & (
  | { readonly kind: 'rule'; readonly rule: Rule }
  /** A cap that cuts, a highest-only rule or a number of times that takes something away. */
  | { readonly kind: 'limit'; readonly limit: Limit }
  | { readonly kind: 'exclusion'; readonly exclusion: Exclusion }
  | { readonly kind: 'sanction'; readonly sanction: Sanction }
  /** An event on the first or last day, or on the day outside of it. */
  | { readonly kind: 'windowEnd'; readonly day: CalendarDate; readonly inside: boolean }
  /** An alternative of a reading that some example tells from the reading taken. */
  | { readonly kind: 'reading'; readonly alternative: AlternativePlan }
);

export type TargetKind = CoverageTarget['kind'];

/** Lists what worked examples can show of a policy, in the order of the plan. */
export function listTargets(plan: PolicyPlan, alternatives: readonly AlternativePlan[]): readonly CoverageTarget[] {
  return [
    // What an example can state: amounts, and money promised without one; services it cannot.
    ...plan.rules.filter(({ kind }) => kind !== 'service').map(ruleTarget),
    ...plan.limits.filter(canTakeAway).map(limitTarget),
    ...plan.exclusions.map(exclusionTarget),
    ...plan.sanctions.map(sanctionTarget),
    ...windowTargets(plan),
    ...alternatives.map(readingTarget),
  ];
}

/** The rows of one table seldom compete: which of them pays is a matter of their tests. */
function canTakeAway({ id, operation }: Limit): boolean {
  return !(operation.kind === 'highest' && id.endsWith('/table'));
}

function ruleTarget(rule: Rule): CoverageTarget {
  const label = { zh: rule.label, en: rule.label };
  return { kind: 'rule', id: `rule ${rule.id}`, from: rule.from, label, rule };
}

function limitTarget(limit: Limit): CoverageTarget {
  const { operation, from } = limit;
  const title = from.articleTitle || from.itemId;
  const label = {
    highest: { zh: `${title}：就高`, en: `${title}: highest only` },
    count: { zh: `${title}：次数用完`, en: `${title}: paid before` },
    cap: { zh: `${title}：超过上限`, en: `${title}: above the cap` },
  }[operation.kind];
  return { kind: 'limit', id: `limit ${limit.id}`, from, label, limit };
}

function exclusionTarget(exclusion: Exclusion): CoverageTarget {
  const gist = exclusion.gist.replace(/[。.]$/, '') || exclusion.id;
  const label = { zh: `不予奖励：${gist}`, en: `Excluded: ${gist}` };
  return { kind: 'exclusion', id: `exclusion ${exclusion.id}`, from: exclusion.from, label, exclusion };
}

function sanctionTarget(sanction: Sanction): CoverageTarget {
  const label = { zh: `违规处理：${sanction.id}`, en: `Sanction: ${sanction.id}` };
  return { kind: 'sanction', id: `sanction ${sanction.id}`, from: sanction.from, label, sanction };
}

function windowTargets({ window, validityClause: from }: PolicyPlan): readonly CoverageTarget[] {
  const end = (name: string, day: CalendarDate, inside: boolean, label: Bilingual): CoverageTarget => ({
    kind: 'windowEnd',
    id: `window ${name}`,
    from,
    label: { zh: `${label.zh} ${day}`, en: `${label.en}, ${day}` },
    day,
    inside,
  });
  const { from: first = null, to: last = null } = window ?? {};
  return [
    ...(first
      ? [
          end('first', first, true, { zh: '首日', en: 'the first day' }),
          end('before', addDays(first, -1), false, { zh: '首日前一天', en: 'the day before the first' }),
        ]
      : []),
    ...(last
      ? [
          end('last', last, true, { zh: '末日', en: 'the last day' }),
          end('after', addDays(last, 1), false, { zh: '末日后一天', en: 'the day after the last' }),
        ]
      : []),
  ];
}

function readingTarget(alternative: AlternativePlan): CoverageTarget {
  const { reading, name } = alternative;
  const label = { zh: `${reading.question}另一种读法：${name}`, en: `${reading.question} The alternative: ${name}` };
  return { kind: 'reading', id: `reading ${reading.id} / ${name}`, from: null, label, alternative };
}
