import type { CheckedPolicy } from '../../engine/check/checked-policy';
import type { ExampleTask } from '../../engine/simulate/run-examples';
import type { PolicyPlan, Target } from '../../engine/compile/plan';
import { compileAlternatives } from '../../engine/coverage/alternative-plans';
import type { PolicyReading } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { formatInterval, isNothing } from '../../engine/values/money';
import { formatQuantity } from '../../engine/values/quantity';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/**
 * By `reading / alternative`, then by worked example: what it gains (`+`) and loses (`-`) against the reading taken.
 * Under `目标` stand the targets that read otherwise.
 */
export type ReadingDifferences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Runs the worked examples of a policy under each alternative reading, or under those of some readings. */
export function findReadingDifferences(
  { checked, plan }: PolicyReading,
  vocabulary: Vocabulary,
  only?: ReadonlySet<string>,
): ReadingDifferences {
  if (!checked || !plan) return {};
  const chosen = only ? withoutAlternatives(checked, only) : checked;
  const alternatives = compileAlternatives(chosen, plan);
  const taken = new Map(checked.examples.map((each) => [each.name, outcomeOf(plan, each, vocabulary)]));
  return Object.fromEntries(
    alternatives.map(({ reading, name, plan: other }) => {
      const differing = checked.examples.flatMap((each) => {
        const difference = compare(taken.get(each.name) ?? [], outcomeOf(other, each, vocabulary));
        return difference === '' ? [] : [[each.name, difference] as const];
      });
      const targets = compare(plan.targets.map(describeTarget), other.targets.map(describeTarget));
      return [`${reading.id} / ${name}`, Object.fromEntries([...differing, ...(targets ? [['目标', targets]] : [])])];
    }),
  );
}

function withoutAlternatives(checked: CheckedPolicy, kept: ReadonlySet<string>): CheckedPolicy {
  const { source } = checked;
  const readings = (source.document.readings ?? []).map((reading) =>
    kept.has(reading.id) ? reading : { ...reading, alternatives: [] },
  );
  return { ...checked, source: { ...source, document: { ...source.document, readings } } };
}

/** Everything an enterprise gets, one text for each thing. */
function outcomeOf(plan: PolicyPlan, { enterprise, year }: ExampleTask, vocabulary: Vocabulary): readonly string[] {
  const result = simulateEnterprise([plan], enterprise, { year, vocabulary });
  const { totals } = result;
  const clauses = (kind: 'unquantified' | 'services', word: string): readonly string[] =>
    result[kind].map(
      ({ from, certainty }) => `${word} ${from.clause ?? from.itemId}${certainty === 'possible' ? '（待定）' : ''}`,
    );
  return [
    `合计 ${formatInterval(totals.enterprise, 'zh')}`,
    ...(isNothing(totals.individual) ? [] : [`个人合计 ${formatInterval(totals.individual, 'zh')}`]),
    ...result.lines.map(
      ({ from, amount, unit }) => `${from.clause ?? from.itemId} ${formatQuantity(amount, unit, 'zh')}`,
    ),
    ...clauses('unquantified', '未定额'),
    ...clauses('services', '服务'),
    ...result.policies
      .filter(({ clawBack }) => !isNothing(clawBack))
      .map(({ clawBack }) => `追回 ${formatInterval(clawBack, 'zh')}`),
    ...result.policies.flatMap(({ sanctions }) => sanctions),
  ];
}

function describeTarget({ from, comparison, value, tolerance, by, everyYear }: Target): string {
  const due = everyYear ? 'each year' : by === null ? 'no day' : `by ${by}`;
  return `${from.clause ?? from.itemId} ${comparison} ${value}${tolerance === null ? '' : ` ± ${tolerance}`} ${due}`;
}

/** What is in one list only, with repetitions. */
function compare(before: readonly string[], after: readonly string[]): string {
  const left = [...before];
  const gained = after.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...left.map((each) => `- ${each}`), ...gained.map((each) => `+ ${each}`)].join('; ');
}
