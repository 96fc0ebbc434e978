import { findingsAgainst, stops } from './apply-exclusions';
import type { Entitlement, PolicyYear } from './policy-year';
import { mergeNeeds } from './claim';
import { bareStep } from './finding';

/** Takes away what an exclusion reaches: promised money always, services where a sanction stops all support. */
export function excludeEntitlement(
  { rule, line }: Entitlement,
  { context, exclusions }: PolicyYear,
): readonly Entitlement[] {
  const reaching = findingsAgainst(rule, exclusions).filter(
    ({ exclusion }) => rule.kind === 'unquantifiedMoney' || stops(exclusion, context),
  );
  const [first] = reaching;
  if (!first) return [{ rule, line }];
  if (first.outcome.certainty === 'certain') return [];
  const { from, message } = first.outcome;
  const step = bareStep({ stage: 'exclusion', outcome: 'unknown', message, from, facts: first.facts() });
  const needs = mergeNeeds([line.needs, ...reaching.map((finding) => finding.needs)]);
  return [{ rule, line: { ...line, certainty: 'possible', needs, steps: [...line.steps, step] } }];
}
