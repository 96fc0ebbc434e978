import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { BaseClaim } from './base-claim';
import { isDiscretionary, isPaid, listMeasures, nameOf } from './measure';
import { moveEnterprise } from './move-enterprise';
import type { Scenario } from './scenario';

/** A year of a scenario, and how far the events it is computed from are moved. Units: years. */
export interface ClaimYear {
  readonly year: number;
  readonly moved: number;
}

/** Tells where the events of each year of a scenario come from. */
export function planYears({ years, baseYear }: Pick<Scenario, 'years' | 'baseYear'>): readonly ClaimYear[] {
  return years.map((year) => ({ year, moved: baseYear === null ? 0 : Math.max(0, year - baseYear) }));
}

/** Lists the payments of enterprises in some years, as the interpreter computes them. */
export function listClaims(
  plans: readonly PolicyPlan[],
  enterprises: readonly Enterprise[],
  years: readonly ClaimYear[],
  vocabulary: Vocabulary,
): readonly BaseClaim[] {
  const measures = new Map(listMeasures(plans).map((measure) => [nameOf(measure), measure]));
  const rules = new Map(plans.flatMap((plan) => plan.rules.map((rule) => [`${plan.id} ${rule.id}`, rule] as const)));
  return enterprises.flatMap((enterprise) => {
    const size = enterprise.fields['size'];
    return years.flatMap(({ year, moved }) => {
      const { lines } = simulateEnterprise(plans, moveEnterprise(enterprise, moved, vocabulary), { year, vocabulary });
      return lines.flatMap((line): readonly BaseClaim[] => {
        const measure = measures.get(`${line.policy}/${line.from.itemId}`);
        const rule = rules.get(`${line.policy} ${line.rule}`);
        if (!measure || !rule || !isPaid(line)) return [];
        return [
          {
            id: line.id,
            enterprise: enterprise.id,
            name: enterprise.name,
            size: typeof size === 'string' ? size : null,
            measure,
            discretionary: isDiscretionary(rule),
            year,
            moved,
            day: line.date,
            low: line.amount.min,
            high: line.amount.max,
          },
        ];
      });
    });
  });
}
