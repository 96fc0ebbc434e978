import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { FiscalLevel, Payer, PolicyPlan } from '../../engine/compile/plan';
import type { Unit } from '../../engine/values/quantity';

/** A rule that may pay, with its place in the rows that are summed. */
export interface PayingRule {
  readonly k: number;
  readonly policy: string;
  readonly policyTitle: string;
  readonly rule: string;
  /** The measure: what the rules of one item are together. */
  readonly item: string;
  readonly clause: string | null;
  readonly article: string;
  readonly label: string;
  readonly payer: Payer;
  /** The treasury that pays: the issuer is that of the policy's level. */
  readonly treasury: FiscalLevel | 'beneficiary';
  readonly payee: 'enterprise' | 'individual';
  readonly unit: Unit;
  /** Whether its money leaves a treasury: to the enterprise, or to a person through it. */
  readonly paid: boolean;
  readonly countsInTotal: boolean;
}

/** Lists the rules with an amount, in the order of policies and items. */
export function listPayingRules(plans: readonly PolicyPlan[]): readonly PayingRule[] {
  const listed = plans.flatMap((plan) =>
    plan.rules
      .filter(({ amount }) => amount !== null)
      .map((rule) => ({
        policy: plan.id,
        policyTitle: plan.title,
        rule: rule.id,
        item: rule.from.itemId,
        clause: rule.from.clause,
        article: rule.from.article,
        label: rule.label,
        payer: rule.payer,
        treasury: rule.payer === 'issuer' ? plan.level : rule.payer,
        payee: rule.payee,
        unit: rule.unit,
        paid: rule.countsInTotal || (rule.unit === 'money' && rule.payee === 'individual'),
        countsInTotal: rule.countsInTotal,
      })),
  );
  return listed.map((rule, index) => ({ k: index + 1, ...rule }));
}

/** Names a measure of several rules by the first of them. */
export function nameMeasure([first, ...others]: readonly PayingRule[]): Bilingual {
  const label = first?.label ?? '';
  if (others.length === 0) return { zh: label, en: label };
  return { zh: `${label}等 ${others.length + 1} 档`, en: `${label} and ${others.length} more` };
}

/** Lists what is promised without an amount: no total contains it. */
export function listUnpriced(plans: readonly PolicyPlan[]): readonly { policy: string; item: string; label: string }[] {
  return plans.flatMap((plan) =>
    plan.rules
      .filter(({ kind }) => kind === 'unquantifiedMoney')
      .map((rule) => ({ policy: plan.id, item: rule.from.itemId, label: rule.label })),
  );
}
