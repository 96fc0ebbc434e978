import type { Rule } from '../compile/plan';
import type { FindingCode } from '../diagnostics/catalogue-analyse';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Bilingual, Fix, TextRange } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import type { CheckedExpression } from '../expression/checked-expression';
import type { EnterpriseResult, Line } from '../simulate/result';
import { nothing, sumIntervals, type MoneyInterval } from '../values/money';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Affected, Finding, Witness } from './finding';
import type { PolicyScope } from './policy-scope';

/** What the rules see and where they report. */
export interface Analysis {
  readonly policies: readonly PolicyScope[];
  readonly vocabulary: Vocabulary;
  readonly enterprises: readonly Enterprise[];
  readonly year: number;
  /** The loaded enterprises in the year asked for, under all policies together. */
  readonly results: readonly EnterpriseResult[];
  /** Text of each policy, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly findings: Finding[];
}

/** One rule: looks at one policy. */
export type PolicyRule = (analysis: Analysis, scope: PolicyScope) => void;
/** One rule: looks at all loaded policies together. */
export type WorkspaceRule = (analysis: Analysis) => void;

/** What a rule knows of its witness; year and policies are those of the policy it reports on unless it says so. */
export type FoundWitness =
  | {
      readonly enterprise: Enterprise;
      readonly contrast?: Enterprise;
      readonly origin?: 'made' | 'loaded';
      readonly year?: number;
      readonly contrastYear?: number;
      readonly policies?: readonly string[];
    }
  | { readonly why: Bilingual };

export interface Report {
  readonly code: FindingCode;
  /** A place in the text, or a pointer with what to mark there. */
  readonly at: TextRange | { readonly pointer: string; readonly mark?: 'key' | 'value' };
  readonly args?: MessageArguments;
  readonly witness: FoundWitness;
  readonly affected: Affected;
  readonly fixes?: readonly Fix[];
}

export const nobodyAffected: Affected = { enterprises: 0, money: nothing, basis: 'paid' };

/** Keeps a finding about a policy. */
export function report(analysis: Analysis, scope: PolicyScope, found: Report): void {
  const { code, at, args = {}, fixes = [], affected } = found;
  const { map } = scope.checked.source;
  const range = 'start' in at ? at : at.mark === 'key' ? map.keyRange(at.pointer) : map.valueRange(at.pointer);
  const diagnostic = diagnose(code, scope.file, range, args, fixes);
  analysis.findings.push({
    diagnostic,
    policy: scope.plan.id,
    witness: completeWitness(found.witness, scope),
    affected,
  });
}

function completeWitness(found: FoundWitness, scope: PolicyScope): Witness {
  if ('why' in found) return { kind: 'none', why: found.why };
  const { enterprise, contrast = null, origin = 'made', year = scope.year, policies = [scope.plan.id] } = found;
  const { contrastYear = year } = found;
  return { kind: 'shown', origin, enterprise, year, contrast, contrastYear, policies };
}

/** Says where a condition stands: where it was written, or at the pointer it came from. */
export function placeOf(condition: CheckedExpression, pointer: string): Report['at'] {
  return condition.range ?? { pointer };
}

/** Enterprises with a payment under some rules, and what they are paid. Units: fen. */
export function affectedByRules(analysis: Analysis, scope: PolicyScope, rules: readonly Rule[]): Affected {
  const ids = new Set(rules.map(({ id }) => id));
  return affectedByLines(analysis, (line) => line.policy === scope.plan.id && ids.has(line.rule));
}

/** Enterprises with a payment of a kind, and what they are paid. Units: fen. */
export function affectedByLines(analysis: Analysis, concerns: (line: Line) => boolean): Affected {
  return affectedIn(analysis.results, concerns, 'paid');
}

/** Enterprises with lines of a kind in some results, and the money in those. Units: fen. */
export function affectedIn(
  results: readonly EnterpriseResult[],
  concerns: (line: Line) => boolean,
  basis: Affected['basis'],
): Affected {
  const amounts: MoneyInterval[] = [];
  let enterprises = 0;
  for (const { lines } of results) {
    const concerned = lines.filter(concerns);
    if (concerned.length > 0) enterprises += 1;
    amounts.push(...concerned.filter(isMoney).map(({ amount }) => amount));
  }
  return { enterprises, money: sumIntervals(amounts), basis };
}

/** Rates, persons and credit are given too, but no yuan. */
export function isMoney({ unit }: Pick<Line, 'unit'>): boolean {
  return unit === 'money';
}
