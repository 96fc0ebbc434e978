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

interface Judged {
  readonly vocabulary: Vocabulary;
  /** Of the first examples, in their order, by their pointers. */
  readonly outcomes: (readonly [pointer: string, outcome: ExampleOutcome])[];
}

const judgements = new WeakMap<PolicyReading, Judged>();

/** Runs the worked examples of a policy and says where they differ. Shape: by the pointer of the example. */
export function judgeExamples(
  reading: PolicyReading,
  vocabulary: Vocabulary,
): Readonly<Record<string, ExampleOutcome>> {
  advanceExamples(reading, vocabulary, () => false);
  return Object.fromEntries(judgements.get(reading)?.outcomes ?? []);
}

/** Runs one worked example after the other until it shall stop; tells whether all are run. */
export function advanceExamples(reading: PolicyReading, vocabulary: Vocabulary, shallStop: () => boolean): boolean {
  const { plan, checked } = reading;
  // With a part left out, an example would differ for a reason that stands elsewhere.
  if (!plan || !checked?.complete) return true;
  const { examples } = checked;
  let judged = judgements.get(reading);
  if (judged?.vocabulary !== vocabulary) judgements.set(reading, (judged = { vocabulary, outcomes: [] }));
  const { outcomes } = judged;
  for (let next = examples[outcomes.length]; next; next = examples[outcomes.length]) {
    for (const outcome of runExamples(plan, [next], vocabulary)) outcomes.push([next.pointer, judge(outcome)]);
    if (shallStop()) break;
  }
  return outcomes.length === examples.length;
}

function judge(outcome: RunOutcome): ExampleOutcome {
  const { passed } = outcome;
  return { passed, ...describeOutcome(outcome), differences: passed ? [] : [describeDifference(outcome)] };
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
