import type { ClauseReference } from '../compile/plan';
import type { StepOutcome, StepStage } from '../simulate/result';
import type { NumberedRule } from './numbered-rules';

/** A row of the reasons, with what its numbers stand for. */
export interface ToldReason {
  readonly rule: NumberedRule;
  /** Path of the event, such as `recognitions[2]`; null for a claim over a year. */
  readonly event: string | null;
  readonly stage: StepStage;
  readonly outcome: StepOutcome;
  /** Clause of the condition, limit or exclusion. */
  readonly from: ClauseReference | null;
}

/** Columns of a row of the reasons that are no amounts. */
export interface ReasonRow {
  readonly r: number;
  readonly n: number;
  readonly stage: string;
  readonly outcome: string;
  readonly c: number;
}

/** Says what a row of the reasons stands for; null for a missing fact. */
export function tellReason(row: ReasonRow, rules: readonly NumberedRule[]): ToldReason | null {
  if (row.stage === 'facts') return null;
  const rule = rules.find(({ number }) => number === row.r);
  if (!rule) throw new Error(`no rule ${row.r}`);
  const [stage, outcome] = [row.stage as StepStage, row.outcome as StepOutcome];
  const isYearly = rule.rule.claim === 'year' && !isRefusal(stage);
  const event = isYearly ? null : `${rule.rule.trigger ?? ''}[${row.n}]`;
  return { rule, event, stage, outcome, from: findClause(stage, row.c, rule) };
}

/** Tells whether a stage comes before there is a claim, so that a refusal in it is that of an event. */
function isRefusal(stage: StepStage): boolean {
  return stage === 'inForce' || stage === 'jurisdiction' || stage === 'eligibility';
}

function findClause(stage: StepStage, c: number, { plan, rule }: NumberedRule): ClauseReference | null {
  switch (stage) {
    case 'inForce':
      return plan.validityClause;
    case 'jurisdiction':
      return plan.jurisdiction.from;
    case 'eligibility':
      return rule.conditions.filter(({ role }) => role !== 'match')[c - 1]?.from ?? null;
    case 'exclusion':
      return plan.exclusions[c - 1]?.from ?? null;
    case 'itemCap':
    case 'stacking':
    case 'policyCap':
      return plan.limits[c - 1]?.from ?? null;
    case 'amount':
    case 'trigger':
    case 'crossPolicy':
      return rule.from;
  }
}
