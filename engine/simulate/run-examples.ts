import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { sameInterval, type MoneyInterval } from '../values/money';
import type { QuantityInterval, Unit } from '../values/quantity';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { EnterpriseResult } from './result';
import { simulateEnterprise } from './simulate-enterprise';

/** A worked example with its figures read. */
export interface ExampleTask {
  readonly name: string;
  /** JSON pointer of the example in the policy document. */
  readonly pointer: string;
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly total: MoneyInterval;
  /** Total to individuals and clauses of unstated amount; null where the example does not speak of them. */
  readonly individual: MoneyInterval | null;
  readonly unquantified: readonly string[] | null;
  /** Null when the example states a total only. */
  readonly lines: readonly ExpectedClaim[] | null;
}

export interface ExpectedClaim {
  readonly clause: string;
  readonly amount: QuantityInterval;
  readonly unit: Unit;
}

export interface ExampleOutcome {
  readonly task: ExampleTask;
  readonly passed: boolean;
  readonly result: EnterpriseResult;
}

/** Runs worked examples against one plan alone. */
export function runExamples(
  plan: PolicyPlan,
  tasks: readonly ExampleTask[],
  vocabulary: Vocabulary,
): readonly ExampleOutcome[] {
  return tasks.map((task) => {
    const result = simulateEnterprise([plan], task.enterprise, { year: task.year, vocabulary });
    const passed =
      sameInterval(result.totals.enterprise, task.total) &&
      (task.individual === null || sameInterval(result.totals.individual, task.individual)) &&
      (task.unquantified === null || matchPromises(result, task.unquantified)) &&
      (task.lines === null || matchLines(result, task.lines));
    return { task, passed, result };
  });
}

function matchPromises({ unquantified }: EnterpriseResult, expected: readonly string[]): boolean {
  const actual = new Set(unquantified.map(({ from }) => from.clause ?? from.itemId));
  return actual.size === new Set(expected).size && expected.every((clause) => actual.has(clause));
}

function matchLines(result: EnterpriseResult, expected: readonly ExpectedClaim[]): boolean {
  const key = (clause: string | null, { min, max }: QuantityInterval, unit: Unit) =>
    `${clause ?? ''} ${min} ${max} ${unit}`;
  const actual = result.lines.map((line) => key(line.from.clause, line.amount, line.unit)).sort();
  const wanted = expected.map((line) => key(line.clause, line.amount, line.unit)).sort();
  return actual.length === wanted.length && actual.every((each, index) => each === wanted[index]);
}
