import type { PolicyPlan, Rule, RuleKind } from '../compile/plan';

/** What the rules of one item are together: what assumptions and funds are about. */
export interface Measure {
  readonly policy: string;
  readonly item: string;
  readonly kind: RuleKind;
  readonly clause: string | null;
  readonly label: string;
}

/** Names a measure: `policy/item`. */
export function nameOf({ policy, item }: Measure): string {
  return `${policy}/${item}`;
}

/** Tells whether the money of a rule leaves a treasury: to the enterprise, or to a person through it. */
export function isPaid({ countsInTotal, unit, payee }: Pick<Rule, 'countsInTotal' | 'unit' | 'payee'>): boolean {
  return countsInTotal || (unit === 'money' && payee === 'individual');
}

/** Tells whether the amount of a rule is stated as 'up to' or 'between': then its interval is no lack of facts. */
export function isDiscretionary({ amount }: Rule): boolean {
  if (amount === null) return false;
  const { modality } = amount.kind === 'share' ? amount.rate : amount.amount;
  return modality === 'upTo' || modality === 'between';
}

/** Lists the measures that pay money, in the order of policies and items. */
export function listMeasures(plans: readonly PolicyPlan[]): readonly Measure[] {
  const found = new Map<string, Measure>();
  for (const plan of plans)
    for (const rule of plan.rules) {
      if (rule.amount === null || !isPaid(rule)) continue;
      const { kind, label, from } = rule;
      const measure: Measure = { policy: plan.id, item: from.itemId, kind, clause: from.clause, label };
      if (!found.has(nameOf(measure))) found.set(nameOf(measure), measure);
    }
  return [...found.values()];
}
