import { matchWords } from '../compile/match-words';
import type { Rule, RuleCondition } from '../compile/plan';
import { evaluate, evaluateSilently } from '../expression/evaluate-expression';
import type { EvaluationScope } from '../expression/evaluation-scope';
import { needsOf, truthOf, type Truth } from '../expression/three-valued';
import { mergeNeeds, type ClaimEvent } from './claim';
import { examinePlace } from './examine-place';
import { bareStep, known, undecided, type Finding, type Telling } from './finding';
import { needDay } from './need-day';
import { pinEvent } from './pin-event';
import type { FactNeed, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** `otherRow`: the event selects another row of the table, which is no refusal worth telling. */
export type Verdict = 'eligible' | 'unknown' | 'refused' | 'otherRow';

/** What one event is worth to one rule, with every step that was taken. */
export interface Examination {
  readonly event: ClaimEvent;
  readonly verdict: Verdict;
  /** Of another row: the field whose words choose it. All rows by that field say so of the event in the same steps. */
  readonly wordField: string | null;
  readonly steps: readonly Step[];
  readonly needs: readonly FactNeed[];
}

/**
 * Examines one event: in force, jurisdiction, trigger, conditions (steps 1 to 4 of the semantics). A step that refuses
 * decides; what the others found out is asked of them when somebody reads the steps.
 */
export function examineEvent(rule: Rule, event: ClaimEvent, context: YearContext): Examination {
  const { matches, others, wordField } = sortConditions(rule);
  const scope = context.scopeOf(rule.trigger ?? '', event, rule.asOf);
  const matched = matches.map((condition) => examineCondition(condition, scope));
  const pinned = pinEvent(event, rule, context);
  if (pinned === null || matched.some(isRefused))
    return makeExamination(
      event,
      'otherRow',
      noNeeds,
      () => [
        tellTrigger(rule, event, context),
        bareStep({
          stage: 'eligibility',
          outcome: 'refused',
          message: say.noRow(),
          from: rule.from,
          facts: matched.flatMap((each) => each.tell().facts),
        }),
      ],
      wordField,
    );
  const bare = [examineTime(event, rule, context), examinePlace(event, rule, context)];
  const judgeOthers = (): readonly Finding[] => others.map((condition) => examineCondition(condition, scope));
  const judged = bare.some(isRefused) ? null : judgeOthers();
  const tell = (): readonly Step[] => [
    ...bare.map((each) => each.tell()),
    tellTrigger(rule, event, context),
    ...[...matched, ...(judged ?? judgeOthers())].map((each) => each.tell()),
  ];
  if (judged === null || judged.some(isRefused)) return makeExamination(pinned, 'refused', noNeeds, tell);
  const isOpen = bare.some(isUnknown) || matched.some(isUnknown) || judged.some(isUnknown);
  const needs = isOpen ? mergeNeeds([...bare, ...matched, ...judged].map((each) => each.needs)) : noNeeds;
  return makeExamination(pinned, isOpen ? 'unknown' : 'eligible', needs, tell);
}

const noNeeds: readonly FactNeed[] = [];

function isRefused({ outcome }: Finding): boolean {
  return outcome === 'refused';
}

function isUnknown({ outcome }: Finding): boolean {
  return outcome === 'unknown';
}

/** Makes an examination whose steps are put into words once, when somebody reads them. */
export function makeExamination(
  event: ClaimEvent,
  verdict: Verdict,
  needs: readonly FactNeed[],
  tell: () => readonly Step[],
  wordField: string | null = null,
): Examination {
  return new LazyExamination(event, verdict, wordField, needs, tell);
}

/** Thousands are made where one is read: a getter of each object would be a function, and a shape, of its own. */
class LazyExamination implements Examination {
  private told: readonly Step[] | null = null;

  constructor(
    readonly event: ClaimEvent,
    readonly verdict: Verdict,
    readonly wordField: string | null,
    readonly needs: readonly FactNeed[],
    private readonly tell: () => readonly Step[],
  ) {}

  get steps(): readonly Step[] {
    return (this.told ??= this.tell());
  }
}

/** Tests a condition of a rule; a value that is absent for good does not fulfil it. */
export function examineCondition(condition: RuleCondition, scope: EvaluationScope): Finding {
  const value = evaluateSilently(condition.expression, scope);
  return new ExaminedCondition(condition, scope, truthOf(value), needsOf(value));
}

/** Most are read by nobody, or told once. */
class ExaminedCondition implements Finding {
  constructor(
    private readonly condition: RuleCondition,
    private readonly scope: EvaluationScope,
    private readonly truth: Truth,
    readonly needs: readonly FactNeed[],
  ) {}

  get outcome(): Finding['outcome'] {
    return this.truth === 'unknown' ? 'unknown' : this.truth === 'true' ? 'passed' : 'refused';
  }

  tell(): Step {
    const { expression, from } = this.condition;
    const { facts } = evaluate(expression, this.scope);
    const message =
      this.truth === 'unknown' ? say.eligibilityUnknown() : this.truth === 'true' ? say.eligible() : say.notEligible();
    return bareStep({ stage: 'eligibility', outcome: this.outcome, message, from, facts });
  }
}

interface SortedConditions {
  /** Those that select the row of a table. */
  readonly matches: Rule['conditions'];
  readonly others: Rule['conditions'];
  /** The field whose words alone select the row; null where they do not, and for months, each of which is an event. */
  readonly wordField: string | null;
}

const sorted = new WeakMap<Rule, SortedConditions>();

function sortConditions(rule: Rule): SortedConditions {
  let conditions = sorted.get(rule);
  if (!conditions) {
    const matches = rule.conditions.filter(({ role }) => role === 'match');
    const others = rule.conditions.filter(({ role }) => role !== 'match');
    conditions = { matches, others, wordField: rule.monthly ? null : (matchWords(rule)?.field ?? null) };
    sorted.set(rule, conditions);
  }
  return conditions;
}

function tellTrigger(rule: Rule, event: ClaimEvent, context: YearContext): Step {
  const { label } = context.collection(rule.trigger ?? '');
  const message = rule.monthly ? say.triggeredMonthly(label) : say.triggered(label, event.event.date);
  return bareStep({ stage: 'trigger', outcome: 'passed', message, from: rule.from, facts: [] });
}

/** Tests whether the day of the event lies in the period the policy applies to. */
function examineTime(event: ClaimEvent, rule: Rule, context: YearContext): Finding {
  const { plan, days } = context;
  const { window, validityClause: from } = plan;
  const tell = (message: Telling['message']): Telling => ({ stage: 'inForce', from, facts: [], message });
  if (!window?.from) return known('refused', () => tell(say.noStart()));
  const collection = context.collection(rule.trigger ?? '');
  const { date } = event.event;
  if (collection.dateField === null && !rule.monthly) {
    // Such events carry no day: they stand for the whole year.
    if (days) return known('passed', () => tell(say.noDayNeeded(context.referenceDay(rule.asOf))));
    return known('refused', () => tell(say.yearNotInForce(context.year, plan)));
  }
  if (date === null && !days) return known('refused', () => tell(say.yearNotInForce(context.year, plan)));
  if (date === null) return undecided([needDay(event, collection)], () => tell(say.dateUnknown()));
  const inside = date >= window.from && (window.to === null || date <= window.to);
  return inside
    ? known('passed', () => tell(say.inForce(date, plan)))
    : known('refused', () => tell(say.notInForce(date, plan)));
}
