import type { PolicyPlan } from '../../compile/plan';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { calculate, choose, compare, constant, named } from './formula';
import { dayNumber } from './lower-value';
import type { FormulaNode } from './program';

/** What the parts of one program share. */
export interface ProgramScope {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly reads: Set<string>;
  readonly factors: Set<number>;
}

export const policyFrom = named('from');

export const policyTo = named('to');

export const inForce = named('inForce');

/** Works out the days of the year on which the policy applies. */
export function writePeriod({ window }: PolicyPlan): FormulaNode {
  const year = named('year');
  const start = calculate('+', calculate('*', year, constant(10_000)), constant(101));
  const end = calculate('+', calculate('*', year, constant(10_000)), constant(1231));
  const from = constant(window?.from == null ? 99_991_231 : dayNumber(window.from));
  const to = constant(window?.from == null ? 0 : window.to === null ? 99_991_231 : dayNumber(window.to));
  return {
    kind: 'formulas',
    id: 'period',
    title: { zh: '适用的日子', en: 'days in force' },
    steps: [
      { name: 'from', formula: choose(compare('>', from, start), from, start) },
      { name: 'to', formula: choose(compare('<', to, end), to, end) },
      { name: 'inForce', formula: compare('<=', policyFrom, policyTo) },
    ],
  };
}
