import type { Rule, RuleCondition } from '../compile/plan';
import { evaluate, evaluateSilently } from '../expression/evaluate-expression';
import type { EvaluationScope } from '../expression/evaluation-scope';
import { needsOf, truthOf, type Truth } from '../expression/three-valued';
import { mergeNeeds, type ClaimEvent } from './claim';
import { decidePlace, examinePlace } from './examine-place';
import { decideTime, examineTime } from './examine-time';
import { bareStep, worseOf, type Decision, type Finding } from './finding';
import { pinEvent } from './pin-event';
import { prepareRule } from './prepare-rule';
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
 * decides. What each of them found out, and from which facts, is asked again when somebody reads the steps: of what is
 * examined for a total nobody does.
 */
export function examineEvent(rule: Rule, event: ClaimEvent, context: YearContext): Examination {
  const prepared = prepareRule(rule, context.vocabulary);
  const { matches, others, wordField } = prepared;
  const scope = context.scopeOf(rule.trigger ?? '', event, rule.asOf);
  const matched = decideAll(matches, scope);
  const pinned = pinEvent(event, prepared);
  if (pinned === null || matched === 'refused')
    return makeExamination(event, 'otherRow', noNeeds, () => tellOtherRow(rule, event, context), wordField);
  const around = worseOf(decideTime(event, prepared, context), decidePlace(event, prepared, context));
  const judged = around === 'refused' ? around : worseOf(worseOf(around, matched), decideAll(others, scope));
  const tell = (): readonly Step[] => tellExamined(rule, event, context);
  if (judged === 'passed') return makeExamination(pinned, 'eligible', noNeeds, tell);
  if (judged === 'refused') return makeExamination(pinned, 'refused', noNeeds, tell);
  const { placed, conditions } = findAll(rule, event, context);
  const needs = mergeNeeds([...placed, ...conditions].map((finding) => finding.needs));
  return makeExamination(pinned, 'unknown', needs, tell);
}

const noNeeds: readonly FactNeed[] = [];

/** Tests conditions one after the other until one refuses. */
function decideAll(conditions: Rule['conditions'], scope: EvaluationScope): Decision {
  let decided: Decision = 'passed';
  for (const { expression } of conditions) {
    decided = worseOf(decided, decisions[truthOf(evaluateSilently(expression, scope))]);
    if (decided === 'refused') return decided;
  }
  return decided;
}

const decisions: Readonly<Record<Truth, Decision>> = { true: 'passed', false: 'refused', unknown: 'unknown' };

function tellOtherRow(rule: Rule, event: ClaimEvent, context: YearContext): readonly Step[] {
  const scope = context.scopeOf(rule.trigger ?? '', event, rule.asOf);
  const facts = prepareRule(rule, context.vocabulary).matches.flatMap(
    ({ expression }) => evaluate(expression, scope).facts,
  );
  const message = say.noRow();
  return [
    tellTrigger(rule, event, context),
    bareStep({ stage: 'eligibility', outcome: 'refused', message, from: rule.from, facts }),
  ];
}

function tellExamined(rule: Rule, event: ClaimEvent, context: YearContext): readonly Step[] {
  const { placed, conditions } = findAll(rule, event, context);
  const tell = (finding: Finding): Step => finding.tell();
  return [...placed.map(tell), tellTrigger(rule, event, context), ...conditions.map(tell)];
}

interface Findings {
  /** Those of time and place. */
  readonly placed: readonly Finding[];
  readonly conditions: readonly Finding[];
}

function findAll(rule: Rule, event: ClaimEvent, context: YearContext): Findings {
  const prepared = prepareRule(rule, context.vocabulary);
  const scope = context.scopeOf(rule.trigger ?? '', event, rule.asOf);
  return {
    placed: [examineTime(event, rule, context), examinePlace(event, prepared, context)],
    conditions: [...prepared.matches, ...prepared.others].map((condition) => examineCondition(condition, scope)),
  };
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
  return new ExaminedCondition(condition, scope, decisions[truthOf(value)], needsOf(value));
}

/** Most are read by nobody, or told once. */
class ExaminedCondition implements Finding {
  constructor(
    private readonly condition: RuleCondition,
    private readonly scope: EvaluationScope,
    readonly outcome: Decision,
    readonly needs: readonly FactNeed[],
  ) {}

  tell(): Step {
    const { outcome } = this;
    const { expression, from } = this.condition;
    const { facts } = evaluate(expression, this.scope);
    return bareStep({ stage: 'eligibility', outcome, message: messages[outcome](), from, facts });
  }
}

const messages = { passed: say.eligible, refused: say.notEligible, unknown: say.eligibilityUnknown };

function tellTrigger(rule: Rule, event: ClaimEvent, context: YearContext): Step {
  const { label } = context.collection(rule.trigger ?? '');
  const message = rule.monthly ? say.triggeredMonthly(label) : say.triggered(label, event.event.date);
  return bareStep({ stage: 'trigger', outcome: 'passed', message, from: rule.from, facts: [] });
}
