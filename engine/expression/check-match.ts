import type { Staged } from '../diagnostics/diagnostic';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { checkUnaryTests } from './check-expression';
import { checkTests } from './check-tests';
import type { CheckedExpression, UnaryTest } from './checked-expression';
import { makeNode } from './checking';
import { startChecking } from './start-checking';
import type { ExpressionPlace } from './expression-place';
import { diagnoseProblem } from './expression-problem';
import { parseUnaryTests } from './parse-expression';
import { resolveWord } from './resolve-literal';
import type { Syntax } from './syntax';
import { booleanType } from './type-rules';
import type { TypeEnvironment } from './type-environment';

/** One value of a table cell and where it stands. */
export interface MatchValue {
  readonly value: string | number | boolean;
  readonly place: ExpressionPlace;
}

/**
 * Checks a table cell against what the rows are selected by, and makes one condition of both. A cell holds values,
 * with or without quotes (省级, "省级"), or tests (`> 10`, `[1..5]`); several are alternatives.
 *
 * Errors: `expression/*`.
 */
export function checkMatch(
  values: readonly MatchValue[],
  subject: CheckedExpression,
  environment: TypeEnvironment,
): Staged<CheckedExpression | null> {
  const staged = values.map((value) => checkValue(value, subject, environment));
  const diagnostics: readonly Diagnostic[] = staged.flatMap((one) => one.diagnostics);
  const checked = staged.map((one) => one.value);
  if (diagnostics.length > 0 || !checked.every((one) => one !== null)) return { value: null, diagnostics };
  const [first] = checked;
  if (!first || checked.length === 1) return { value: first ?? null, diagnostics };
  const tests = checked.flatMap((one): readonly UnaryTest[] => (one.node === 'in' ? one.tests : []));
  if (checked.every((one) => one.node === 'in')) {
    return {
      value: { type: booleanType, ...(first.range && { range: first.range }), node: 'in', value: subject, tests },
      diagnostics,
    };
  }
  return {
    value: { type: booleanType, ...(first.range && { range: first.range }), node: 'or', operands: checked },
    diagnostics,
  };
}

function checkValue(
  { value, place }: MatchValue,
  subject: CheckedExpression,
  environment: TypeEnvironment,
): Staged<CheckedExpression | null> {
  const checking = startChecking(environment, place);
  const text = String(value);
  const range = { start: 0, end: text.length };
  if (typeof value === 'boolean') {
    const literal: Syntax = { syntax: 'literal', type: 'boolean', value, range };
    const checked = checkTests(subject, [{ test: 'equals', value: literal, range }], range, checking);
    return { value: checked, diagnostics: checking.problems.map((problem) => diagnoseProblem(problem, place)) };
  }
  const words =
    subject.type.kind === 'title' ||
    subject.type.kind === 'enumeration' ||
    subject.type.kind === 'region' ||
    subject.type.kind === 'industry' ||
    subject.type.kind === 'text';
  const looksLikeTests = /^\s*(?:["<>＜＞=＝!]|not\s*\(|-\s*$)/.test(text);
  if (words && !looksLikeTests) {
    const start = text.length - text.trimStart().length;
    const written = { word: text.trim(), range: { start, end: start + text.trim().length }, quoted: false };
    const resolved = resolveWord(written, subject.type, environment.vocabulary);
    if ('problem' in resolved) return { value: null, diagnostics: [diagnoseProblem(resolved.problem, place)] };
    const literal = makeNode(checking, subject.type, written.range, { node: 'literal', value: resolved.value });
    const isArea = subject.type.kind === 'region' || subject.type.kind === 'industry';
    const node = isArea
      ? makeNode(checking, booleanType, written.range, {
          node: 'call',
          function: 'within',
          arguments: [subject, literal],
        })
      : makeNode(checking, booleanType, written.range, {
          node: 'in',
          value: subject,
          tests: [{ test: 'equals', value: literal }],
        });
    return { value: node, diagnostics: [] };
  }
  const parsed = parseUnaryTests(text, place);
  if (!parsed.value) return { value: null, diagnostics: parsed.diagnostics };
  return checkUnaryTests(parsed.value, subject, environment, place);
}
