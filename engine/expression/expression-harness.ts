import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import { parseDate } from '../values/calendar';
import { toDecimalText } from '../values/rational';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { checkExpression } from './check-expression';
import type { CheckedExpression } from './checked-expression';
import { evaluate } from './evaluate-expression';
import type { EvaluationScope } from './evaluation-scope';
import type { ExpressionPlace } from './expression-place';
import { parseExpression } from './parse-expression';
import type { RuntimeValue } from './runtime-value';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

/** The names tests write expressions with. */
export const testEnvironment: TypeEnvironment = {
  vocabulary: builtinVocabulary,
  trigger: 'recognitions',
  parameters: new Map<string, ExpressionType>([
    ['国家级奖励', { kind: 'money' }],
    ['参展补贴比例', { kind: 'rate' }],
    ['门槛人数', { kind: 'number' }],
  ]),
  definitions: new Set(['专精特新企业', '规模企业']),
};

const testPlace: ExpressionPlace = { file: 'policies/test.yaml', offset: 0 };

/** Parses and checks a text as the check stage does. */
export function read(
  text: string,
  environment: TypeEnvironment = testEnvironment,
  expected?: ExpressionType,
  place: ExpressionPlace = testPlace,
): { readonly value: CheckedExpression | null; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parseExpression(text, place);
  if (!parsed.value) return { value: null, diagnostics: parsed.diagnostics };
  return checkExpression(parsed.value, environment, place, expected);
}

/** Parses and checks a text that must be in order. */
export function readSound(
  text: string,
  environment: TypeEnvironment = testEnvironment,
  expected?: ExpressionType,
): CheckedExpression {
  const { value, diagnostics } = read(text, environment, expected);
  if (!value) throw new Error(`${text}: ${diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('; ')}`);
  return value;
}

/** Gives the findings in a text as `code at marked text -> text after the first fix`. */
export function findings(
  text: string,
  environment: TypeEnvironment = testEnvironment,
  expected?: ExpressionType,
): readonly string[] {
  return read(text, environment, expected).diagnostics.map((diagnostic) => describeFinding(diagnostic, text));
}

/** Writes a finding as `code at marked text -> text after the first fix`. */
export function describeFinding({ code, range, fixes }: Diagnostic, text: string): string {
  const [fix] = fixes;
  return `${code} at ${text.slice(range.start, range.end)}${fix ? ` -> ${applyFix(text, fix.edits)}` : ''}`;
}

function applyFix(text: string, edits: Diagnostic['fixes'][number]['edits']): string {
  return [...edits]
    .sort((left, right) => right.range.start - left.range.start)
    .reduce((result, { range, text: added }) => result.slice(0, range.start) + added + result.slice(range.end), text);
}

/** Makes an enterprise out of its fields and events. */
export function makeEnterprise(
  fields: Readonly<Record<string, FactValue>>,
  events: Readonly<Record<string, readonly Readonly<Record<string, FactValue>>[]>> = {},
): Enterprise {
  const made = Object.entries(events).map(
    ([collection, list]) => [collection, list.map((one, index) => makeEvent(collection, one, index))] as const,
  );
  return { id: 'e1', name: '企业甲', file: 'enterprises/e1.yaml', fields, events: Object.fromEntries(made) };
}

function makeEvent(collection: string, fields: Readonly<Record<string, FactValue>>, index: number): EnterpriseEvent {
  const dateField = builtinVocabulary.facts.collections.find(({ id }) => id === collection)?.dateField ?? '';
  const date = fields[dateField];
  return { index, date: typeof date === 'string' ? parseDate(date) : null, fields };
}

/** Makes a scope for an enterprise, with its first recognition as the event where it has one. */
export function makeScope(enterprise: Enterprise, overrides: Partial<EvaluationScope> = {}): EvaluationScope {
  const event = enterprise.events['recognitions']?.[0];
  return {
    enterprise,
    event: event ? { collection: 'recognitions', event } : null,
    asOf: parseDate('2023-06-30'),
    year: 2023,
    days: { from: parseDate('2023-01-01'), to: parseDate('2023-12-31') },
    policyRegion: '360103',
    parameters: {},
    definitions: {},
    vocabulary: builtinVocabulary,
    ...overrides,
  };
}

/** Evaluates a text and writes the value in short: `true`, `3.5`, `null`, `unknown(path, path)`. */
export function evaluateText(
  text: string,
  scope: EvaluationScope,
  environment: TypeEnvironment = testEnvironment,
): string {
  return showValue(evaluate(readSound(text, environment), scope).value);
}

/** Writes a value in short. */
export function showValue(value: RuntimeValue): string {
  switch (value.kind) {
    case 'unknown': {
      const bounds = value.bounds
        ? ` in ${[value.bounds.low, value.bounds.high].map((end) => (end ? toDecimalText(end) : '')).join('..')}`
        : '';
      return `unknown(${value.needs.map(({ path }) => path).join(', ')})${bounds}`;
    }
    case 'null':
      return 'null';
    case 'number':
      return toDecimalText(value.value) ?? `${value.value.n}/${value.value.d}`;
    case 'record':
      return value.collection === null ? 'enterprise' : `${value.collection}[${value.event?.index ?? '?'}]`;
    case 'list':
      return `[${value.items.map((item) => showValue(item.value) + (item.doubts.length > 0 ? '?' : '')).join(', ')}]`;
    default:
      return String(value.value);
  }
}
