import type { Staged } from '../diagnostics/diagnostic';
import { type FigureLiteral, type FigureProblem, type FigureTerm, parseFigure } from '../values/figure-literal';
import { findCollection } from '../vocabulary/find-collection';
import type { AmountFigure } from './amount-figure';
import { checkAgainst } from './check-expression';
import type { CheckedExpression } from './checked-expression';
import { type Checking, makeNode } from './checking';
import { startChecking } from './start-checking';
import type { ExpressionPlace } from './expression-place';
import { diagnoseProblem, type ExpressionProblem, replaceWith } from './expression-problem';
import { readExpression } from './parse-expression';
import { shiftProblem, shiftUse } from './shift-range';
import { describeType, numberType } from './type-rules';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

/**
 * Checks a figure as drafters write it. `expected` says what a bare number means: yuan where money is wanted, a
 * share where a rate is wanted; null takes any quantity, as a parameter does.
 *
 * Units: money in yuan, rates as fractions.
 * Errors: `figure/*`, and `expression/*` for a formula.
 */
export function checkFigure(
  figure: string | number,
  environment: TypeEnvironment,
  place: ExpressionPlace,
  expected: 'money' | 'rate' | 'number' | 'date' | null,
): Staged<AmountFigure | null> {
  const checking = startChecking(environment, place);
  const checked = checkFigureText(String(figure), checking, expected);
  const diagnostics = checking.problems.map((problem) => diagnoseProblem(problem, place));
  return { value: diagnostics.length === 0 ? checked : null, diagnostics };
}

/** Checks a figure inside a check that is under way. */
export function checkFigureText(
  text: string,
  checking: Checking,
  expected: 'money' | 'rate' | 'number' | 'date' | null,
): AmountFigure | null {
  const literal = readLiteral(text, checking);
  if ('problem' in literal) {
    checking.problems.push(describeProblem(literal, text));
    return null;
  }
  const perMonth = literal.per.includes('month');
  if (literal.per.includes('year')) {
    checking.problems.push({ code: 'figure/per-year', range: { start: 0, end: text.length } });
    return null;
  }
  const check = (term: FigureTerm): CheckedExpression | null => {
    const checked = checkTerm(term, checking, expected);
    return checked && perMonth ? countMonths(checked, term, checking) : checked;
  };
  if (literal.modality !== 'between') {
    const value = check(literal.value);
    return value && { modality: literal.modality, value };
  }
  const low = check(literal.low);
  const high = check(literal.high);
  if (!low || !high) return null;
  if (low.type.kind !== high.type.kind) {
    const { vocabulary } = checking.environment;
    const args = { low: describeType(low.type, vocabulary), high: describeType(high.type, vocabulary) };
    checking.problems.push({
      code: 'figure/ends-differ',
      range: { start: literal.low.start, end: literal.high.end },
      args,
    });
    return null;
  }
  return { modality: 'between', low, high };
}

/** A parameter may be called 最高奖励: a name that is known goes before the words of a figure. */
function readLiteral(text: string, checking: Checking): FigureLiteral | FigureProblem {
  const name = text.trim();
  if (!checking.environment.parameters.has(name)) return parseFigure(text);
  const start = text.indexOf(name);
  return { modality: 'exactly', per: [], value: { kind: 'expression', text: name, start, end: start + name.length } };
}

function checkTerm(
  term: FigureTerm,
  checking: Checking,
  expected: 'money' | 'rate' | 'number' | 'date' | null,
): CheckedExpression | null {
  if (term.kind === 'expression') return checkFormula(term, checking, expected);
  const range = { start: term.start, end: term.end };
  const kind = term.unit === 'number' && expected !== null && expected !== 'date' ? expected : term.unit;
  if (expected === null || kind === expected || (expected === 'number' && kind === 'rate')) {
    return makeNode(checking, { kind }, range, { node: 'literal', value: term.value });
  }
  const { vocabulary } = checking.environment;
  const args = { expected: describeType({ kind: expected }, vocabulary), found: describeType({ kind }, vocabulary) };
  checking.problems.push({ code: 'figure/wrong-unit', range, args });
  return null;
}

function checkFormula(
  term: Extract<FigureTerm, { kind: 'expression' }>,
  checking: Checking,
  expected: 'money' | 'rate' | 'number' | 'date' | null,
): CheckedExpression | null {
  const { syntax, problems } = readExpression(term.text);
  if (problems.length > 0 || !syntax) {
    checking.problems.push(...problems.map((problem) => shiftProblem(problem, term.start)));
    return null;
  }
  const { place } = checking;
  const locate = place.locate ?? ((index: number) => place.offset + index);
  const inner: Checking = {
    ...checking,
    place: { ...place, offset: locate(term.start), locate: (index) => locate(index + term.start) },
    problems: [],
    uses: [],
  };
  const type: ExpressionType | undefined = expected === null ? undefined : { kind: expected };
  const checked = checkAgainst(syntax, inner, type);
  checking.problems.push(...inner.problems.map((problem) => shiftProblem(problem, term.start)));
  checking.uses.push(...inner.uses.map((use) => shiftUse(use, term.start)));
  return checked;
}

/** `每月2400元` is paid for each month the triggering event lists that lies in the year and in the policy's term. */
function countMonths(amount: CheckedExpression, term: FigureTerm, checking: Checking): CheckedExpression | null {
  const { trigger, vocabulary } = checking.environment;
  const range = { start: term.start, end: term.end };
  const collection = trigger === null ? undefined : findCollection(vocabulary, trigger);
  const fields = collection?.fields.filter(({ type }) => type.kind === 'months') ?? [];
  const [field] = fields;
  if (!collection || !field || fields.length !== 1) {
    checking.problems.push({ code: 'figure/per-month', range });
    return null;
  }
  const event = makeNode(checking, { kind: 'record', collection: collection.id }, range, {
    node: 'variable',
    name: 'event',
  });
  const list = makeNode(checking, { kind: 'list', of: { kind: 'date' } }, range, {
    node: 'path',
    of: event,
    field: field.id,
  });
  const months = makeNode(checking, numberType, range, { node: 'call', function: 'monthsInForce', arguments: [list] });
  return makeNode(checking, amount.type, range, { node: 'arithmetic', operator: '*', left: amount, right: months });
}

function describeProblem({ problem, start, end, edits }: FigureProblem, text: string): ExpressionProblem {
  const range = { start, end };
  const placed = edits.map((edit) => ({ range: { start: edit.start, end: edit.end }, text: edit.text }));
  const fixed = applyEdits(text, edits);
  const fixes = edits.length === 0 ? [] : [{ ...replaceWith(range, fixed), edits: placed }];
  switch (problem) {
    case 'empty':
      return { code: 'figure/empty', range };
    case 'fullWidth':
      return { code: 'figure/full-width', range, args: { found: text.slice(start, end), fixed }, fixes };
    case 'commas':
      return { code: 'figure/commas', range, args: { found: text.slice(start, end), fixed }, fixes };
    case 'chineseNumeral':
      return { code: 'figure/chinese-numeral', range, args: { found: text.slice(start, end), fixed }, fixes };
    case 'tooLong':
      return { code: 'figure/too-long', range };
    case 'reversed':
      return { code: 'figure/reversed', range, args: { found: text.slice(start, end), fixed }, fixes };
  }
}

function applyEdits(text: string, edits: FigureProblem['edits']): string {
  return edits
    .toReversed()
    .reduce((result, { start, end, text: added }) => result.slice(0, start) + added + result.slice(end), text);
}
