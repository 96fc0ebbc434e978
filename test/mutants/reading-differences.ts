import { compileAlternatives } from '../../engine/coverage/alternative-plans';
import type { PolicyReading } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { formatInterval } from '../../engine/values/money';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/** By `reading / alternative`, then by worked example: what it would receive, where that is not what it does receive. */
export type ReadingDifferences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Runs the worked examples of a policy under each alternative reading. */
export function findReadingDifferences({ checked, plan }: PolicyReading, vocabulary: Vocabulary): ReadingDifferences {
  if (!checked || !plan) return {};
  const totalUnder = (policy: typeof plan, { enterprise, year }: (typeof checked.examples)[number]): string =>
    formatInterval(simulateEnterprise([policy], enterprise, { year, vocabulary }).totals.enterprise, 'zh');
  const taken = new Map(checked.examples.map((example) => [example.name, totalUnder(plan, example)]));
  return Object.fromEntries(
    compileAlternatives(checked, plan).map(({ reading, name, plan: other }) => {
      const differing = checked.examples.flatMap((example) => {
        const total = totalUnder(other, example);
        return total === taken.get(example.name) ? [] : [[example.name, total] as const];
      });
      return [`${reading.id} / ${name}`, Object.fromEntries(differing)];
    }),
  );
}
