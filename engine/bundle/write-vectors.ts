import type { BundleVector } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { EnterpriseResult } from '../simulate/result';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { toCanonicalValue } from './decimal-text';
import { writeFacts, writeOutcome } from './write-outcome';

/** Facts and a year that another evaluator is to be tried on. */
export interface VectorCase {
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly year: number;
  /** What the policy alone gives, where somebody knows it already. */
  readonly result?: EnterpriseResult;
}

/** Works out what each case gives under the policy alone, in the order given, each when it is asked for. */
export function* writeVectors(
  plan: PolicyPlan,
  cases: readonly VectorCase[],
  vocabulary: Vocabulary,
): Generator<BundleVector> {
  for (const { name, enterprise, year, result } of cases)
    yield {
      name,
      year,
      enterprise: toCanonicalValue(writeFacts(enterprise)) as BundleVector['enterprise'],
      expected: writeOutcome(result ?? simulateEnterprise([plan], enterprise, { year, vocabulary })),
    };
}
