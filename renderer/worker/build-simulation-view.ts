import {
  asFen,
  exactly,
  sameInterval,
  sumIntervals,
  type EnterpriseResult,
  type Line,
  type MoneyInterval,
  type SimulationSummary,
  type Unit,
} from '../../engine/index';
import type { EnterpriseRow, LineRow, OtherHelp, SimulationView } from './simulation-view';
import type { UsedPlan } from './text-set';

interface Simulated {
  readonly now: SimulationSummary;
  readonly saved: SimulationSummary;
  readonly plans: readonly UsedPlan[];
  readonly missing: readonly string[];
}

const noMoney: MoneyInterval = exactly(asFen(0n));

/** Sets the simulation of the present texts beside that of the saved ones. */
export function buildSimulationView({ now, saved, plans, missing }: Simulated): SimulationView {
  const savedResults = new Map(saved.results.map((result) => [result.enterprise, result]));
  const paths = new Map(plans.map(({ plan, path }) => [plan.id, path]));
  return {
    year: now.year,
    total: now.totals.enterprise,
    savedTotal: saved.totals.enterprise,
    complete: now.totals.complete,
    individual: now.totals.individual,
    helped: now.helped,
    savedHelped: saved.helped,
    needing: now.results.filter((result) => result.totals.needs.length > 0).length,
    policies: now.perPolicy.map((entry) => ({
      policy: entry.policy,
      path: paths.get(entry.policy) ?? '',
      title: entry.title,
      total: entry.total,
      savedTotal: saved.perPolicy.find((other) => other.policy === entry.policy)?.total ?? noMoney,
      others: countOtherHelp(now.results, entry.policy),
    })),
    rows: now.results.map((result) => buildRow(result, savedResults.get(result.enterprise) ?? null, paths)),
    outdated: plans.filter(({ state }) => state === 'earlier').map(({ path }) => path),
    partial: plans.filter(({ state }) => state === 'partial').map(({ path }) => path),
    missing,
  };
}

function countOtherHelp(results: readonly EnterpriseResult[], policy: string): OtherHelp {
  const count = (helps: (result: EnterpriseResult) => boolean): number => results.filter(helps).length;
  const countLines = (unit: Unit): number =>
    count(({ lines }) => lines.some((line) => line.policy === policy && line.unit === unit));
  return {
    individual: sumIntervals(
      results.flatMap(({ lines }) =>
        lines
          .filter((line) => line.policy === policy && line.unit === 'money' && line.payee === 'individual')
          .map(({ amount }) => amount),
      ),
    ),
    unquantified: count(({ unquantified }) => unquantified.some((line) => line.policy === policy)),
    services: count(({ services }) => services.some((line) => line.policy === policy)),
    rate: countLines('rate'),
    quota: countLines('quota'),
    persons: countLines('persons'),
  };
}

function buildRow(
  result: EnterpriseResult,
  saved: EnterpriseResult | null,
  paths: ReadonlyMap<string, string>,
): EnterpriseRow {
  const savedLines = new Map(saved?.lines.map((line) => [line.id, line]));
  const states = result.policies.map((outcome) => outcome.excluded);
  return {
    id: result.enterprise,
    name: result.name,
    total: result.totals.enterprise,
    savedTotal: saved?.totals.enterprise ?? null,
    individual: result.totals.individual,
    complete: result.totals.complete,
    needs: result.totals.needs,
    excluded: states.includes('yes') ? 'yes' : states.includes('unknown') ? 'unknown' : 'no',
    lines: result.lines.map((line) => buildLine(line, savedLines.get(line.id) ?? null, paths)),
    refused: result.refused.length,
    unquantified: result.unquantified.length,
    services: result.services.length,
  };
}

function buildLine(line: Line, saved: Line | null, paths: ReadonlyMap<string, string>): LineRow {
  return {
    id: line.id,
    path: paths.get(line.policy) ?? '',
    pointer: line.from.pointer,
    clause: line.from.clause,
    article: line.from.article,
    label: line.label,
    date: line.date,
    amount: line.amount,
    entitled: line.entitled,
    payee: line.payee,
    unit: line.unit,
    incomplete: line.needs.length > 0,
    change: !saved ? 'new' : sameInterval(saved.amount, line.amount) ? 'same' : 'changed',
  };
}
