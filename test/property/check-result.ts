import assert from 'node:assert/strict';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { EnterpriseResult, Line, Step, StepStage, WhyNot } from '../../engine/simulate/result';
import { isNothing, noMoney, sameInterval, sumIntervals, type MoneyInterval } from '../../engine/values/money';

const stages: readonly StepStage[] = [
  'inForce',
  'jurisdiction',
  'trigger',
  'eligibility',
  'amount',
  'itemCap',
  'stacking',
  'policyCap',
  'crossPolicy',
  'exclusion',
];

/** Asserts what holds for every result, whatever the facts and plans. */
export function expectSound(result: EnterpriseResult, plans: readonly PolicyPlan[]): void {
  // A preference, a quota and places are no payment: only money is added up, to whom it is paid.
  const sumPaid = (payee: Line['payee'], lines = result.lines) =>
    sumIntervals(lines.filter((line) => line.unit === 'money' && line.payee === payee).map(({ amount }) => amount));
  assert.deepEqual(result.totals.enterprise, sumPaid('enterprise'));
  assert.deepEqual(result.totals.individual, sumPaid('individual'));
  for (const { unit, payee, countsInTotal } of result.lines)
    assert.equal(countsInTotal, unit === 'money' && payee === 'enterprise');
  for (const { policy, total } of result.policies) {
    const own = result.lines.filter((line) => line.policy === policy);
    assert.deepEqual(total, sumPaid('enterprise', own));
  }
  const claims = [...result.lines, ...result.refused];
  const ids = new Set(claims.map(({ id }) => id));
  assert.equal(ids.size, claims.length);
  for (const claim of claims) expectExplained(claim, ids, plans);
  for (const { amount } of result.lines) assert.ok(!isNothing(amount));
  for (const { amount } of result.refused) assert.ok(isNothing(amount));
  for (const { whyNot } of result.policies) whyNot.forEach((entry) => expectAnswer(entry, plans));
  expectAnswerForEachItem(result, plans);
  if (result.totals.complete) for (const { needs } of result.lines) assert.deepEqual(needs, []);
}

function expectExplained(
  { amount, entitled, steps, date }: Line,
  ids: ReadonlySet<string>,
  plans: readonly PolicyPlan[],
) {
  assert.ok(isOrdered(amount));
  assert.match(date, /^\d{4}-\d\d-\d\d$/);
  // An exclusion of some items comes before the limits, that of a whole policy last.
  const isEarly = ({ stage, from }: Step): boolean =>
    stage === 'exclusion' &&
    plans.some((plan) => plan.exclusions.some((each) => each.reaches && each.from.itemId === from?.itemId));
  const order = steps.filter((step) => !isEarly(step)).map(({ stage }) => stages.indexOf(stage));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  const changes = steps.filter(({ after }) => after !== null);
  const [first] = changes;
  assert.deepEqual([first?.stage, first?.before, first?.after], ['amount', null, entitled]);
  assert.deepEqual(changes.at(-1)?.after, amount);
  changes.slice(1).forEach(({ before }, index) => assert.deepEqual(before, changes[index]?.after));
  for (const step of steps) expectReason(step, ids, plans);
}

function expectReason(step: Step, ids: ReadonlySet<string>, plans: readonly PolicyPlan[]): void {
  const { before, after, from, by, stage, outcome } = step;
  expectWords(step, plans);
  if (by !== null) assert.ok(ids.has(by));
  const changes = before !== null && after !== null && !sameInterval(before, after);
  if (!changes) return;
  if (stage !== 'crossPolicy') assert.ok(from);
  assert.notEqual(outcome, 'passed');
  assert.ok(isWithin(after, { min: noMoney, max: before.max }));
}

function expectWords({ message, facts }: Step, plans: readonly PolicyPlan[]): void {
  assert.match(message.zh, /[\u4e00-\u9fff]/);
  assert.match(message.en, /[a-z]/i);
  const internal = plans.flatMap(({ id, rules }) => [id, ...rules.flatMap((rule) => [rule.id, rule.from.itemId])]);
  for (const text of [message.zh, message.en]) {
    assert.doesNotMatch(text, /\w\[\d+\]|undefined|null|NaN/);
    assert.equal(
      internal.find((id) => text.includes(id)),
      undefined,
    );
  }
  for (const { label, value } of facts) {
    assert.ok(label.zh && label.en);
    assert.doesNotMatch(value ?? '', /\w\[\d+\]/);
  }
}

function expectAnswer({ steps, from, label }: WhyNot, plans: readonly PolicyPlan[]): void {
  assert.notEqual(label, '');
  assert.notEqual(from.article, '');
  assert.ok(steps.length > 0);
  assert.ok(steps.some(({ outcome }) => !['passed', 'granted', 'unknown'].includes(outcome)));
  for (const step of steps) expectWords(step, plans);
}

