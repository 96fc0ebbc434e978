import type { ClauseReference } from '../../engine/compile/plan';
import type {
  EnterpriseResult,
  EntitlementLine,
  Line,
  PolicyOutcome,
  Step,
  Totals,
  WhyNot,
} from '../../engine/simulate/result';
import type { Surface } from '../../engine/values/surface';
import type { Unit } from '../../engine/values/quantity';
import { jsonInterval, jsonQuantity } from './json-amount';

/** Gives the result of one enterprise as plain JSON; amounts in yuan. */
export function jsonResult(result: EnterpriseResult, language: Surface) {
  return {
    enterprise: result.enterprise,
    name: result.name,
    year: result.year,
    totals: jsonTotals(result.totals, language),
    lines: result.lines.map((line) => jsonLine(line, language)),
    refused: result.refused.map((line) => jsonLine(line, language)),
    unquantified: result.unquantified.map((line) => jsonEntitlement(line, language)),
    services: result.services.map((line) => jsonEntitlement(line, language)),
    policies: result.policies.map((outcome) => jsonOutcome(outcome, language)),
  };
}

/** Gives totals as plain JSON; amounts in yuan. */
export function jsonTotals({ enterprise, individual, complete, needs }: Totals, language: Surface) {
  return {
    enterprise: jsonInterval(enterprise),
    individual: jsonInterval(individual),
    complete,
    needs: needs.map(({ path, label }) => ({ path, label: label[language] })),
  };
}

function jsonLine(line: Line, language: Surface) {
  return {
    id: line.id,
    policy: line.policy,
    rule: line.rule,
    ...jsonClause(line.from),
    kind: line.kind,
    label: line.label,
    date: line.date,
    events: line.events,
    unit: line.unit,
    countsInTotal: line.countsInTotal,
    amount: jsonQuantity(line.amount, line.unit),
    entitled: jsonQuantity(line.entitled, line.unit),
    payer: line.payer,
    payee: line.payee,
    needs: line.needs.map(({ path }) => path),
    readings: line.readings,
    steps: line.steps.map((step) => jsonStep(step, language, line.unit)),
  };
}

function jsonEntitlement(line: EntitlementLine, language: Surface) {
  return {
    policy: line.policy,
    rule: line.rule,
    ...jsonClause(line.from),
    label: line.label,
    gist: line.gist,
    events: line.events,
    certainty: line.certainty,
    needs: line.needs.map(({ path }) => path),
    steps: line.steps.map((step) => jsonStep(step, language)),
  };
}

function jsonOutcome(outcome: PolicyOutcome, language: Surface) {
  return {
    policy: outcome.policy,
    total: jsonInterval(outcome.total),
    excluded: outcome.excluded,
    exclusions: outcome.exclusions.map(({ from, event, date, certainty, message }) => ({
      ...jsonClause(from),
      event,
      date,
      certainty,
      message: message[language],
    })),
    sanctions: outcome.sanctions,
    clawBack: jsonInterval(outcome.clawBack),
    whyNot: outcome.whyNot.map((each) => jsonWhyNot(each, language)),
  };
}

function jsonWhyNot({ from, label, partly, steps }: WhyNot, language: Surface) {
  return { ...jsonClause(from), label, partly, steps: steps.map((step) => jsonStep(step, language)) };
}

function jsonStep(step: Step, language: Surface, unit: Unit = 'money') {
  return {
    stage: step.stage,
    outcome: step.outcome,
    message: step.message[language],
    clause: step.from?.clause ?? null,
    facts: step.facts.map(({ path, value }) => ({ path, value })),
    before: step.before && jsonQuantity(step.before, unit),
    after: step.after && jsonQuantity(step.after, unit),
    by: step.by,
  };
}

function jsonClause({ clause, article, itemId }: ClauseReference) {
  return { clause, article, item: itemId };
}
