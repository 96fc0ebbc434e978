import { findingsAgainst, stops } from './apply-exclusions';
import type { Entitlement, PolicyYear } from './policy-year';
import { mergeNeeds } from './claim';
import { bareStep } from './finding';

/** Takes away what an exclusion reaches: promised money always, services where a sanction stops all support. */
export function excludeEntitlement(given: Entitlement, { context, exclusions }: PolicyYear): readonly Entitlement[] {
  if (exclusions.length === 0) return [given];
  const { rule, events, needs } = given;
  const reaching = findingsAgainst(rule, exclusions).filter(
    ({ exclusion }) => rule.kind === 'unquantifiedMoney' || stops(exclusion, context),
  );
  const [first] = reaching;
  if (!first) return [given];
  if (first.outcome.certainty === 'certain') return [];
  const { from, message } = first.outcome;
  const tell = () => bareStep({ stage: 'exclusion', outcome: 'unknown', message, from, facts: first.facts() });
  return [
    {
      rule,
      events,
      certainty: 'possible',
      needs: mergeNeeds([needs, ...reaching.map((finding) => finding.needs)]),
      tell: () => [...given.tell(), tell()],
    },
  ];
}
