import type { Rule } from '../compile/plan';
import { describeRegion } from '../vocabulary/describe-region';
import { isWithin } from '../vocabulary/region-hierarchy';
import { mergeNeeds, type ClaimEvent } from './claim';
import { judge } from './judge';
import type { FactNeed, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** `otherRow`: the event selects another row of the table, which is no refusal worth telling. */
export type Verdict = 'eligible' | 'unknown' | 'refused' | 'otherRow';

/** What one event is worth to one rule, with every step that was taken. */
export interface Examination {
  readonly event: ClaimEvent;
  readonly verdict: Verdict;
  readonly steps: readonly Step[];
  readonly needs: readonly FactNeed[];
}

interface Finding {
  readonly step: Step;
  readonly needs: readonly FactNeed[];
}

/** Examines one event: in force, jurisdiction, trigger, conditions (steps 1 to 4 of the semantics). */
export function examineEvent(rule: Rule, event: ClaimEvent, context: YearContext): Examination {
  const matches = rule.conditions.filter(({ role }) => role === 'match');
  const others = rule.conditions.filter(({ role }) => role !== 'match');
  const scope = context.scopeOf(rule.trigger ?? '', event);
  const matched = matches.map((condition) => judge(condition.expression, scope));
  if (matched.some(({ truth }) => truth === 'false')) return { event, verdict: 'otherRow', steps: [], needs: [] };

  const { label } = context.collection(rule.trigger ?? '');
  const findings: Finding[] = [
    examineTime(event, context),
    examinePlace(event, rule, context),
    known({
      stage: 'trigger',
      outcome: 'passed',
      message: say.triggered(label, [event.event.date ?? '?']),
      from: rule.from,
      facts: [],
    }),
    ...[...matches, ...others].map((condition) => {
      const { truth, facts, needs } = judge(condition.expression, scope);
      const message =
        truth === 'true' ? say.eligible() : truth === 'false' ? say.notEligible() : say.eligibilityUnknown();
      const outcome = truth === 'true' ? 'passed' : truth === 'false' ? 'refused' : 'unknown';
      return { step: makeStep({ stage: 'eligibility', outcome, message, from: condition.from, facts }), needs };
    }),
  ];
  const steps = findings.map(({ step }) => step);
  const verdict = steps.some(({ outcome }) => outcome === 'refused')
    ? 'refused'
    : steps.some(({ outcome }) => outcome === 'unknown')
      ? 'unknown'
      : 'eligible';
  return { event, verdict, steps, needs: verdict === 'unknown' ? mergeNeeds(findings.map(({ needs }) => needs)) : [] };
}

/** Tests whether the day of the event lies in the period the policy applies to. */
function examineTime({ path, event }: ClaimEvent, context: YearContext): Finding {
  const { window, validityClause: from } = context.plan;
  const step = { stage: 'inForce', from, facts: [] } as const;
  if (!window?.from) return known({ ...step, outcome: 'refused', message: say.noStart() });
  if (event.date === null) {
    const needs = [{ path: `${path}.date`, label: { zh: '事件日期', en: 'day of the event' } }];
    return { step: makeStep({ ...step, outcome: 'unknown', message: say.dateUnknown() }), needs };
  }
  const inside = event.date >= window.from && (window.to === null || event.date <= window.to);
  return known(
    inside
      ? { ...step, outcome: 'passed', message: say.inForce(event.date, window.from, window.to) }
      : { ...step, outcome: 'refused', message: say.notInForce(event.date, window.from, window.to) },
  );
}

/** Tests the place of the event, or the present seat where events of the kind have no place of their own. */
function examinePlace({ path, event }: ClaimEvent, rule: Rule, context: YearContext): Finding {
  const { placeField, fields } = context.collection(rule.trigger ?? '');
  const { place } = context.plan.jurisdiction;
  const seat = { path: 'region', label: { zh: '所在地', en: 'seat' }, code: context.enterprise.fields['region'] };
  const own = placeField && {
    path: `${path}.${placeField}`,
    label: fields.find(({ id }) => id === placeField)?.label ?? seat.label,
    code: event.fields[placeField],
  };
  const places = place === 'seat' || !own ? [seat] : place === 'event' ? [own] : [own, seat];
  return examinePlaces(places, context);
}

interface Place {
  readonly path: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly code: unknown;
}

function examinePlaces(places: readonly Place[], context: YearContext): Finding {
  const { region, jurisdiction } = context.plan;
  const facts = places.map(({ path, label, code }) => ({
    path,
    label,
    value: typeof code === 'string' ? describeRegion(context.vocabulary, code) : null,
  }));
  const step = { stage: 'jurisdiction', from: jurisdiction.from, facts } as const;
  const area = describeRegion(context.vocabulary, region);
  const outside = places.find(({ code }) => typeof code === 'string' && !isWithin(code, region));
  if (outside)
    return known({
      ...step,
      outcome: 'refused',
      message: say.outOfPlace(describeRegion(context.vocabulary, String(outside.code)), area),
    });
  const missing = places.filter(({ code }) => typeof code !== 'string');
  if (missing.length > 0)
    return {
      step: makeStep({ ...step, outcome: 'unknown', message: say.placeUnknown() }),
      needs: missing.map(({ path, label }) => ({ path, label })),
    };
  return known({ ...step, outcome: 'passed', message: say.inPlace(facts.map(({ value }) => value).join('、'), area) });
}

/** Tests the present seat of the enterprise, for entitlements that need no event. */
export function examineSeat(context: YearContext): Finding {
  return examinePlaces(
    [{ path: 'region', label: { zh: '所在地', en: 'seat' }, code: context.enterprise.fields['region'] }],
    context,
  );
}

function known(step: Omit<Step, 'before' | 'after' | 'by'>): Finding {
  return { step: makeStep(step), needs: [] };
}

function makeStep(step: Omit<Step, 'before' | 'after' | 'by'>): Step {
  return { ...step, before: null, after: null, by: null };
}
