import type { Bilingual } from '../diagnostics/diagnostic';
import type { CheckedExpression, ComparisonOperator } from '../expression/checked-expression';
import { describeValue } from '../vocabulary/describe-value';
import { findCollection } from '../vocabulary/find-collection';
import { findField } from '../vocabulary/find-field';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { describeExpression, joinWords } from './describe-content';

/**
 * Says a condition as a sentence a reader knows: 类型为新认定, 规模属于中型、小型. What has no such sentence is given in the
 * words of the expression language. `trigger`: the kind of event that `event` is.
 */
export function describeCondition(
  condition: CheckedExpression,
  trigger: string | null,
  vocabulary: Vocabulary,
): Bilingual {
  return sayPlainly(condition, trigger, vocabulary) ?? describeExpression(condition, vocabulary);
}

/** Names a fact by its label: 项目的投资额; other expressions stand in the words of the expression language. */
export function describeFact(part: CheckedExpression, trigger: string | null, vocabulary: Vocabulary): Bilingual {
  const field = fieldOf(part, trigger, vocabulary);
  if (!field || part.node !== 'path' || part.of.node !== 'variable') return describeExpression(part, vocabulary);
  const owner = part.of.name === 'event' && trigger !== null ? findCollection(vocabulary, trigger)?.label : undefined;
  const { zh, en } = field.label;
  return { zh: `${owner?.zh ?? '企业'}的${zh}`, en: `${en} of the ${owner?.en ?? 'enterprise'}` };
}

const OPERATORS: Readonly<Record<ComparisonOperator, Bilingual>> = {
  '=': { zh: '为', en: 'is' },
  '!=': { zh: '不为', en: 'is not' },
  '<': { zh: '小于', en: 'is below' },
  '<=': { zh: '不超过', en: 'is at most' },
  '>': { zh: '大于', en: 'is above' },
  '>=': { zh: '不低于', en: 'is at least' },
};

function sayPlainly(condition: CheckedExpression, trigger: string | null, vocabulary: Vocabulary): Bilingual | null {
  const again = (part: CheckedExpression): Bilingual | null => sayPlainly(part, trigger, vocabulary);
  switch (condition.node) {
    case 'definition':
      return { zh: condition.name, en: condition.name };
    case 'path':
      return fieldOf(condition, trigger, vocabulary)?.label ?? null;
    case 'not': {
      const inner = again(condition.operand);
      return inner && { zh: `并非“${inner.zh}”`, en: `not: ${inner.en}` };
    }
    case 'or': {
      const parts = condition.operands.map(again);
      if (!parts.every((part) => part !== null)) return null;
      return { zh: parts.map(({ zh }) => zh).join('，或'), en: parts.map(({ en }) => en).join(', or ') };
    }
    case 'compare': {
      const field = fieldOf(condition.left, trigger, vocabulary);
      const value = field && sayValue(condition.right, field, vocabulary);
      const word = OPERATORS[condition.operator];
      return (
        field &&
        value && { zh: `${field.label.zh}${word.zh}${value.zh}`, en: `${field.label.en} ${word.en} ${value.en}` }
      );
    }
    case 'in': {
      const field = fieldOf(condition.value, trigger, vocabulary);
      if (!field) return null;
      const values = condition.tests.map((test) =>
        test.test === 'equals' ? sayValue(test.value, field, vocabulary) : null,
      );
      if (!values.every((value) => value !== null)) return null;
      const { zh, en } = joinWords(values);
      return { zh: `${field.label.zh}属于${zh}`, en: `${field.label.en} is one of ${en}` };
    }
    default:
      return null;
  }
}

function fieldOf(part: CheckedExpression, trigger: string | null, vocabulary: Vocabulary): FactField | null {
  if (part.node !== 'path' || part.of.node !== 'variable') return null;
  if (part.of.name === 'enterprise') return findField(vocabulary, null, part.field) ?? null;
  return (part.of.name === 'event' && trigger !== null && findField(vocabulary, trigger, part.field)) || null;
}

function sayValue(part: CheckedExpression, field: FactField, vocabulary: Vocabulary): Bilingual | null {
  if (part.node !== 'literal' || part.value === null) return null;
  return describeValue(vocabulary, field.type, part.value);
}
