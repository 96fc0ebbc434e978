import type { Rule } from '../compile/plan';
import { stops } from './apply-exclusions';
import type { PolicyYear } from './policy-year';
import { mergeNeeds } from './claim';
import { bareStep } from './finding';
import type { EntitlementLine } from './result';

interface Given {
  readonly rule: Rule;
  readonly line: EntitlementLine;
}

/** Takes away what an exclusion reaches: promised money always, services where a sanction stops all support. */
export function excludeEntitlement({ rule, line }: Given, { context, exclusions }: PolicyYear): readonly Given[] {
  const reaching = exclusions.filter(({ exclusion }) => rule.kind === 'unquantifiedMoney' || stops(exclusion, context));
  const [first] = reaching;
  if (!first) return [{ rule, line }];
  if (first.outcome.certainty === 'certain') return [];
  const { from, message } = first.outcome;
  const step = bareStep({ stage: 'exclusion', outcome: 'unknown', message, from, facts: first.facts });
  const needs = mergeNeeds([line.needs, ...reaching.map((finding) => finding.needs)]);
  return [{ rule, line: { ...line, certainty: 'possible', needs, steps: [...line.steps, step] } }];
}