/** Every item that can pay either pays or says why not. */
function expectAnswerForEachItem({ lines, policies }: EnterpriseResult, plans: readonly PolicyPlan[]): void {
  for (const { id, rules } of plans) {
    const outcome = policies.find(({ policy }) => policy === id);
    const paid = new Set(lines.filter(({ policy }) => policy === id).map(({ from }) => from.itemId));
    const answered = (outcome?.whyNot ?? []).map(({ from }) => from.itemId);
    assert.equal(new Set(answered).size, answered.length);
    for (const { amount, from } of rules) {
      if (amount) assert.ok(paid.has(from.itemId) || answered.includes(from.itemId), from.itemId);
    }
    for (const { from, partly } of outcome?.whyNot ?? []) assert.equal(partly, paid.has(from.itemId));
  }
}

/** Tells whether the lower end is the lower one. */
export function isOrdered({ min, max }: MoneyInterval): boolean {
  return min >= 0n && (max === null || min <= max);
}

/** Tells whether one interval lies inside another. */
export function isWithin(inner: MoneyInterval, outer: MoneyInterval): boolean {
  return inner.min >= outer.min && (outer.max === null || (inner.max !== null && inner.max <= outer.max));
}

/** Asserts that one interval lies inside another. */
export function assertWithin(inner: MoneyInterval, outer: MoneyInterval): void {
  assert.ok(isWithin(inner, outer), `[${inner.min}, ${inner.max}] does not lie inside [${outer.min}, ${outer.max}]`);
}

/** Lists what a result pays and why not, without the places events stand at. */
export function describeContent(result: EnterpriseResult): unknown {
  const sorted = (values: readonly string[]) => [...values].sort();
  const step = ({ stage, outcome, message, from, before, after }: Step) =>
    [stage, outcome, message.zh, from?.clause, before?.min, before?.max, after?.min, after?.max].join(' ');
  const line = ({ policy, from, date, amount, steps, needs }: Line) =>
    [policy, from.clause, from.itemId, date, amount.min, amount.max, needs.length, ...steps.map(step)].join(' | ');
  return {
    totals: [result.totals.enterprise, result.totals.individual, result.totals.complete],
    lines: sorted(result.lines.map(line)),
    refused: sorted(result.refused.map(line)),
    entitled: sorted([...result.services, ...result.unquantified].map((each) => `${each.rule} ${each.certainty}`)),
    policies: result.policies.map(({ policy, excluded, clawBack, sanctions, exclusions, whyNot }) => [
      policy,
      excluded,
      clawBack,
      sanctions,
      exclusions.map(({ from, date, certainty, message }) => [from.itemId, date, certainty, message.zh]),
      whyNot.map(({ from, partly, steps }) => [from.itemId, from.clause, partly, ...steps.map(step)]),
    ]),
  };
}

/**
 * Gives what a result pays, to whom and why, as sets: only what a reader is shown in the order of the document (the
 * answers to "why not", and the rows they speak of) may come in another order when the document is written in another.
 */
export function describeAsSets(result: EnterpriseResult): unknown {
  const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value, printPlaceless)).sort();
  const step = ({ stage, outcome, message, from, before, after, facts }: Step) => [
    stage,
    outcome,
    message,
    from?.clause,
    from?.itemId,
    before,
    after,
    sorted(facts.map(({ label, value }) => [label, value])),
  ];
  const line = ({ policy, from, label, payee, unit, date, amount, entitled, needs, readings, steps }: Line) => [
    policy,
    from.clause,
    from.itemId,
    label,
    payee,
    unit,
    date,
    amount,
    entitled,
    needs.length,
    sorted(readings),
    steps.map(step),
  ];
  const answer = ({ from, label, partly, steps }: WhyNot) => [from.itemId, label, partly, steps.map(step)];
  return {
    totals: [result.totals.enterprise, result.totals.individual, result.totals.complete],
    lines: sorted(result.lines.map(line)),
    refused: sorted(result.refused.map(line)),
    entitled: sorted(
      [...result.services, ...result.unquantified].map((each) => [each.policy, each.from.itemId, each.certainty]),
    ),
    policies: sorted(
      result.policies.map((each) => [
        [each.policy, each.excluded, each.total, each.clawBack, sorted(each.sanctions)],
        sorted(each.exclusions.map(({ from, date, certainty, message }) => [from.itemId, date, certainty, message])),
        sorted(each.whyNot.map(answer)),
      ]),
    ),
  };
}

/** Prints money, and leaves out the number of an event in its list: it is where the event stands. */
function printPlaceless(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value} fen`;
  return typeof value === 'string' ? value.replace(/第\d+项/g, '').replace(/\b(of \w[\w ]*?) \d+\b/g, '$1') : value;
}
