import { allotFund, type FundResult } from './allot-fund';
import { listEntries } from './fund-entry';
import type { ScenarioModel } from './scenario-model';
import { totalScenario, type ScenarioCost } from './total-scenario';

/** What a scenario costs, and what its funds make of it. */
export interface ScenarioRun {
  readonly model: ScenarioModel;
  readonly cost: ScenarioCost;
  readonly funds: readonly FundResult[];
}

/** Computes a scenario under its stated values. */
export function runScenario(model: ScenarioModel): ScenarioRun {
  const { scenario } = model;
  const funds = scenario.funds.map((fund) => allotFund(fund, listEntries(model, fund), scenario.years));
  return { model, cost: totalScenario(model), funds };
}
