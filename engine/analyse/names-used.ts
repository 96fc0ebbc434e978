import type { Rule } from '../compile/plan';
import type { CheckedExpression } from '../expression/checked-expression';
import { visitExpression } from './domain/map-expression';
import { boundsOf, type PolicyScope } from './policy-scope';

export type NameKind = 'parameter' | 'definition';

/** Lists the formulas of a rule: what it asks, and what it pays. */
export function formulasOf({ conditions, amount }: Rule): readonly CheckedExpression[] {
  const asked = conditions.map(({ expression }) => expression);
  if (!amount) return asked;
  return [...asked, ...(amount.kind === 'share' ? [amount.base, ...boundsOf(amount.rate)] : boundsOf(amount.amount))];
}

/** Gives the rules that come to a name, directly or through other names; limits count as those of the rules they reach. */
export function rulesUsing(scope: PolicyScope, kind: NameKind, name: string): readonly Rule[] {
  const { plan } = scope;
  const reached = new Set(
    plan.limits
      .filter(({ operation }) => operation.kind === 'cap' && boundsOf(operation.amount).some((f) => has(f)))
      .flatMap(({ rules }) => rules),
  );
  return plan.rules.filter((rule) => reached.has(rule.id) || formulasOf(rule).some((f) => has(f)));

  function has(formula: CheckedExpression): boolean {
    return namesIn(scope, formula).has(keyOfName(kind, name));
  }
}

const names = new WeakMap<CheckedExpression, ReadonlySet<string>>();

/** Lists the names a formula comes to, directly or through other names. */
export function namesIn(scope: PolicyScope, formula: CheckedExpression): ReadonlySet<string> {
  const known = names.get(formula);
  if (known) return known;
  const found = new Set<string>();
  names.set(formula, found);
  visitExpression(formula, (part) => {
    if (part.node !== 'parameter' && part.node !== 'definition') return;
    found.add(keyOfName(part.node, part.name));
    for (const meaning of meaningsOf(scope, part.node, part.name))
      for (const each of namesIn(scope, meaning)) found.add(each);
  });
  return found;
}

/** Names a parameter or definition among both. */
export function keyOfName(kind: NameKind, name: string): string {
  return `${kind} ${name}`;
}

function meaningsOf({ plan }: PolicyScope, kind: NameKind, name: string): readonly CheckedExpression[] {
  if (kind === 'definition') {
    const meaning = plan.definitions[name];
    return meaning ? [meaning] : [];
  }
  const parameter = plan.parameters[name];
  return parameter ? [parameter.value, ...parameter.changes.map(({ value }) => value)] : [];
}

const uses = new WeakMap<PolicyScope, ReadonlySet<string>>();

/** Names that rules, limits, exclusions, targets or alternative readings come to, directly or through other names. */
export function namesUsed(scope: PolicyScope): ReadonlySet<string> {
  const known = uses.get(scope);
  if (known) return known;
  const { plan, document } = scope;
  const formulas = [
    ...plan.rules.flatMap(formulasOf),
    ...plan.limits.flatMap(({ operation }) => (operation.kind === 'cap' ? boundsOf(operation.amount) : [])),
    ...plan.exclusions.map(({ when }) => when),
    ...plan.targets.flatMap(({ counts, among }) => [counts, among].filter((each) => each !== null)),
  ];
  const used = new Set(formulas.flatMap((formula) => [...namesIn(scope, formula)]));
  const alternatives = JSON.stringify(document.readings ?? []);
  for (const kind of ['parameter', 'definition'] as const)
    for (const name of Object.keys(kind === 'parameter' ? plan.parameters : plan.definitions))
      if (alternatives.includes(name)) used.add(keyOfName(kind, name));
  uses.set(scope, used);
  return used;
}
