import type { FundResult } from '../../engine/scenario/allot-fund';
import type { ScenarioRun } from '../../engine/scenario/run-scenario';
import type { FundView, ScenarioRunView } from '../ipc/scenario-contract';
import { saveTables } from './saved-tables';
import { tablesOfRun } from './scenario-tables';

/** Rows that the window is given of one table: a population may have more cuts than anybody reads. */
const MOST_ROWS = 1000;

/** Gives what the window shows of a scenario: figures, and the tables behind them. */
export function viewRun(run: ScenarioRun): ScenarioRunView {
  const { model, cost, funds } = run;
  const { id, name } = model.scenario;
  return {
    id,
    name,
    expected: cost.expected,
    later: cost.later,
    years: cost.years.map(({ year, moved, claims, enterprises, entitled, expected, claimed }) => ({
      year,
      moved,
      claims,
      enterprises,
      entitled,
      expected,
      claimed,
    })),
    funds: funds.map(viewFund),
    tables: saveTables((language) =>
      tablesOfRun(run, language).map((table) => ({ ...table, rows: table.rows.slice(0, MOST_ROWS) })),
    ),
  };
}

function viewFund({ fund, years, months }: FundResult): FundView {
  const cuts = years.reduce((sum, year) => sum + year.cuts.length, 0);
  return {
    id: fund.id,
    name: fund.name,
    years: years.map(({ year, available, asked, granted, unmet, exhaustedOn, ...each }) => ({
      year,
      available,
      asked,
      granted,
      unmet,
      exhaustedOn,
      cuts: each.cuts.length,
    })),
    months: months.map(({ month, claimed, granted, free }) => ({ month, claimed, granted, free })),
    moreCuts: Math.max(0, cuts - MOST_ROWS),
  };
}
