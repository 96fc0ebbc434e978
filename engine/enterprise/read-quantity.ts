import type { ScalarNode } from '../parse/source-node';
import type { Bilingual } from '../diagnostics/diagnostic';
import { parseFigure } from '../values/figure-literal';
import { yuanToFen } from '../values/money';
import { compareRationals, one, parseRational, toDecimalText, zero } from '../values/rational';
import type { FactField } from '../vocabulary/vocabulary';
import { replaceWord, type ReadingContext } from './reading-context';

type QuantityKind = 'money' | 'rate' | 'number';

const expected: Readonly<Record<QuantityKind, Bilingual>> = {
  money: { zh: '金额', en: 'an amount of money' },
  rate: { zh: '比例', en: 'a rate' },
  number: { zh: '数字', en: 'a number' },
};

const examples: Readonly<Record<QuantityKind, string>> = { money: '10万元', rate: '30%', number: '120' };

/**
 * Reads money, a rate or a number as people write them: 100000, 10万元, 33.35, 30%, 1,200.
 *
 * Shape: exact decimal text, or undefined with a finding. Units: yuan; 0.3 for 30%.
 * Errors: enterprise/wrong-type, enterprise/negative-number, enterprise/too-fine-money.
 */
export function readQuantity(
  context: ReadingContext,
  field: FactField,
  kind: QuantityKind,
  node: ScalarNode,
): string | undefined {
  const written = node.text.trim();
  const args = { word: field.label, written };
  const figure = parseFigure(written);
  const quantity = !('problem' in figure) && figure.modality === 'exactly' && figure.per.length === 0 && figure.value;
  const value =
    quantity && quantity.kind === 'quantity' && isOfKind(kind, quantity) ? parseRational(quantity.value) : null;
  const text = value && toDecimalText(value);
  if (!value || text === null) {
    const repaired = 'problem' in figure ? applyEdits(written, figure.edits) : null;
    const fixes = replaceWord(node.range, repaired === written ? null : repaired);
    context.report(
      'enterprise/wrong-type',
      node.range,
      { ...args, expected: expected[kind], example: examples[kind] },
      fixes,
    );
    return undefined;
  }
  if (kind !== 'rate' && !field.signed && compareRationals(value, zero) < 0) {
    context.report('enterprise/negative-number', node.range, args);
    return undefined;
  }
  if (kind === 'money' && yuanToFen(text) === null) {
    context.report('enterprise/too-fine-money', node.range, args);
    return undefined;
  }
  return text;
}

/** A bare number is money in yuan, a count, or a share up to 1: a bare 30 for a rate may mean 30% or 30 times. */
function isOfKind(kind: QuantityKind, quantity: { readonly unit: QuantityKind; readonly value: string }): boolean {
  if (quantity.unit === kind) return true;
  if (quantity.unit !== 'number') return false;
  if (kind !== 'rate') return true;
  const share = parseRational(quantity.value);
  return share !== null && compareRationals(share, one) <= 0;
}

function applyEdits(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string | null {
  if (edits.length === 0) return null;
  return [...edits]
    .sort((left, right) => right.start - left.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}
