import type { CheckedPolicy } from '../check/checked-policy';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { printExpression } from '../expression/print-expression';
import type { CanonicalValue } from '../validate/canonicalize';
import { descend } from '../validate/pointer';
import { formatMoney, yuanToFen } from '../values/money';
import { describeRegion } from '../vocabulary/describe-region';
import { findCollection } from '../vocabulary/find-collection';
import { findField } from '../vocabulary/find-field';
import { findTitleById } from '../vocabulary/find-title';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Shape } from '../validate/shape';

/**
 * Writes a value of a policy for readers, by its meaning and not by how it was typed: 10万元 and 100000元 are one. Two
 * values say the same when both languages are the same.
 */
export function describeContent(
  value: CanonicalValue,
  pointer: string,
  shape: Shape,
  checked: CheckedPolicy,
): Bilingual {
  const { vocabulary } = checked;
  const figure = checked.figures.get(pointer);
  if (figure) return describeFigure(figure, vocabulary);
  const expression = checked.expressions.get(pointer);
  if (expression) return describeExpression(expression, vocabulary);
  if (Array.isArray(value)) {
    const parts = value.map((part: CanonicalValue, index) =>
      describeContent(part, descend(pointer, index), shape.items ?? shape, checked),
    );
    return joinWords(parts);
  }
  if (typeof value === 'object' && value !== null) return same(JSON.stringify(value));
  const word = shape.values.find(({ canonical }) => canonical === value);
  if (word) return { zh: word.zh, en: String(value) };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  const text = value === null || value === undefined ? '' : String(value);
  const name = checked.names.get(pointer);
  if (name !== undefined) return describeName(name, pointer, checked) ?? same(name);
  if (shape.valueType === 'region') return same(describeRegion(vocabulary, text));
  if (shape.valueType === 'period') return { zh: text, en: englishPeriod(text) };
  return same(text);
}

/** Writes an amount with its modality: up to ¥300,000. */
export function describeFigure(figure: AmountFigure, vocabulary: Vocabulary): Bilingual {
  if (figure.modality === 'between') {
    const [low, high] = [describeExpression(figure.low, vocabulary), describeExpression(figure.high, vocabulary)];
    return { zh: `${low.zh} 至 ${high.zh}`, en: `${low.en} to ${high.en}` };
  }
  const { zh, en } = describeExpression(figure.value, vocabulary);
  if (figure.modality === 'upTo') return { zh: `最高不超过${zh}`, en: `up to ${en}` };
  if (figure.modality === 'atLeast') return { zh: `不低于${zh}`, en: `at least ${en}` };
  return { zh, en };
}

/** Writes an expression: with Chinese names, and with canonical ones; money and titles by the words readers know. */
export function describeExpression(expression: CheckedExpression, vocabulary: Vocabulary): Bilingual {
  const money = literalMoney(expression);
  if (money) return money;
  const zh = printExpression(expression, { names: 'zh', vocabulary });
  const en = printExpression(expression, { names: 'identifier', vocabulary });
  return { zh, en: nameTitles(en, vocabulary) };
}

/** Names what selects the row of a table: its titles where it selects by titles, else its tests. */
export function describeMatch(match: CheckedExpression, vocabulary: Vocabulary): Bilingual {
  if (match.node !== 'in') return describeExpression(match, vocabulary);
  const parts = match.tests.flatMap((test) =>
    test.test === 'equals' ? [describeExpression(test.value, vocabulary)] : [],
  );
  if (parts.length !== match.tests.length || parts.length === 0) return describeExpression(match, vocabulary);
  const { zh, en } = joinWords(parts);
  return { zh: zh.replaceAll('"', ''), en: en.replaceAll('"', '') };
}

/** Puts words in a row. */
export function joinWords(parts: readonly Bilingual[]): Bilingual {
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

/** Uses one text in both languages. */
export function same(text: string): Bilingual {
  return { zh: text, en: text };
}

function literalMoney(expression: CheckedExpression): Bilingual | null {
  if (expression.node !== 'literal' || expression.type.kind !== 'money' || typeof expression.value !== 'string')
    return null;
  const fen = yuanToFen(expression.value);
  return fen === null ? null : { zh: formatMoney(fen, 'zh'), en: formatMoney(fen, 'en') };
}

/** A title's identifier says little to readers: its English name stands there instead. */
function nameTitles(text: string, vocabulary: Vocabulary): string {
  return text.replace(/"([a-z0-9-]+\/[a-z]+)"/g, (quoted, id: string) => {
    const title = findTitleById(vocabulary, id);
    return title ? `"${title.name.en}"` : quoted;
  });
}

/** The days are the same in both languages, the words between them are not. */
function englishPeriod(text: string): string {
  return text
    .replace(/\s*至\s*/, ' to ')
    .replace(/\s*起$/, ' onwards')
    .replace('未定', 'open');
}

/** A kind of event, or a field of the events of the item's kind. */
function describeName(name: string, pointer: string, { names, vocabulary }: CheckedPolicy): Bilingual | null {
  const item = /^\/articles\/\d+\/items\/\d+/.exec(pointer)?.[0];
  if (pointer.endsWith('/trigger')) return findCollection(vocabulary, name)?.label ?? null;
  const trigger = item === undefined ? undefined : names.get(`${item}/trigger`);
  return (trigger === undefined ? undefined : findField(vocabulary, trigger, name)?.label) ?? null;
}
