import type { FundResult } from '../../engine/scenario/allot-fund';
import type { CostSum } from '../../engine/scenario/total-scenario';
import type { ScenarioRun } from '../../engine/scenario/run-scenario';
import type { Band, Uncertainty } from '../../engine/scenario/summarise-trials';
import type { AssumptionWeight } from '../../engine/scenario/weigh-assumptions';
import { toDecimalText } from '../../engine/values/rational';
import type { Surface } from '../../engine/values/surface';
import { jsonAmount, jsonInterval } from './json-amount';

const jsonCost = ({ claims, enterprises, entitled, expected }: CostSum) => ({
  payments: claims,
  enterprises,
  entitled: jsonInterval(entitled),
  expected: jsonAmount(expected),
});

/** Gives the cost of a scenario as JSON. Units: yuan. */
export function jsonRun({ model, cost, funds }: ScenarioRun, language: Surface) {
  const { id, name, baseYear } = model.scenario;
  return {
    scenario: id,
    name,
    baseYear,
    expected: jsonAmount(cost.expected),
    claimedLater: jsonAmount(cost.later),
    years: cost.years.map((year) => ({
      year: year.year,
      moved: year.moved,
      ...jsonCost(year),
      claimed: jsonAmount(year.claimed),
      measures: year.measures
        .filter(({ claims }) => claims > 0)
        .map((each) => ({ policy: each.measure.policy, measure: each.measure.item, ...jsonCost(each) })),
      months: year.months.map(({ month, claimed }) => ({ month, claimed: jsonAmount(claimed) })),
    })),
    funds: funds.map((fund) => jsonFund(fund, language)),
  };
}

function jsonFund({ fund, years, months, beyond, owedBeyond }: FundResult, language: Surface) {
  return {
    fund: fund.id,
    name: fund.name,
    order: fund.order,
    claimedLater: jsonAmount(beyond),
    owedLater: jsonAmount(owedBeyond),
    years: years.map((each) => ({
      year: each.year,
      size: jsonAmount(each.size),
      carried: jsonAmount(each.carried),
      available: jsonAmount(each.available),
      asked: jsonAmount(each.asked),
      granted: jsonAmount(each.granted),
      unmet: jsonAmount(each.unmet),
      left: jsonAmount(each.left),
      exhaustedOn: each.exhaustedOn,
      fallsOff: each.cuts.map(({ entry, asked, granted, cut, waits, reason }) => ({
        enterprise: entry.claim.enterprise,
        name: entry.claim.name,
        policy: entry.claim.measure.policy,
        measure: entry.claim.measure.item,
        claim: entry.claim.id,
        late: entry.late,
        day: entry.day,
        asked: jsonAmount(asked),
        granted: jsonAmount(granted),
        unmet: jsonAmount(cut),
        waits,
        why: reason[language],
      })),
    })),
    months: months.map(({ month, claimed, granted, paid, owed, free }) => ({
      month,
      claimed: jsonAmount(claimed),
      granted: jsonAmount(granted),
      paid: jsonAmount(paid),
      owed: jsonAmount(owed),
      free: jsonAmount(free),
    })),
  };
}

const jsonBand = ({ least, p10, p50, p90, most }: Band) => ({
  least: jsonAmount(least),
  p10: jsonAmount(p10),
  p50: jsonAmount(p50),
  p90: jsonAmount(p90),
  most: jsonAmount(most),
});

/** Gives the bands of a scenario as JSON. Units: yuan. */
export function jsonUncertainty(
  { trials, stated, total, years, funds }: Uncertainty,
  weights: readonly AssumptionWeight[],
) {
  return {
    trials,
    stated: jsonAmount(stated),
    total: jsonBand(total),
    years: years.map((each) => ({
      year: each.year,
      ...jsonBand(each),
      measures: each.measures
        .filter(({ most }) => most > 0n)
        .map((part) => ({ policy: part.measure.policy, measure: part.measure.item, ...jsonBand(part) })),
    })),
    tornado: weights.map(({ assumption, low, high, swing }) => ({
      of: assumption.of,
      scope: assumption.scope,
      from: assumption.range && toDecimalText(assumption.range.low),
      to: assumption.range && toDecimalText(assumption.range.high),
      low: jsonAmount(low),
      high: jsonAmount(high),
      apart: jsonAmount(swing),
    })),
    funds: funds.map(({ fund, years: balances }) => ({
      fund: fund.id,
      years: balances.map(({ year, exhausted, unmet }) => ({ year, trialsShort: exhausted, unmet: jsonBand(unmet) })),
    })),
  };
}
