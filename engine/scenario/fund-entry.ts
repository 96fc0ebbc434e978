import { addMonths, type CalendarDate } from '../values/calendar';
import type { Fen } from '../values/money';
import type { BaseClaim } from './base-claim';
import { isFunded } from './check-scenario';
import { matchScope } from './match-scope';
import { nameOf } from './measure';
import type { Fund } from './scenario';
import type { ScenarioModel } from './scenario-model';
import { settleAssumptions } from './settle-assumptions';
import { lateMonthsOf, valueClaim } from './value-claim';

/** What a claim asks of a fund, once: the part in time or the part that comes late. Units: fen. */
export interface FundEntry {
  readonly claim: BaseClaim;
  readonly late: boolean;
  /** Day it is claimed. */
  readonly day: CalendarDate;
  readonly amount: Fen;
  /** Place of its measure in the scope of the fund. */
  readonly scope: number;
}

/** Lists what is asked of a fund, under the stated values, in canonical order: by day, measure, enterprise and claim. */
export function listEntries({ scenario, claims, measures }: ScenarioModel, fund: Fund): readonly FundEntry[] {
  const own = measures.filter((measure) => isFunded(fund, measure));
  const settled = new Map(
    own.map((measure) => [
      nameOf(measure),
      {
        assumed: settleAssumptions(scenario.assumptions, measure),
        scope: fund.scope.findIndex(({ name }) => matchScope(name, measure) !== null),
      },
    ]),
  );
  return claims
    .flatMap((claim): readonly FundEntry[] => {
      const found = settled.get(nameOf(claim.measure));
      if (!found) return [];
      const { assumed, scope } = found;
      const { expected, late } = valueClaim(claim, assumed);
      const inTime = { claim, late: false, day: claim.day, amount: (expected - late) as Fen, scope };
      const day = addMonths(claim.day, lateMonthsOf(assumed));
      return [inTime, { claim, late: true, day, amount: late, scope }].filter(({ amount }) => amount > 0n);
    })
    .sort(compareEntries);
}

/** Orders entries the same way however claims are listed. */
export function compareEntries(a: FundEntry, b: FundEntry): number {
  return (
    compare(a.day, b.day) ||
    compare(a.claim.measure.policy, b.claim.measure.policy) ||
    compare(a.claim.measure.item, b.claim.measure.item) ||
    compare(a.claim.enterprise, b.claim.enterprise) ||
    compare(a.claim.id, b.claim.id) ||
    Number(a.late) - Number(b.late)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
