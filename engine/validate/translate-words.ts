import type { TextEdit } from '../diagnostics/diagnostic';
import { checkFigureText } from '../expression/check-figure';
import { checkNode } from '../expression/check-node';
import { checkTests } from '../expression/check-tests';
import type { CheckedExpression } from '../expression/checked-expression';
import type { Checking } from '../expression/checking';
import { startChecking } from '../expression/start-checking';
import type { NameUse } from '../expression/name-use';
import { readExpression, readUnaryTests } from '../expression/parse-expression';
import { resolveWord } from '../expression/resolve-literal';
import { isName } from '../expression/resolve-name';
import type { TypeEnvironment } from '../expression/type-environment';
import type { Surface } from './canonical-document';

/**
 * Translates the words of an expression: variables, fields, kinds of events and values of the vocabulary. Names the
 * author chose, functions and free texts stay.
 *
 * Shape: edits in offsets of the expression's own text, in order.
 */
export function translateExpressionWords(
  text: string,
  environment: TypeEnvironment,
  surface: Surface,
): readonly TextEdit[] {
  return editsOf(surface, environment, (checking) => {
    const { syntax } = readExpression(text);
    if (syntax) checkNode(syntax, checking);
  });
}

/** Translates the words of the formula a figure may hold; amounts as drafters write them are the same in both surfaces. */
export function translateFigureWords(
  text: string,
  environment: TypeEnvironment,
  surface: Surface,
): readonly TextEdit[] {
  return editsOf(surface, environment, (checking) => {
    checkFigureText(text, checking, null);
  });
}

/** Translates a cell of a table whose rows are selected by `by`. */
export function translateMatchWords(
  text: string,
  by: string,
  environment: TypeEnvironment,
  surface: Surface,
): readonly TextEdit[] {
  const subject = readSubject(by, environment);
  if (!subject) return [];
  return editsOf(surface, environment, (checking) => {
    const word = text.trim();
    const start = text.indexOf(word);
    const range = { start, end: start + word.length };
    const resolved = resolveWord({ word, range, quoted: false }, subject.type, environment.vocabulary);
    if ('value' in resolved) {
      const { value, label } = resolved;
      checking.uses.push({ range, kind: 'value', written: word, id: value, label, type: subject.type });
      return;
    }
    const { syntax } = readUnaryTests(text);
    if (syntax && !syntax.any) checkTests(subject, syntax.tests, syntax.range, checking);
  });
}

function readSubject(by: string, environment: TypeEnvironment): CheckedExpression | null {
  const { syntax } = readExpression(by);
  return syntax && checkNode(syntax, startChecking(environment, { file: '', offset: 0 }));
}

function editsOf(
  surface: Surface,
  environment: TypeEnvironment,
  check: (checking: Checking) => void,
): readonly TextEdit[] {
  const checking = startChecking(environment, { file: '', offset: 0 });
  check(checking);
  const edits = new Map<number, TextEdit>();
  for (const use of checking.uses) {
    const text = writeUse(use, surface);
    if (text !== use.written) edits.set(use.range.start, { range: use.range, text });
  }
  return [...edits.values()].sort((one, other) => one.range.start - other.range.start);
}

function writeUse({ kind, written, id, label }: NameUse, surface: Surface): string {
  switch (kind) {
    case 'variable':
    case 'field':
    case 'collection': {
      // The English words of the vocabulary are for reading; in expressions the identifier stands for them.
      const word = surface === 'zh' ? label.zh : id;
      return isName(word) ? word : id;
    }
    case 'value': {
      // A code, such as that of an area, is the same in both surfaces.
      const isCode = written === id && /\d/.test(id) && !id.includes('/');
      const word = surface === 'zh' ? label.zh : label.en;
      return isCode || word.includes('"') || word.includes('\\') ? written : word;
    }
    case 'boundVariable':
    case 'parameter':
    case 'definition':
    case 'function':
      return written;
  }
}
