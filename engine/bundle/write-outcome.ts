import type { VectorEntitlement, VectorLine, VectorOutcome, VectorStep } from '../../schemas/generated/types';
import type { Enterprise } from '../enterprise/enterprise';
import type { EnterpriseResult, EntitlementLine, FactNeed, Line, Step, WhyNot } from '../simulate/result';
import type { Unit } from '../values/quantity';
import type { CanonicalValue } from './canonical-json';
import { quantityTextInterval, yuanTextInterval } from './yuan-text';

/** Writes facts and events by their canonical identifiers, as an evaluator takes them. */
export function writeFacts({ id, name, fields, events }: Enterprise): { readonly [key: string]: CanonicalValue } {
  const lists = Object.entries(events).map(([kind, list]) => [kind, list.map((event) => event.fields)]);
  return { ...fields, id, name, ...Object.fromEntries(lists) } as { readonly [key: string]: CanonicalValue };
}

/**
 * Writes what an evaluator of the rules has to give: amounts, reasons by stage, outcome and clause, missing facts by
 * path; no sentences. Units: decimal text of yuan, of a share of one, or of persons.
 */
export function writeOutcome(result: EnterpriseResult): VectorOutcome {
  const { totals, lines, refused, unquantified, services, policies } = result;
  return {
    total: yuanTextInterval(totals.enterprise),
    individualTotal: yuanTextInterval(totals.individual),
    complete: totals.complete,
    needs: writeNeeds(totals.needs),
    lines: lines.map(writeLine),
    refused: refused.map(writeLine),
    unquantified: unquantified.map(writeEntitlement),
    services: services.map(writeEntitlement),
    policies: policies.map((policy) => ({
      policy: policy.policy,
      total: yuanTextInterval(policy.total),
      excluded: policy.excluded,
      sanctions: [...policy.sanctions],
      clawBack: yuanTextInterval(policy.clawBack),
      whyNot: policy.whyNot.map(writeWhyNot),
    })),
  };
}

function writeLine(line: Line): VectorLine {
  return {
    id: line.id,
    rule: line.rule,
    clause: line.from.clause,
    date: line.date,
    events: [...line.events],
    payer: line.payer,
    payee: line.payee,
    unit: line.unit,
    countsInTotal: line.countsInTotal,
    entitled: quantityTextInterval(line.entitled, line.unit),
    amount: quantityTextInterval(line.amount, line.unit),
    needs: writeNeeds(line.needs),
    steps: line.steps.map((step) => writeStep(step, line.unit)),
  };
}

function writeStep({ stage, outcome, from, before, after, by }: Step, unit: Unit): VectorStep {
  return {
    stage,
    outcome,
    clause: from?.clause ?? null,
    before: before && quantityTextInterval(before, unit),
    after: after && quantityTextInterval(after, unit),
    by,
  };
}

function writeEntitlement({ policy, rule, from, events, certainty, needs }: EntitlementLine): VectorEntitlement {
  return { policy, rule, clause: from.clause, events: [...events], certainty, needs: writeNeeds(needs) };
}

/** Amounts stand with the lines; why an item gave nothing is told by what refused it. */
function writeWhyNot({ from, partly, steps }: WhyNot): VectorOutcome['policies'][number]['whyNot'][number] {
  return {
    item: from.itemId,
    clause: from.clause,
    partly,
    steps: steps.map((step) => ({ stage: step.stage, outcome: step.outcome, clause: step.from?.clause ?? null })),
  };
}

/** The divisor that must not be zero is named by its formula, whose spelling is ours: others say `nonzero`. */
function writeNeeds(needs: readonly FactNeed[]): string[] {
  return [...new Set(needs.map(({ path }) => (path.startsWith('nonzero(') ? 'nonzero' : path)))].sort();
}
