import type { ConditionPart, ConditionValue } from '../../engine/index';
import type { FormFact } from '../worker/form-view';

/** How a fact is compared, in the words of its type. */
export type ConditionOperator =
  | 'holds'
  | 'is'
  | 'isNot'
  | 'oneOf'
  | 'missing'
  | 'present'
  | 'less'
  | 'atMost'
  | 'more'
  | 'atLeast'
  | 'on'
  | 'notOn'
  | 'before'
  | 'until'
  | 'after'
  | 'since';

/** A comparison as one line of a builder. */
export interface ConditionRow {
  readonly fact: string;
  readonly operator: ConditionOperator;
  readonly values: readonly ConditionValue[];
}

const nothing: ConditionValue = { value: 'plain', text: 'null' };

const numeric = { '=': 'is', '!=': 'isNot', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const;
const dated = { '=': 'on', '!=': 'notOn', '<': 'before', '<=': 'until', '>': 'after', '>=': 'since' } as const;

/** The comparisons that make sense for a fact. */
export function operatorsOf(fact: FormFact | null): readonly ConditionOperator[] {
  switch (fact?.type) {
    case 'boolean':
      return ['holds'];
    case 'number':
    case 'money':
    case 'rate':
      return ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast', 'missing', 'present'];
    case 'date':
      return ['on', 'notOn', 'before', 'until', 'after', 'since', 'missing', 'present'];
    case undefined:
      return ['holds', ...Object.values(numeric), 'oneOf', 'missing', 'present'];
    default:
      return ['is', 'isNot', 'oneOf', 'missing', 'present'];
  }
}

/** Reads a part as one line; null for groups and for what only text can say. */
export function readRow(part: ConditionPart, factOf: (path: string) => FormFact | null): ConditionRow | null {
  switch (part.part) {
    case 'compare': {
      const { left, operator, right } = part;
      if (right.value === 'plain' && right.text === 'null' && (operator === '=' || operator === '!='))
        return { fact: left, operator: operator === '=' ? 'missing' : 'present', values: [] };
      const words = factOf(left)?.type === 'date' || right.value === 'date' ? dated : numeric;
      return { fact: left, operator: words[operator], values: [right] };
    }
    case 'oneOf':
      return { fact: part.left, operator: 'oneOf', values: part.values };
    case 'text':
      return isPath(part.text) ? { fact: part.text, operator: 'holds', values: [] } : null;
    default:
      return null;
  }
}

/** Writes one line as a part of a condition. */
export function writeRow({ fact, operator, values }: ConditionRow): ConditionPart {
  switch (operator) {
    case 'holds':
      return { part: 'text', text: fact };
    case 'missing':
    case 'present':
      return { part: 'compare', left: fact, operator: operator === 'missing' ? '=' : '!=', right: nothing };
    case 'oneOf':
      return { part: 'oneOf', left: fact, values };
    default: {
      const sign = signOf(operator);
      return { part: 'compare', left: fact, operator: sign, right: values[0] ?? nothing };
    }
  }
}

function signOf(operator: ConditionOperator): '=' | '!=' | '<' | '<=' | '>' | '>=' {
  for (const words of [numeric, dated]) {
    for (const [sign, word] of Object.entries(words)) if (word === operator) return sign as keyof typeof numeric;
  }
  return '=';
}

/** A name or a path of names. */
function isPath(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text) && !/^(?:true|false|null)$/.test(text);
}

/** A first value for a fact and a comparison, to be replaced. */
export function startValues(
  operator: ConditionOperator,
  fact: FormFact | null,
  kept: readonly ConditionValue[],
  first: string,
): readonly ConditionValue[] {
  if (operator === 'holds' || operator === 'missing' || operator === 'present') return [];
  const fitting = kept.filter((value) => fits(value, fact));
  const values = fitting.length > 0 ? fitting : [firstValue(fact, first)];
  return operator === 'oneOf' ? values : values.slice(0, 1);
}

function fits(value: ConditionValue, fact: FormFact | null): boolean {
  if (value.value === 'plain') return value.text !== 'null' && !isWordy(fact);
  return (value.value === 'date') === (fact?.type === 'date');
}

function isWordy(fact: FormFact | null): boolean {
  return fact !== null && ['title', 'enumeration', 'region', 'industry', 'text'].includes(fact.type);
}

function firstValue(fact: FormFact | null, first: string): ConditionValue {
  switch (fact?.type) {
    case 'date':
      return { value: 'date', text: '2024-01-01' };
    case 'money':
      return { value: 'plain', text: '100万元' };
    case 'rate':
      return { value: 'plain', text: '10%' };
    case 'number':
    case undefined:
      return { value: 'plain', text: '1' };
    default:
      return { value: 'text', text: first };
  }
}
