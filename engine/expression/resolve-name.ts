import type { Bilingual, TextRange } from '../diagnostics/diagnostic';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf, findField, namesOfField } from '../vocabulary/find-field';
import { nearestName } from '../vocabulary/nearest-name';
import type { EventCollection, FactField } from '../vocabulary/vocabulary';
import type { CheckedExpression } from './checked-expression';
import { type Binding, type Checking, makeNode } from './checking';
import { replaceWith } from './expression-problem';
import { booleanType, dateType, describeType, numberType, typeOfField } from './type-rules';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

/** A variable every expression knows. */
export interface BuiltInVariable {
  readonly id: 'enterprise' | 'event' | 'asOf' | 'year' | 'policyRegion';
  readonly label: Bilingual;
  readonly names: readonly string[];
  readonly type: ExpressionType;
}

/** Lists the variables in scope of an expression, each with all its names. */
export function listVariables({ trigger, vocabulary }: TypeEnvironment): readonly BuiltInVariable[] {
  const collection = trigger === null ? undefined : findCollection(vocabulary, trigger);
  const event: readonly BuiltInVariable[] = collection
    ? [
        {
          id: 'event',
          label: collection.label,
          names: [collection.label.zh, englishWord(collection), 'event', '事件', ...collection.aliases],
          type: { kind: 'record', collection: collection.id },
        },
      ]
    : [];
  return [
    {
      id: 'enterprise',
      label: { zh: '企业', en: 'enterprise' },
      names: ['企业', 'enterprise'],
      type: { kind: 'record', collection: null },
    },
    ...event,
    { id: 'asOf', label: { zh: '基准日', en: 'asOf' }, names: ['基准日', 'asOf'], type: dateType },
    { id: 'year', label: { zh: '年度', en: 'year' }, names: ['年度', 'year'], type: numberType },
    {
      id: 'policyRegion',
      label: { zh: '地区', en: 'policyRegion' },
      names: ['地区', 'policyRegion'],
      type: { kind: 'region' },
    },
  ];
}

/** The English word for an event: its label, joined into one word where it has several. */
export function englishWord({ label }: EventCollection): string {
  return label.en.replace(/[^\p{L}\p{N}_]+(.)/gu, (_, letter: string) => letter.toUpperCase());
}

/** Tells whether a word can stand in an expression as a name. */
export function isName(word: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) && !keywords.has(word);
}

const keywords = new Set([
  'and',
  'or',
  'not',
  'in',
  'if',
  'then',
  'else',
  'some',
  'every',
  'satisfies',
  'for',
  'return',
  'between',
  'null',
  'true',
  'false',
  'function',
  'instance',
  'of',
]);

/**
 * Resolves a name: a bound variable, a field of the item being filtered, a variable of the expression, a parameter,
 * a definition, in this order.
 */
export function resolveName(name: string, range: TextRange, checking: Checking): CheckedExpression | null {
  const { environment, uses } = checking;
  for (const binding of checking.bindings.toReversed()) {
    const found = resolveInBinding(name, range, binding, checking);
    if (found) return found;
  }
  const variable = listVariables(environment).find(({ names }) => names.includes(name));
  if (variable) {
    uses.push({ range, kind: 'variable', written: name, id: variable.id, label: variable.label, type: variable.type });
    return makeNode(checking, variable.type, range, { node: 'variable', name: variable.id });
  }
  const parameter = environment.parameters.get(name);
  if (parameter) {
    uses.push({ range, kind: 'parameter', written: name, id: name, label: { zh: name, en: name }, type: parameter });
    return makeNode(checking, parameter, range, { node: 'parameter', name });
  }
  if (environment.definitions.has(name)) {
    uses.push({ range, kind: 'definition', written: name, id: name, label: { zh: name, en: name }, type: booleanType });
    return makeNode(checking, booleanType, range, { node: 'definition', name });
  }
  reportUnknownName(name, range, checking);
  return null;
}

function resolveInBinding(
  name: string,
  range: TextRange,
  binding: Binding,
  checking: Checking,
): CheckedExpression | null {
  const variable = (): CheckedExpression =>
    makeNode(checking, binding.type, range, { node: 'variable', name: binding.name });
  // `item` is FEEL's name for what is being filtered; an inner filter hides it.
  if (name === binding.name || (binding.fieldsInScope && name === 'item')) {
    const label = { zh: name, en: name };
    checking.uses.push({ range, kind: 'boundVariable', written: name, id: binding.name, label, type: binding.type });
    return variable();
  }
  if (!binding.fieldsInScope || binding.type.kind !== 'record') return null;
  return resolveMember(variable(), name, range, range, checking);
}

