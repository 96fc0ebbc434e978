import { applyReading } from '../check/apply-reading';
import { checkPolicy } from '../check/check-policy';
import type { CheckedPolicy } from '../check/checked-policy';
import { compilePolicy } from '../compile/compile-policy';
import type { PlanReading, PolicyPlan } from '../compile/plan';

/** The policy under an alternative of one of its readings. */
export interface AlternativePlan {
  readonly reading: PlanReading;
  readonly name: string;
  readonly plan: PolicyPlan;
}

/**
 * Compiles the policy under each alternative that changes its rules. One that cannot be applied any more is left out;
 * the check has told the author.
 *
 * Cost: one check of the policy for each alternative, without its examples.
 */
export function compileAlternatives(
  { source, vocabulary }: CheckedPolicy,
  taken: PolicyPlan,
): readonly AlternativePlan[] {
  const document = { ...source.document };
  delete document.examples;
  return (document.readings ?? []).flatMap((reading) =>
    (reading.alternatives ?? []).flatMap(({ name, changes = [] }): readonly AlternativePlan[] => {
      const changed = changes.length > 0 ? applyReading(document, reading.id, name) : null;
      const { value } = changed ? checkPolicy({ ...source, document: changed }, vocabulary) : { value: null };
      const plan = value?.complete ? compilePolicy(value) : null;
      return plan && rulesOf(plan) !== rulesOf(taken) ? [{ reading, name, plan }] : [];
    }),
  );
}

/** What can make a difference to an enterprise, in one text. */
function rulesOf(plan: PolicyPlan): string {
  return JSON.stringify({ ...plan, title: '', docNumber: null, version: '' });
}

/**
 * Keeps the alternatives that some worked example could tell from the reading taken: an example states money and
 * promises of money, but neither services nor targets.
 */
export function keepStatable(alternatives: readonly AlternativePlan[], taken: PolicyPlan): readonly AlternativePlan[] {
  const stated = statedPart(taken);
  return alternatives.filter(({ plan }) => statedPart(plan) !== stated);
}

function statedPart(plan: PolicyPlan): string {
  const { definitions, ...rest } = { ...plan, targets: [], rules: plan.rules.filter(({ kind }) => kind !== 'service') };
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('node' in part && part.node === 'definition' && 'name' in part && !used.has(String(part.name))) {
      used.add(String(part.name));
      follow(definitions[String(part.name)]);
    }
    Object.values(part).forEach(follow);
  };
  follow(rest);
  const kept = Object.entries(definitions).filter(([name]) => used.has(name));
  return rulesOf({ ...rest, definitions: Object.fromEntries(kept) });
}
