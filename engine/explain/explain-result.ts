import type { SanctionAction } from '../compile/plan';
import type { EnterpriseResult, EntitlementLine, Line, PolicyOutcome, WhyNot } from '../simulate/result';
import { formatInterval, isNothing } from '../values/money';
import { formatQuantity } from '../values/quantity';
import type { Surface } from '../values/surface';
import { describeClause, explainStep, type ExplainedStep } from './explain-step';
import { sanctionNames } from './stage-names';

/** A payment, refusal or entitlement with the reason for it, in words. */
export interface ExplainedLine {
  readonly title: string;
  readonly amount: string;
  readonly source: string;
  readonly needs: readonly string[];
  readonly readings: readonly string[];
  readonly steps: readonly ExplainedStep[];
}

/** The whole answer to 'why, and why not' for one enterprise. */
export interface ExplainedResult {
  readonly enterprise: string;
  readonly name: string;
  readonly year: number;
  readonly total: string;
  readonly paid: readonly ExplainedLine[];
  readonly refused: readonly ExplainedLine[];
  readonly unquantified: readonly ExplainedLine[];
  readonly services: readonly ExplainedLine[];
  readonly exclusions: readonly string[];
  readonly whyNot: readonly ExplainedLine[];
}

/** Puts the result of one enterprise into words. */
export function explainResult(result: EnterpriseResult, surface: Surface): ExplainedResult {
  return {
    enterprise: result.enterprise,
    name: result.name,
    year: result.year,
    total: describeTotal(result, surface),
    paid: result.lines.map((line) => explainLine(line, surface)),
    refused: result.refused.map((line) => explainLine(line, surface)),
    unquantified: result.unquantified.map((line) => explainEntitlement(line, surface)),
    services: result.services.map((line) => explainEntitlement(line, surface)),
    exclusions: result.policies.flatMap((outcome) => explainExclusions(outcome, surface)),
    whyNot: result.policies.flatMap(({ whyNot }) => whyNot.map((each) => explainWhyNot(each, surface))),
  };
}

/** Writes a total and says when part of it is unknown. */
export function describeTotal({ totals, unquantified }: EnterpriseResult, surface: Surface): string {
  const amount = formatInterval(totals.enterprise, surface);
  const notes = [
    totals.needs.length > 0 && (surface === 'zh' ? '缺少事实' : 'facts are missing'),
    unquantified.length > 0 && (surface === 'zh' ? '另有未定额资金' : 'plus money without a stated amount'),
  ].filter((note): note is string => note !== false);
  if (notes.length === 0) return amount;
  return surface === 'zh' ? `${amount}（${notes.join('；')}）` : `${amount} (${notes.join('; ')})`;
}

/** Puts one claim and what became of it into words. */
export function explainLine(line: Line, surface: Surface): ExplainedLine {
  return {
    title: line.label,
    amount: formatQuantity(line.amount, line.unit, surface),
    source: describeClause(line.from, surface),
    needs: line.needs.map(({ label, path }) => `${label[surface]} (${path})`),
    readings: line.readings,
    steps: line.steps.map((step) => explainStep(step, surface, line.unit)),
  };
}

function explainEntitlement(line: EntitlementLine, surface: Surface): ExplainedLine {
  const possible = surface === 'zh' ? '可能' : 'possibly';
  return {
    title: line.gist || line.label,
    amount: line.certainty === 'possible' ? possible : '',
    source: describeClause(line.from, surface),
    needs: line.needs.map(({ label, path }) => `${label[surface]} (${path})`),
    readings: [],
    steps: line.steps.map((step) => explainStep(step, surface)),
  };
}

function explainWhyNot(whyNot: WhyNot, surface: Surface): ExplainedLine {
  return {
    title: whyNot.partly ? `${whyNot.label}${surface === 'zh' ? '（其他事件）' : ' (other events)'}` : whyNot.label,
    amount: '',
    source: describeClause(whyNot.from, surface),
    needs: [],
    readings: [],
    steps: whyNot.steps.map((step) => explainStep(step, surface)),
  };
}

function explainExclusions({ exclusions, clawBack, sanctions }: PolicyOutcome, surface: Surface): readonly string[] {
  const possible = surface === 'zh' ? '可能：' : 'possibly: ';
  const stated = exclusions.map(
    (each) => `${each.message[surface]} (${describeClause(each.from, surface)}${each.date ? `, ${each.date}` : ''})`,
  );
  // Where nothing was paid before, the sanction is named without an amount.
  const named = sanctions.filter((action) => action !== 'clawBack' || isNothing(clawBack));
  const followed = named.length === 0 ? stated : [...stated, explainSanctions(named, surface)];
  if (isNothing(clawBack)) return followed;
  const amount = formatInterval(clawBack, surface);
  const claimed = surface === 'zh' ? `追回已拨付的资金 ${amount}` : `Money already paid is claimed back: ${amount}`;
  return [...followed, sanctions.includes('clawBack') ? claimed : `${possible}${claimed}`];
}

function explainSanctions(sanctions: readonly SanctionAction[], surface: Surface): string {
  const names = Object.entries(sanctionNames).flatMap(([action, name]) =>
    sanctions.some((each) => each === action) ? [name[surface]] : [],
  );
  return surface === 'zh' ? `处理：${names.join('、')}` : `Consequences: ${names.join(', ')}`;
}