/** Resolves a field, or a list of events of the enterprise; on a list, of each item. Null when there is none. */
export function resolveMember(
  of: CheckedExpression,
  name: string,
  nameRange: TextRange,
  range: TextRange,
  checking: Checking,
): CheckedExpression | null {
  const isList = of.type.kind === 'list';
  const record = of.type.kind === 'list' ? of.type.of : of.type;
  if (record.kind !== 'record') return null;
  const { vocabulary } = checking.environment;
  const field = findField(vocabulary, record.collection, name);
  if (field) {
    const type = typeOfField(record.collection, field);
    checking.uses.push(fieldUse(field, record.collection, name, nameRange, type));
    return makeNode(checking, isList ? { kind: 'list', of: type } : type, range, { node: 'path', of, field: field.id });
  }
  const collection = record.collection === null ? findCollection(vocabulary, name) : undefined;
  if (!collection || isList) return null;
  const type: ExpressionType = { kind: 'list', of: { kind: 'record', collection: collection.id } };
  checking.uses.push({
    range: nameRange,
    kind: 'collection',
    written: name,
    id: collection.id,
    label: collection.label,
    type,
  });
  return makeNode(checking, type, range, { node: 'path', of, field: collection.id });
}

function fieldUse(
  field: FactField,
  record: string | null,
  written: string,
  range: TextRange,
  type: ExpressionType,
): Checking['uses'][number] {
  return { range, kind: 'field', written, id: field.id, record: record ?? 'enterprise', label: field.label, type };
}

/** Reports a field the record does not have, with the nearest one that it has. */
export function reportUnknownField(of: CheckedExpression, name: string, range: TextRange, checking: Checking): void {
  const record = of.type.kind === 'list' ? of.type.of : of.type;
  const { vocabulary } = checking.environment;
  const what = describeType(record, vocabulary);
  if (record.kind !== 'record') {
    checking.problems.push({
      code: 'expression/no-fields',
      range,
      args: { name, type: describeType(of.type, vocabulary) },
    });
    return;
  }
  const near = nearestName(name, memberNames(checking, record.collection));
  checking.problems.push({
    code: 'expression/unknown-field',
    range,
    args: { name, record: what, near: suggestion(near) },
    fixes: near === null ? [] : [replaceWith(range, near)],
  });
}

function reportUnknownName(name: string, range: TextRange, checking: Checking): void {
  const { environment } = checking;
  const { vocabulary, trigger } = environment;
  const event = findEventNamed(name, checking);
  if (event && trigger === null) {
    checking.problems.push({ code: 'expression/no-event', range, args: { name } });
    return;
  }
  // A field written without its record is the commonest slip.
  const records = [{ prefix: '企业', english: 'enterprise', collection: null as string | null }];
  if (trigger !== null)
    records.unshift({
      prefix: findCollection(vocabulary, trigger)?.label.zh ?? '事件',
      english: 'event',
      collection: trigger,
    });
  for (const { prefix, english, collection } of records) {
    if (!findField(vocabulary, collection, name) && !(collection === null && event)) continue;
    const full = `${/^[\x20-\x7e]+$/.test(name) ? english : prefix}.${name}`;
    checking.problems.push({
      code: 'expression/field-without-record',
      range,
      args: { name, full },
      fixes: [replaceWith(range, full)],
    });
    return;
  }
  const near = nearestName(name, namesInScope(checking));
  checking.problems.push({
    code: 'expression/unknown-name',
    range,
    args: { name, near: suggestion(near) },
    fixes: near === null ? [] : [replaceWith(range, near)],
  });
}

function findEventNamed(name: string, checking: Checking): EventCollection | undefined {
  return findCollection(checking.environment.vocabulary, name);
}

/** Words a message may end with: nothing where no name is near. */
export function suggestion(near: string | null): Bilingual {
  return near === null ? { zh: '', en: '' } : { zh: `，是否为“${near}”？`, en: `; did you mean "${near}"?` };
}

function memberNames(checking: Checking, record: string | null): readonly string[] {
  const { vocabulary } = checking.environment;
  const fields = fieldsOf(vocabulary, record).flatMap((field) => namesOfField(field));
  const collections = record === null ? vocabulary.facts.collections.flatMap(({ id, label }) => [id, label.zh]) : [];
  return [...fields, ...collections].filter(isName);
}

function namesInScope(checking: Checking): readonly string[] {
  const { environment, bindings } = checking;
  const bound = bindings.flatMap(({ name, type, fieldsInScope }) => [
    name,
    ...(fieldsInScope && type.kind === 'record' ? memberNames(checking, type.collection) : []),
  ]);
  const variables = listVariables(environment).flatMap(({ names }) => names);
  return [...bound, ...variables, ...environment.parameters.keys(), ...environment.definitions].filter(isName);
}
