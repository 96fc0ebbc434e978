import type { SyntaxNode as TreeNode, Tree } from '@lezer/common';
import { parser } from 'lezer-feel';
import type { Staged } from '../diagnostics/diagnostic';
import { convertExpression, convertUnaryTests, createReader, type TreeReader } from './convert-tree';
import { findGrammarProblem } from './grammar-problem';
import type { ExpressionPlace } from './expression-place';
import { diagnoseProblem, type ExpressionProblem } from './expression-problem';
import { scanExpression, type ScannedExpression } from './scan-expression';
import type { Syntax, UnaryTestsSyntax } from './syntax';
import { rememberByText } from '../values/text-memo';

const expressionParser = parser.configure({ top: 'Expression' });
const unaryTestsParser = parser.configure({ top: 'UnaryTests' });

/** A policy of 2,000 items has some thousand texts, and all but one are the same at the next keystroke. */
const REMEMBERED_TEXTS = 8000;
const rememberExpression = rememberByText<ReadSyntax<Syntax>>(REMEMBERED_TEXTS);
const rememberTests = rememberByText<ReadSyntax<UnaryTestsSyntax>>(REMEMBERED_TEXTS);

/** An expression read as far as it goes, with the findings on the way. */
export interface ReadSyntax<Result> {
  /** With `hole` nodes where something is missing; null where nothing can be read. */
  readonly syntax: Result | null;
  readonly problems: readonly ExpressionProblem[];
}

/**
 * Reads an expression of the FEEL subset; null unless it is in order.
 *
 * Errors: `expression/*` for what the subset does not have and for what the grammar cannot read.
 * Source: OMG DMN 1.3, chapter 10 (FEEL).
 */
export function parseExpression(text: string, place: ExpressionPlace): Staged<Syntax | null> {
  return stage(readExpression(text), place);
}

/** Reads the tests of a table cell, such as `> 10`, `[1..5]` or `"a", "b"`; null unless they are in order. */
export function parseUnaryTests(text: string, place: ExpressionPlace): Staged<UnaryTestsSyntax | null> {
  return stage(readUnaryTests(text), place);
}

/** Reads an expression that may still be being typed: holes stand where something is missing. */
export function readExpression(text: string): ReadSyntax<Syntax> {
  return rememberExpression(text, (each) => read(each, expressionParser, convertExpression));
}

/** Reads table cell tests that may still be being typed. */
export function readUnaryTests(text: string): ReadSyntax<UnaryTestsSyntax> {
  return rememberTests(text, (each) => read(each, unaryTestsParser, convertUnaryTests));
}

function stage<Result>({ syntax, problems }: ReadSyntax<Result>, place: ExpressionPlace): Staged<Result | null> {
  const diagnostics = problems.map((problem) => diagnoseProblem(problem, place));
  return { value: problems.length === 0 ? syntax : null, diagnostics };
}

function read<Result>(
  text: string,
  grammar: { parse(text: string): Tree },
  convert: (node: TreeNode, reader: TreeReader) => Result,
): ReadSyntax<Result> {
  const scanned = scanExpression(text);
  // An unclosed bracket is the normal state of a text being typed: the grammar reads over it.
  const fatal = scanned.fatal;
  if (fatal && fatal.code !== 'expression/unclosed-bracket')
    return { syntax: null, problems: [...scanned.slips, fatal] };
  if (scanned.text.trim() === '') {
    return { syntax: null, problems: [{ code: 'expression/empty', range: { start: 0, end: text.length } }] };
  }
  const tree = grammar.parse(scanned.text);
  const reader = createReader(scanned);
  const syntax = convert(tree.topNode, reader);
  return { syntax, problems: chooseProblems(scanned, tree, reader.problems) };
}

/** What comes first explains the rest: the grammar's complaint is kept only where no clearer finding stands. */
function chooseProblems(
  scanned: ScannedExpression,
  tree: Tree,
  found: readonly ExpressionProblem[],
): ExpressionProblem[] {
  const slips = [...scanned.slips, ...(scanned.fatal ? [scanned.fatal] : [])];
  const caused = ({ range }: ExpressionProblem): boolean =>
    slips.some((slip) => range.start < slip.range.end && slip.range.start < range.end);
  const problems = [...slips, ...found.filter((problem) => !caused(problem))];
  if (problems.length > 0) return problems;
  const grammatical = findGrammarProblem(tree, scanned.text);
  return grammatical ? [grammatical] : [];
}
