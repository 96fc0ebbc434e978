import type { BundleVector } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { writeFacts, writeOutcome } from './write-outcome';

/** Facts and a year that another evaluator is to be tried on. */
export interface VectorCase {
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly year: number;
}

/** Works out what each case gives under the policy alone, in the order given. */
export function writeVectors(
  plan: PolicyPlan,
  cases: readonly VectorCase[],
  vocabulary: Vocabulary,
): readonly BundleVector[] {
  return cases.map(({ name, enterprise, year }) => ({
    name,
    year,
    enterprise: writeFacts(enterprise),
    expected: writeOutcome(simulateEnterprise([plan], enterprise, { year, vocabulary })),
  }));
}
