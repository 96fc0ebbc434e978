import { addLazily } from '../values/lazy-members';
import { lazily } from '../values/lazily';
import type { EnterpriseResult, Line, PolicyOutcome, Step, Totals } from './result';

/**
 * Keeps of a result what a table shows and a total sums. What it rests on is let go: of a thousand enterprises few are
 * looked at, and the claims of all of them, with the facts they read, are most of what a simulation would keep.
 *
 * Shape: a result like the other. Reasons, services and promises are those of `again`, asked once, when they are read.
 */
export function condenseResult(result: EnterpriseResult, again: () => EnterpriseResult): EnterpriseResult {
  const whole = lazily(again);
  const { enterprise, name, year, lines, refused, totals, policies } = result;
  return addLazily(
    {
      enterprise,
      name,
      year,
      lines: lines.map((line, at) => condenseLine(line, () => whole().lines[at]?.steps ?? [])),
      refused: refused.map((line, at) => condenseLine(line, () => whole().refused[at]?.steps ?? [])),
      totals: condenseTotals(totals),
      policies: policies.map((policy, at) => condenseOutcome(policy, () => whole().policies[at]?.whyNot ?? [])),
    },
    { unquantified: () => whole().unquantified, services: () => whole().services },
  );
}

function condenseTotals({ enterprise, individual, complete, needs }: Totals): Totals {
  return { enterprise, individual, complete, needs };
}

function condenseLine(
  {
    id,
    policy,
    rule,
    from,
    kind,
    label,
    date,
    events,
    amount,
    entitled,
    unit,
    countsInTotal,
    payer,
    payee,
    needs,
    readings,
  }: Line,
  steps: () => readonly Step[],
): Line {
  const plain: Omit<Line, 'steps'> = {
    id,
    policy,
    rule,
    from,
    kind,
    label,
    date,
    events,
    amount,
    entitled,
    unit,
    countsInTotal,
    payer,
    payee,
    needs,
    readings,
  };
  return addLazily(plain, { steps });
}

function condenseOutcome(
  { policy, total, excluded, exclusions, sanctions, clawBack, promises, services }: PolicyOutcome,
  whyNot: () => PolicyOutcome['whyNot'],
): PolicyOutcome {
  const plain: Omit<PolicyOutcome, 'whyNot'> = {
    policy,
    total,
    excluded,
    exclusions,
    sanctions,
    clawBack,
    promises,
    services,
  };
  return addLazily(plain, { whyNot });
}
