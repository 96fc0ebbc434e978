import type { Rule } from '../compile/plan';
import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Fix, TextRange } from '../diagnostics/diagnostic';
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

export interface Report {
  readonly code: DiagnosticCode;
  /** A place in the text, or a pointer with what to mark there. */
  readonly at: TextRange | { readonly pointer: string; readonly mark?: 'key' | 'value' };
  readonly args?: MessageArguments;
  readonly witness?: { readonly enterprise: Enterprise; readonly contrast?: Enterprise } | null;
  readonly affected?: Affected;
  readonly fixes?: readonly Fix[];
}

export const nobodyAffected: Affected = { enterprises: 0, money: nothing };

/** Keeps a finding about a policy. */
export function report(analysis: Analysis, scope: PolicyScope, found: Report): void {
  const { code, at, args = {}, fixes = [], affected = nobodyAffected } = found;
  const { map } = scope.checked.source;
  const range = 'start' in at ? at : at.mark === 'key' ? map.keyRange(at.pointer) : map.valueRange(at.pointer);
  const witness: Witness | null = found.witness
    ? { enterprise: found.witness.enterprise, contrast: found.witness.contrast ?? null, year: scope.year }
    : null;
  const diagnostic = diagnose(code, scope.file, range, args, fixes);
  analysis.findings.push({ diagnostic, policy: scope.plan.id, witness, affected });
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
  const amounts: MoneyInterval[] = [];
  let enterprises = 0;
  for (const { lines } of analysis.results) {
    const concerned = lines.filter(concerns);
    if (concerned.length > 0) enterprises += 1;
    amounts.push(...concerned.map(({ amount }) => amount));
  }
  return { enterprises, money: sumIntervals(amounts) };
}
