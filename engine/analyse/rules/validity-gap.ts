import type { PolicyPlan } from '../../compile/plan';
import type { Enterprise } from '../../enterprise/enterprise';
import { simulateEnterprise } from '../../simulate/simulate-enterprise';
import { addDays, daysBetween, previousDay, yearOf, type CalendarDate } from '../../values/calendar';
import { findCollection } from '../../vocabulary/find-collection';
import { affectedIn, report, type Analysis, type FoundWitness } from '../analysis';
import { findWitness, withFact } from '../build-witness';
import { repeals } from '../document-references';
import type { Affected } from '../finding';
import type { PolicyScope } from '../policy-scope';
import { offerChange } from '../repair-text';

/** A policy follows the one before it without days on which neither applies. */
export function findValidityGaps(analysis: Analysis): void {
  for (const scope of analysis.policies) {
    const gap = gapBefore(analysis, scope);
    if (!gap) continue;
    const { previous, end, start } = gap;
    report(analysis, scope, {
      code: 'analyse/validity-gap',
      at: { pointer: '/policy/effective' },
      args: { from: start, to: end, policy: previous.plan.title, days: daysBetween(end, start) - 1 },
      witness: showGap(analysis, scope, gap),
      affected: countInGap(analysis, gap),
      fixes: offerChange(
        analysis,
        scope,
        { zh: `写明自 ${addDays(end, 1)} 起适用`, en: `Let it apply from ${addDays(end, 1)}` },
        { kind: 'set', pointer: '/policy/appliesSince', value: addDays(end, 1) },
      ),
    });
  }
}

interface ValidityGap {
  readonly previous: PolicyScope;
  readonly end: CalendarDate;
  readonly start: CalendarDate;
}

/** The last policy before, where it and every other one of the same line has ended by the day this one starts. */
function gapBefore(analysis: Analysis, scope: PolicyScope): ValidityGap | null {
  const start = scope.plan.window?.from;
  if (!start) return null;
  const line = analysis.policies.filter((other) => other !== scope && follows(scope, other));
  const before = line.filter(({ plan }) => plan.window?.from != null && plan.window.from < start);
  if (before.length === 0 || before.some(({ plan }) => plan.window?.to == null)) return null;
  const previous = before.reduce((last, each) => (lastDay(each) > lastDay(last) ? each : last));
  const end = lastDay(previous);
  return daysBetween(end, start) > 1 ? { previous, end, start } : null;
}

function lastDay({ plan }: PolicyScope): CalendarDate {
  return plan.window?.to ?? ('9999-12-31' as CalendarDate);
}

/** A policy follows another that it repeals, or whose name and area it has. */
function follows(scope: PolicyScope, other: PolicyScope): boolean {
  const bare = (title: string): string => title.replace(/[（(].*?[）)]|\d{2,4}(?:版|年(?:度)?)?|修订版?/g, '').trim();
  const [a, b] = [scope.plan, other.plan];
  return repeals(scope, other) || (a.region === b.region && a.level === b.level && bare(a.title) === bare(b.title));
}

const MOST_TRIED = 8;

/** One who is paid on the last day of the policy before, and by neither policy for the same on the day after. */
function showGap(analysis: Analysis, scope: PolicyScope, { previous, end }: ValidityGap): FoundWitness {
  const { vocabulary } = analysis;
  const plans = [previous.plan, scope.plan];
  const paysOn = (enterprise: Enterprise, day: CalendarDate): boolean =>
    simulateEnterprise(plans, enterprise, { year: yearOf(day), vocabulary }).lines.length > 0;
  const next = addDays(end, 1);
  for (const rule of previous.plan.rules.filter(({ amount }) => amount !== null).slice(0, MOST_TRIED)) {
    const dateField = findCollection(vocabulary, rule.trigger ?? '')?.dateField;
    if (!dateField) continue;
    const on = (enterprise: Enterprise, day: CalendarDate): Enterprise =>
      withFact(enterprise, rule.trigger, { [dateField]: day }, vocabulary);
    const shows = (tried: Enterprise): boolean => paysOn(on(tried, end), end) && !paysOn(on(tried, next), next);
    const tried = findWitness(previous, { rule, condition: previous.conditionOf(rule) }, shows);
    if (tried)
      return {
        enterprise: on(tried, next),
        year: yearOf(next),
        contrast: on(tried, end),
        contrastYear: yearOf(end),
        policies: plans.map(({ id }) => id),
      };
  }
  return {
    why: {
      zh: '前一份文件没有按事件日期给付的条款，没有构造出企业。',
      en: 'The policy before pays nothing by the day of an event: no enterprise was made.',
    },
  };
}

/** What the policy before would have paid for the days between. */
function countInGap(analysis: Analysis, { previous, end, start }: ValidityGap): Affected {
  const window = { from: addDays(end, 1), to: previousDay(start) };
  const prolonged: PolicyPlan = { ...previous.plan, id: `${previous.plan.id}+`, window, term: window, docNumber: null };
  const years: number[] = [];
  for (let year = yearOf(window.from); year <= yearOf(window.to); year += 1) years.push(year);
  const { vocabulary, enterprises } = analysis;
  const results = enterprises.map((enterprise) => {
    const [first, ...rest] = years.map((year) => simulateEnterprise([prolonged], enterprise, { year, vocabulary }));
    if (!first) throw new Error('A gap has a year.');
    return { ...first, lines: [first, ...rest].flatMap(({ lines }) => lines) };
  });
  return { ...affectedIn(results, () => true, 'forgone'), period: window };
}
