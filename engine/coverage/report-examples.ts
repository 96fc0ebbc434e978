import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic';
import { runExamples, type ExampleOutcome, type ExpectedClaim } from '../simulate/run-examples';
import type { CanonicalDocument } from '../validate/canonical-document';
import { formatInterval, sameInterval } from '../values/money';
import { formatQuantity } from '../values/quantity';
import type { Surface } from '../values/surface';

/**
 * Reports worked examples whose stated result is not what the policy gives, at what they expect.
 * Errors: example/differs.
 */
export function reportExamples(
  outcomes: readonly ExampleOutcome[],
  { map, file }: Pick<CanonicalDocument<unknown>, 'map' | 'file'>,
): readonly Diagnostic[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.passed) return [];
    const { name, pointer } = outcome.task;
    return [
      diagnose('example/differs', file, map.valueRange(`${pointer}/expect`), { name, ...describeOutcome(outcome) }),
    ];
  });
}

/**
 * Runs the worked examples of a policy and reports those that differ. Nothing is said while a part of the policy is
 * left out: an example would differ for a reason that stands elsewhere.
 *
 * Errors: example/differs.
 * Cost: one simulation of one enterprise for each example.
 */
export function checkExamples(checked: CheckedPolicy, plan: PolicyPlan): readonly Diagnostic[] {
  if (!checked.complete) return [];
  return reportExamples(runExamples(plan, checked.examples, checked.vocabulary), checked.source);
}

/**
 * Writes what an example expects and what was computed: the totals, and where they agree what differs beside them, be
 * it the lines, the money to individuals or the clauses without amount.
 */
export function describeOutcome({ task, result }: ExampleOutcome): {
  readonly expected: Bilingual;
  readonly actual: Bilingual;
} {
  const { totals } = result;
  const both = { expected: writeTotal(task.total), actual: writeTotal(totals.enterprise) };
  if (!sameInterval(task.total, totals.enterprise)) return both;
  if (task.individual !== null && !sameInterval(task.individual, totals.individual))
    return { expected: toIndividuals(task.individual), actual: toIndividuals(totals.individual) };
  const promised = result.unquantified.map(({ from }) => from.clause ?? from.itemId);
  if (task.unquantified !== null && !sameClauses(task.unquantified, promised))
    return { expected: withoutAmount(task.unquantified), actual: withoutAmount(promised) };
  if (task.lines === null) return both;
  const computed = result.lines.map(({ from, amount, unit }) => ({ clause: from.clause ?? from.itemId, amount, unit }));
  return { expected: writeLines(task.lines), actual: writeLines(computed) };
}

function sameClauses(some: readonly string[], others: readonly string[]): boolean {
  const write = (clauses: readonly string[]): string => [...new Set(clauses)].sort().join();
  return write(some) === write(others);
}

function writeTotal(total: ExampleOutcome['task']['total']): Bilingual {
  return { zh: formatInterval(total, 'zh'), en: formatInterval(total, 'en') };
}

function toIndividuals(amount: ExampleOutcome['task']['total']): Bilingual {
  return { zh: `给个人 ${formatInterval(amount, 'zh')}`, en: `${formatInterval(amount, 'en')} to persons` };
}

function withoutAmount(clauses: readonly string[]): Bilingual {
  const listed = [...new Set(clauses)];
  return {
    zh: `未定额的条款 ${listed.join('、') || '无'}`,
    en: `clauses without amount ${listed.join(', ') || 'none'}`,
  };
}

function writeLines(lines: readonly ExpectedClaim[]): Bilingual {
  const write = (surface: Surface) =>
    lines.map(({ clause, amount, unit }) => `${clause} ${formatQuantity(amount, unit, surface)}`);
  return { zh: write('zh').join('、') || '无', en: write('en').join(', ') || 'none' };
}
