import { readFileSync } from 'node:fs';
import type { PolicyPlan } from '../../engine/compile/plan';
import { withNothingElse } from '../../engine/enterprise/with-nothing-else';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { measureTargets } from '../../engine/simulate/measure-targets';
import { toDecimalText } from '../../engine/values/rational';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/** Enterprises, and what a person counted towards a target with them at the end of a year. */
export interface ProgressCase {
  readonly id: string;
  readonly doc: string;
  readonly clause: string;
  readonly year: number;
  readonly enterprises: readonly Readonly<Record<string, unknown>>[];
  /** Number of enterprises, or share for coverage, as decimal text: what is certain and what is possible. */
  readonly low: string;
  readonly high: string;
}

/** Reads the cases of progress towards targets. */
export function readProgressCases(file: string): readonly ProgressCase[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly ProgressCase[];
}

/** Counts the enterprises of a case towards its target, as decimal text. */
export function countProgress(
  { id, clause, year, enterprises }: ProgressCase,
  plan: PolicyPlan,
  vocabulary: Vocabulary,
): { readonly low: string | null; readonly high: string | null } {
  const population = enterprises.map((facts, index) => {
    const { value, diagnostics } = readEnterpriseValue(facts, vocabulary, `${id}-${index + 1}`);
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (!value || error) throw new Error(`${id} cannot be read: ${error?.message.en ?? ''}`);
    return withNothingElse(value, Object.keys(facts), vocabulary);
  });
  const found = measureTargets(plan, population, year, vocabulary).find(({ target }) => target.from.clause === clause);
  const write = (value: Parameters<typeof toDecimalText>[0] | null | undefined) =>
    value ? toDecimalText(value) : null;
  return { low: write(found?.low), high: write(found?.high) };
}

/** Whether a policy counts what the person counted. */
export function hasRightProgress(expected: ProgressCase, plan: PolicyPlan, vocabulary: Vocabulary): boolean {
  const { low, high } = countProgress(expected, plan, vocabulary);
  return low === expected.low && high === expected.high;
}
