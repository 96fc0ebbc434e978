import { sumIntervals, type MoneyInterval } from '../values/money';
import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { mergeNeeds } from './claim';
import type { YearMemory } from './open-year';
import type { EnterpriseResult, Line, Totals } from './result';
import { simulateEnterprise } from './simulate-enterprise';

/** What a list of enterprises receives for the events of one year. */
export interface SimulationSummary {
  readonly year: number;
  readonly results: readonly EnterpriseResult[];
  readonly totals: Totals;
  /** Enterprises with at least one payment. */
  readonly helped: number;
  readonly perPolicy: readonly PolicyTotal[];
}

export interface PolicyTotal {
  readonly policy: string;
  readonly title: string;
  readonly total: MoneyInterval;
  readonly helped: number;
}

/**
 * Simulates every enterprise on its own and adds up; the parts always make the total. A memory kept from one call to
 * the next spares what neither plan nor enterprise changed.
 */
export function simulateWorkspace(
  plans: readonly PolicyPlan[],
  enterprises: readonly Enterprise[],
  year: number,
  vocabulary: Vocabulary,
  memory?: YearMemory,
): SimulationSummary {
  const options = { year, vocabulary, ...(memory && { memory }) };
  return summariseResults(
    plans,
    year,
    enterprises.map((enterprise) => simulateEnterprise(plans, enterprise, options)),
  );
}

/** A preference or a quota helps too, but is no payment. */
function isPayment({ unit }: Line): boolean {
  return unit === 'money';
}

/** Adds up results that were made one by one. */
export function summariseResults(
  plans: readonly PolicyPlan[],
  year: number,
  results: readonly EnterpriseResult[],
): SimulationSummary {
  return {
    year,
    results,
    helped: results.filter(({ lines }) => lines.some(isPayment)).length,
    totals: {
      enterprise: sumIntervals(results.map(({ totals }) => totals.enterprise)),
      individual: sumIntervals(results.map(({ totals }) => totals.individual)),
      complete: results.every(({ totals }) => totals.complete),
      needs: mergeNeeds(
        results.map(({ enterprise, totals }) =>
          totals.needs.map((need) => ({ ...need, path: `${enterprise}.${need.path}` })),
        ),
      ),
    },
    perPolicy: plans.map((plan) => ({
      policy: plan.id,
      title: plan.title,
      total: sumIntervals(
        results.flatMap(({ policies }) =>
          policies.filter(({ policy }) => policy === plan.id).map(({ total }) => total),
        ),
      ),
      helped: results.filter(({ lines }) => lines.some((line) => line.policy === plan.id && isPayment(line))).length,
    })),
  };
}
