import type { TextRange } from '../diagnostics/diagnostic';
import { checkNode } from '../expression/check-node';
import type { Checking } from '../expression/checking';
import { startChecking } from '../expression/start-checking';
import { locateInScalar } from '../expression/expression-place';
import type { NameUse } from '../expression/name-use';
import { readExpression, readUnaryTests } from '../expression/parse-expression';
import { resolveWord } from '../expression/resolve-literal';
import type { TestSyntax } from '../expression/syntax';
import { parseFigure } from '../values/figure-literal';
import { scopeOf } from './expression-scope';
import { readTokens } from './expression-tokens';
import { findExpressionCursor } from './expression-cursor';
import type { PolicyText } from './place-in-policy';
import { levelsAround, type ScalarPlace } from './tree-place';
import { triggersAround } from './triggers-around';

/** A formula inside a scalar, with the way to its places in the file. */
interface Formula {
  readonly text: string;
  /** Offset in the text of the scalar. */
  readonly start: number;
}

/** Whether a scalar holds formulas. */
export function holdsFormula({ valueType }: ScalarPlace): boolean {
  return valueType === 'expression' || valueType === 'figure' || valueType === 'unaryTests';
}

/** Lists the words of a formula, figure or table cell and what they stand for; ranges are places in the file. */
export function listUses(policy: PolicyText, place: ScalarPlace): readonly NameUse[] {
  const scope = scopeOf(policy, triggersAround(policy, { levels: levelsAround(place) })[0] ?? null);
  const text = String(place.node.value ?? '');
  const locate = locateIn(policy, place);
  const placed = (uses: readonly NameUse[], shift: number): readonly NameUse[] =>
    uses.map((use) => ({
      ...use,
      range: { start: locate(use.range.start + shift), end: locate(use.range.end + shift) },
    }));
  const checking = (): Checking => startChecking(scope, { file: policy.reading.file.path, offset: 0 });

  if (place.valueType === 'unaryTests') {
    const by =
      levelsAround(place)
        .findLast(({ values }) => values.has('by'))
        ?.values.get('by') ?? '';
    const cursor = findExpressionCursor(`${by} `, by.length + 1, scope);
    const subject = cursor.at === 'operator' ? cursor.of : null;
    const resolved =
      subject &&
      resolveWord(
        { word: text.trim(), range: { start: 0, end: text.length }, quoted: false },
        subject,
        scope.vocabulary,
      );
    if (subject && resolved && 'value' in resolved) {
      const range = { start: 0, end: text.length };
      return placed(
        [{ range, kind: 'value', written: text, id: resolved.value, label: resolved.label, type: subject }],
        0,
      );
    }
    const tests = readUnaryTests(text).syntax?.tests ?? [];
    const reading = checking();
    for (const side of tests.flatMap(sidesOf)) checkNode(side, reading, subject ?? undefined);
    return placed(reading.uses, 0);
  }
  return formulasIn(place).flatMap((formula) => {
    const { syntax } = readExpression(formula.text);
    const reading = checking();
    if (syntax) checkNode(syntax, reading);
    return placed(reading.uses, formula.start);
  });
}

/**
 * Lists where a parameter or definition is named in a formula; places in the file. Formulas that are not in order
 * are looked through word by word.
 */
export function findNameInFormula(policy: PolicyText, place: ScalarPlace, name: string): readonly TextRange[] {
  const text = String(place.node.value ?? '');
  if (!text.includes(name)) return [];
  const locate = locateIn(policy, place);
  const found = formulasIn(place).flatMap((formula) => {
    const tokens = readTokens(formula.text);
    return tokens.flatMap((token, index): readonly TextRange[] => {
      const before = tokens[index - 1];
      const isField = before?.kind === 'sign' && before.text === '.';
      if (token.kind !== 'name' || token.text !== name || isField) return [];
      return [{ start: locate(token.range.start + formula.start), end: locate(token.range.end + formula.start) }];
    });
  });
  if (found.length === 0) return [];
  const uses = listUses(policy, place);
  return found.filter((range) => {
    const use = uses.find((one) => one.range.start === range.start);
    return !use || use.kind === 'parameter' || use.kind === 'definition';
  });
}

function formulasIn({ node, valueType }: ScalarPlace): readonly Formula[] {
  const text = String(node.value ?? '');
  if (valueType !== 'figure') return [{ text, start: 0 }];
  const figure = parseFigure(text);
  if ('problem' in figure) return [];
  const terms = figure.modality === 'between' ? [figure.low, figure.high] : [figure.value];
  return terms.flatMap((term) => (term.kind === 'expression' ? [{ text: term.text, start: term.start }] : []));
}

function sidesOf(test: TestSyntax) {
  return test.test === 'range' ? [test.from, test.to] : [test.value];
}

function locateIn({ text }: PolicyText, { node }: ScalarPlace): (index: number) => number {
  const source = text.slice(node.contentStart, node.range.end);
  return locateInScalar(String(node.value ?? ''), source, node.contentStart, node.style);
}
