import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic';
import { runExamples, type ExampleOutcome } from '../simulate/run-examples';
import type { CanonicalDocument } from '../validate/canonical-document';
import { formatInterval, sameInterval } from '../values/money';

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

/** Writes what an example expects and what was computed: the totals, and the lines where only they differ. */
export function describeOutcome({ task, result }: ExampleOutcome): {
  readonly expected: Bilingual;
  readonly actual: Bilingual;
} {
  const totals = { expected: writeTotal(task.total), actual: writeTotal(result.totals.enterprise) };
  if (!sameInterval(task.total, result.totals.enterprise) || task.lines === null) return totals;
  const computed = result.lines.map(({ from, amount }) => ({ clause: from.clause ?? from.itemId, amount }));
  const both = (lines: readonly { readonly clause: string; readonly amount: ExampleOutcome['task']['total'] }[]) => ({
    zh: lines.map(({ clause, amount }) => `${clause} ${formatInterval(amount, 'zh')}`).join('、') || '无',
    en: lines.map(({ clause, amount }) => `${clause} ${formatInterval(amount, 'en')}`).join(', ') || 'none',
  });
  return { expected: both(task.lines), actual: both(computed) };
}

function writeTotal(total: ExampleOutcome['task']['total']): Bilingual {
  return { zh: formatInterval(total, 'zh'), en: formatInterval(total, 'en') };
}
