import {
  describeOutcome,
  formatInterval,
  formatQuantity,
  runExamples,
  sameInterval,
  type Bilingual,
  type ExampleOutcome as RunOutcome,
  type PolicyReading,
  type Surface,
  type Vocabulary,
} from '../../engine/index';
import type { ExampleOutcome } from './policy-view';

/** Runs the worked examples of a policy and says where they differ. Shape: by the pointer of the example. */
export function judgeExamples(
  reading: PolicyReading,
  vocabulary: Vocabulary,
): Readonly<Record<string, ExampleOutcome>> {
  const { plan, checked } = reading;
  // With a part left out, an example would differ for a reason that stands elsewhere.
  if (!plan || !checked?.complete) return {};
  const outcomes = runExamples(plan, checked.examples, vocabulary);
  return Object.fromEntries(
    outcomes.map((outcome) => [
      outcome.task.pointer,
      {
        passed: outcome.passed,
        ...describeOutcome(outcome),
        differences: outcome.passed ? [] : [describeDifference(outcome)],
      },
    ]),
  );
}

function describeDifference({ task, result }: RunOutcome): Bilingual {
  const total = result.totals.enterprise;
  const lines = (surface: Surface) =>
    result.lines
      .map(({ label, amount, unit }) => `${label} ${formatQuantity(amount, unit, surface)}`)
      .join(surface === 'zh' ? '；' : '; ');
  if (sameInterval(total, task.total)) {
    return {
      zh: `合计相同而明细不同。算得：${lines('zh') || '无'}`,
      en: `The total agrees, the lines do not. Computed: ${lines('en') || 'none'}`,
    };
  }
  return {
    zh: `算得 ${formatInterval(total, 'zh')}${lines('zh') && `：${lines('zh')}`}`,
    en: `Computed ${formatInterval(total, 'en')}${lines('en') && `: ${lines('en')}`}`,
  };
}
