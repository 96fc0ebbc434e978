import type { Bilingual } from '../diagnostics/diagnostic';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { findCollection } from '../vocabulary/find-collection';
import type { ArithmeticOperator } from './checked-expression';
import { enumerationValues } from './enumeration-values';
import type { ExpressionType } from './types';

export const booleanType: ExpressionType = { kind: 'boolean' };
export const numberType: ExpressionType = { kind: 'number' };
export const dateType: ExpressionType = { kind: 'date' };
export const nullType: ExpressionType = { kind: 'null' };

const plainNames: Readonly<Record<string, Bilingual>> = {
  boolean: { zh: '是非', en: 'yes or no' },
  text: { zh: '文本', en: 'text' },
  number: { zh: '数', en: 'a number' },
  rate: { zh: '比例', en: 'a rate' },
  money: { zh: '金额', en: 'money' },
  date: { zh: '日期', en: 'a date' },
  null: { zh: '空值 null', en: 'null' },
  enumeration: { zh: '选项', en: 'one of a list of values' },
  title: { zh: '称号', en: 'a title' },
  region: { zh: '地区', en: 'a region' },
  industry: { zh: '行业', en: 'an industry' },
};

/** Names a type for readers. */
export function describeType(type: ExpressionType, vocabulary: Vocabulary): Bilingual {
  if (type.kind === 'record') {
    const label = type.collection === null ? null : findCollection(vocabulary, type.collection)?.label;
    if (label) return { zh: `一项${label.zh}`, en: `one ${label.en}` };
    return { zh: '企业', en: 'the enterprise' };
  }
  if (type.kind === 'list') {
    const of = describeType(type.of, vocabulary);
    if (type.of.kind === 'record' && type.of.collection !== null)
      return { zh: `${of.zh.slice(2)}的列表`, en: `a list of ${of.en.slice(4)} events` };
    return { zh: `${of.zh}的列表`, en: `a list of ${of.en}` };
  }
  return plainNames[type.kind] ?? { zh: type.kind, en: type.kind };
}

/** Gives the type of a field of the enterprise (`record` is null) or of a kind of event. */
export function typeOfField(record: string | null, field: FactField): ExpressionType {
  if (field.derived === 'titleFamily') return { kind: 'enumeration', id: 'titleFamily' };
  if (field.type.kind === 'enumeration') return { kind: 'enumeration', id: `${record ?? 'enterprise'}.${field.id}` };
  if (field.type.kind === 'months') return { kind: 'list', of: dateType };
  return { kind: field.type.kind };
}

/** Tells whether a value counts as a plain number: rates do, money does not. */
export function isNumeric(type: ExpressionType): boolean {
  return type.kind === 'number' || type.kind === 'rate';
}

/** Finds the type that values of either type have, or null when they have nothing to do with each other. */
export function unifyTypes(left: ExpressionType, right: ExpressionType, vocabulary: Vocabulary): ExpressionType | null {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (left.kind === 'list' || right.kind === 'list') {
    if (left.kind !== 'list' || right.kind !== 'list') return null;
    const of = unifyTypes(left.of, right.of, vocabulary);
    return of && { kind: 'list', of };
  }
  if (left.kind === 'record' || right.kind === 'record') {
    return left.kind === 'record' && right.kind === 'record' && left.collection === right.collection ? left : null;
  }
  if (left.kind === 'enumeration' && right.kind === 'enumeration') {
    return left.id === right.id || sameValues(left.id, right.id, vocabulary) ? left : null;
  }
  if (isNumeric(left) && isNumeric(right)) return left.kind === right.kind ? left : numberType;
  return left.kind === right.kind ? left : null;
}

/** Levels of titles and of platforms are two fields with the same values: they may be compared. */
function sameValues(left: string, right: string, vocabulary: Vocabulary): boolean {
  const [a, b] = [enumerationValues(vocabulary, left), enumerationValues(vocabulary, right)];
  const ids = new Set(a.map(({ id }) => id));
  return a.length === b.length && b.every(({ id }) => ids.has(id));
}

/** Gives the type of a sum, product or quotient, or null where the units do not go together. */
export function arithmeticType(
  operator: ArithmeticOperator,
  left: ExpressionType,
  right: ExpressionType,
): ExpressionType | null {
  const money: ExpressionType = { kind: 'money' };
  const bothNumeric = isNumeric(left) && isNumeric(right);
  const numeric = left.kind === 'rate' && right.kind === 'rate' ? left : numberType;
  switch (operator) {
    case '+':
    case '-':
      if (left.kind === 'money' && right.kind === 'money') return money;
      return bothNumeric ? numeric : null;
    case '*':
      if (left.kind === 'money' && isNumeric(right)) return money;
      if (isNumeric(left) && right.kind === 'money') return money;
      return bothNumeric ? numeric : null;
    case '/':
      if (left.kind === 'money' && right.kind === 'money') return numberType;
      if (left.kind === 'money' && isNumeric(right)) return money;
      return bothNumeric ? numberType : null;
  }
}

/** Tells whether `<` and its kin have a meaning for the type; graded values are ordered by rank. */
export function isOrdered(type: ExpressionType, vocabulary: Vocabulary): boolean {
  if (type.kind === 'enumeration') return enumerationValues(vocabulary, type.id).some(({ rank }) => rank !== undefined);
  return isNumeric(type) || type.kind === 'money' || type.kind === 'date';
}
