import type { ClauseReference } from '../compile/plan';
import type { Step } from '../simulate/result';
import { sameInterval } from '../values/money';
import { formatQuantity, type Unit } from '../values/quantity';
import type { Surface } from '../values/surface';
import { outcomeNames, stageNames } from './stage-names';

/** One step in words. */
export interface ExplainedStep {
  readonly stage: string;
  readonly outcome: string;
  readonly sentence: string;
  /** Article and clause that did it; empty when no clause stands behind the step. */
  readonly source: string;
  /** Facts that were read, each as `label: value`. */
  readonly facts: readonly string[];
  /** How the amount changed; empty when it did not. */
  readonly change: string;
}

/** Puts one step of the simulation into words; `unit` is what its amounts are counted in. */
export function explainStep(step: Step, surface: Surface, unit: Unit = 'money'): ExplainedStep {
  const missing = surface === 'zh' ? '缺失' : 'missing';
  return {
    stage: stageNames[step.stage][surface],
    outcome: outcomeNames[step.outcome][surface],
    sentence: step.message[surface],
    source: step.from ? describeClause(step.from, surface) : '',
    facts: unique(step.facts.map(({ label, value }) => `${label[surface]}: ${value ?? missing}`)),
    change: describeChange(step, surface, unit),
  };
}

/** Names the place in the official text: article, heading and row of the clause inventory. */
export function describeClause(from: ClauseReference, surface: Surface): string {
  const article = surface === 'zh' ? `条 ${from.article}` : `art. ${from.article}`;
  return [article, from.articleTitle, from.clause && `[${from.clause}]`].filter(Boolean).join(' ');
}

function describeChange({ before, after }: Step, surface: Surface, unit: Unit): string {
  if (!before || !after || sameInterval(before, after)) return '';
  return `${formatQuantity(before, unit, surface)} → ${formatQuantity(after, unit, surface)}`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
