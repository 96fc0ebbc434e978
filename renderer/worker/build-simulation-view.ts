import {
  asFen,
  exactly,
  readBudget,
  sameInterval,
  sumIntervals,
  weighBudget,
  weighChange,
  type EnterpriseResult,
  type Line,
  type MoneyInterval,
  type Unit,
} from '../../engine/index';
import type { ComparedWorlds } from './baseline';
import type { EnterpriseRow, LineRow, OtherHelp, SimulationView } from './simulation-view';

interface Simulated extends ComparedWorlds {
  readonly missing: readonly string[];
}

const noMoney: MoneyInterval = exactly(asFen(0n));

/** Sets the simulation of the present texts beside that of the baseline. */
export function buildSimulationView(simulated: Simulated): SimulationView {
  const { now, base, plans, without, problem, missing } = simulated;
  const baseResults = new Map(base.results.map((result) => [result.enterprise, result]));
  const paths = new Map([...simulated.basePlans, ...plans].map(({ plan, path }) => [plan.id, path]));
  const rows = now.results.map((result) => buildRow(result, baseResults.get(result.enterprise) ?? null, paths));
  const present = new Set(rows.map(({ id }) => id));
  const gone = base.results.filter(({ enterprise }) => !present.has(enterprise));
  const policies = listPolicies(simulated, paths);
  return {
    year: now.year,
    total: now.totals.enterprise,
    baseTotal: base.totals.enterprise,
    complete: now.totals.complete,
    individual: now.totals.individual,
    helped: now.helped,
    baseHelped: base.helped,
    needing: now.results.filter((result) => result.totals.needs.length > 0).length,
    weighed: weighChange([
      ...rows.map(({ total, baseTotal }) => ({ now: total, before: baseTotal })),
      ...gone.map(({ totals }) => ({ now: null, before: totals.enterprise })),
    ]),
    budget: weighBudget(
      plans.map(({ plan, checked }) => {
        const own = policies.find(({ policy }) => policy === plan.id);
        return {
          policy: plan.title,
          budget: readBudget(checked),
          spent: own ? sumIntervals([own.total, own.others.individual]) : noMoney,
          promises: (own?.others.unquantified ?? 0) > 0,
        };
      }),
    ),
    without,
    problem,
    gone: { count: gone.length, total: sumIntervals(gone.map(({ totals }) => totals.enterprise)) },
    policies,
    rows,
    outdated: plans.filter(({ state }) => state === 'earlier').map(({ path }) => path),
    partial: plans.filter(({ state }) => state === 'partial').map(({ path }) => path),
    missing,
  };
}

/** The policies of both sides, so that their changes make up the change of the total. */
function listPolicies({ now, base }: ComparedWorlds, paths: ReadonlyMap<string, string>): SimulationView['policies'] {
  const only = base.perPolicy.filter(({ policy }) => now.perPolicy.every((entry) => entry.policy !== policy));
  return [...now.perPolicy, ...only].map(({ policy, title }) => ({
    policy,
    path: paths.get(policy) ?? '',
    title,
    total: now.perPolicy.find((entry) => entry.policy === policy)?.total ?? noMoney,
    baseTotal: base.perPolicy.find((entry) => entry.policy === policy)?.total ?? noMoney,
    others: countOtherHelp(now.results, policy),
  }));
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
    unquantified: count(({ policies }) => policies.some((own) => own.policy === policy && own.promises > 0)),
    services: count(({ policies }) => policies.some((own) => own.policy === policy && own.services > 0)),
    rate: countLines('rate'),
    quota: countLines('quota'),
    persons: countLines('persons'),
  };
}

function buildRow(
  result: EnterpriseResult,
  base: EnterpriseResult | null,
  paths: ReadonlyMap<string, string>,
): EnterpriseRow {
  const baseLines = new Map(base?.lines.map((line) => [line.id, line]));
  const states = result.policies.map((outcome) => outcome.excluded);
  return {
    id: result.enterprise,
    name: result.name,
    total: result.totals.enterprise,
    baseTotal: base?.totals.enterprise ?? null,
    individual: result.totals.individual,
    complete: result.totals.complete,
    needs: result.totals.needs,
    excluded: states.includes('yes') ? 'yes' : states.includes('unknown') ? 'unknown' : 'no',
    lines: result.lines.map((line) => buildLine(line, baseLines.get(line.id) ?? null, paths)),
    refused: result.refused.length,
    unquantified: sumUp(result.policies.map(({ promises }) => promises)),
    services: sumUp(result.policies.map(({ services }) => services)),
  };
}

function sumUp(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function buildLine(line: Line, base: Line | null, paths: ReadonlyMap<string, string>): LineRow {
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
    change: !base ? 'new' : sameInterval(base.amount, line.amount) ? 'same' : 'changed',
  };
}
