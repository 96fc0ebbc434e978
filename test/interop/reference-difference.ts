import { isDeepStrictEqual } from 'node:util';
import { writeFacts, writeOutcome } from '../../engine/bundle/write-outcome';
import { planValue } from '../../engine/bundle/plan-json';
import { toCanonicalValue } from '../../engine/bundle/decimal-text';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { evaluatePolicies } from '../../reference/source/evaluate.mjs';

/** Plans and vocabulary as a bundle holds them: all that the reference evaluator sees. */
export interface BundledRules {
  readonly plans: readonly PolicyPlan[];
  readonly vocabulary: Vocabulary;
  readonly planTexts: readonly unknown[];
  readonly vocabularyText: unknown;
}

const vocabularyTexts = new WeakMap<Vocabulary, unknown>();

/** Writes rules as bundles do; a vocabulary is written once. */
export function bundleRules(plans: readonly PolicyPlan[], vocabulary: Vocabulary): BundledRules {
  const planTexts = plans.map((plan) => JSON.parse(JSON.stringify(planValue(plan))) as unknown);
  const vocabularyText =
    vocabularyTexts.get(vocabulary) ?? (JSON.parse(JSON.stringify(toCanonicalValue(vocabulary))) as unknown);
  vocabularyTexts.set(vocabulary, vocabularyText);
  return { plans, vocabulary, planTexts, vocabularyText };
}

/** Says in what the reference evaluator differs from the engine; null where the whole results are equal. */
export function findReferenceDifference(rules: BundledRules, enterprise: Enterprise, year: number): string | null {
  const { plans, vocabulary, planTexts, vocabularyText } = rules;
  const ours = writeOutcome(simulateEnterprise(plans, enterprise, { year, vocabulary }));
  const facts: unknown = JSON.parse(JSON.stringify(writeFacts(enterprise)));
  const theirs: unknown = evaluatePolicies(planTexts, vocabularyText, facts, year);
  if (isDeepStrictEqual(theirs, ours)) return null;
  const members = Object.keys(ours) as (keyof typeof ours)[];
  const other = theirs as typeof ours;
  const differing = members.filter((member) => !isDeepStrictEqual(ours[member], other[member]));
  return [
    JSON.stringify({ year, facts }),
    ...differing.map(
      (member) => `${member}: ours ${JSON.stringify(ours[member])}\n  theirs ${JSON.stringify(other[member])}`,
    ),
  ].join('\n');
}
