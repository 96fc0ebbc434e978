import type { Bilingual, TextRange } from '../diagnostics/diagnostic';
import type { Surface } from '../values/surface';
import { describeRegion } from '../vocabulary/describe-region';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Slot } from './checking';
import { enumerationValues } from './enumeration-values';
import { inspectExpression } from './expression-names';
import { functions } from './functions';
import { isName, listVariables } from './resolve-name';
import { describeType, typeOfField } from './type-rules';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

/** A word that fits at a place of an expression. */
export interface Completion {
  readonly label: string;
  /** What is put in place of `range`. */
  readonly insert: string;
  readonly kind: 'variable' | 'field' | 'collection' | 'parameter' | 'definition' | 'function' | 'value' | 'keyword';
  readonly detail: Bilingual;
  /** Part of the expression's text that is replaced: the word begun at the caret. */
  readonly range: TextRange;
}

/** Lists the words that fit at an offset of an expression that is being typed, the narrowest choice first. */
export function completeExpression(
  text: string,
  offset: number,
  environment: TypeEnvironment,
  surface: Surface,
): readonly Completion[] {
  const { vocabulary } = environment;
  const { slots, allBindings } = inspectExpression(text, environment);
  const begun = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0;
  const range = { start: offset - begun, end: offset };
  const value = slots.find((slot) => slot.kind === 'value' && covers(slot, offset, text));
  if (value)
    return listValues(value.type, vocabulary, surface, value.range.start < value.range.end ? value.range : range);
  if (isInText(text, offset)) return [];
  const member = slots.find((slot) => slot.kind === 'member' && slot.range.start === range.start);
  if (member) return listMembers(member.type, vocabulary, surface, range);
  if (/\.\s*$/.test(text.slice(0, range.start))) return [];
  const bindings = allBindings.filter(
    (binding) => binding.range.start < offset && offset <= Math.max(binding.range.end, text.length),
  );
  return [
    ...bindings.flatMap((binding) => [
      ...(binding.fieldsInScope ? listMembers(binding.type, vocabulary, surface, range) : []),
      complete(
        binding.fieldsInScope ? 'item' : binding.name,
        'variable',
        describeType(binding.type, vocabulary),
        range,
      ),
    ]),
    ...listNames(environment, surface, range),
  ];
}

function complete(word: string, kind: Completion['kind'], detail: Bilingual, range: TextRange): Completion {
  return { label: word, insert: word, kind, detail, range };
}

function covers({ range }: Slot, offset: number, text: string): boolean {
  if (range.start === range.end) return offset >= range.start && text.slice(range.start, offset).trim() === '';
  return offset > range.start && offset < range.end;
}

/** Tells whether an offset stands inside quotes, where no names are written. */
function isInText(text: string, offset: number): boolean {
  return (text.slice(0, offset).match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
}

function listMembers(
  type: ExpressionType,
  vocabulary: Vocabulary,
  surface: Surface,
  range: TextRange,
): readonly Completion[] {
  const record = type.kind === 'list' ? type.of : type;
  if (record.kind !== 'record') return [];
  const fields = fieldsOf(vocabulary, record.collection).map((field) => {
    const word = surface === 'zh' && isName(field.label.zh) ? field.label.zh : field.id;
    const of = describeType(typeOfField(record.collection, field), vocabulary);
    const detail = { zh: `${of.zh} · ${field.description.zh}`, en: `${of.en} · ${field.description.en}` };
    return complete(word, 'field', detail, range);
  });
  if (record.collection !== null || type.kind === 'list') return fields;
  const collections = vocabulary.facts.collections.map(({ id, label, description }) =>
    complete(surface === 'zh' ? label.zh : id, 'collection', description, range),
  );
  return [...fields, ...collections];
}

function listValues(
  type: ExpressionType,
  vocabulary: Vocabulary,
  surface: Surface,
  range: TextRange,
): readonly Completion[] {
  const quoted = (word: string, detail: Bilingual): Completion => ({
    ...complete(word, 'value', detail, range),
    insert: JSON.stringify(word),
  });
  switch (type.kind) {
    case 'title':
      return vocabulary.titles.map(({ id, name }) => quoted(name.zh, { zh: id, en: name.en }));
    case 'enumeration':
      return enumerationValues(vocabulary, type.id).map(({ id, label }) =>
        quoted(surface === 'zh' ? label.zh : label.en, { zh: id, en: id }),
      );
    case 'region':
      return vocabulary.regions.map(({ code }) => {
        const name = describeRegion(vocabulary, code);
        return { ...quoted(code, { zh: name, en: name }), label: `${name} ${code}` };
      });
    case 'industry':
      return vocabulary.industries.map(({ code, name }) => ({
        ...quoted(code, name),
        label: `${code} ${name[surface]}`,
      }));
    case 'boolean':
      return [
        complete('true', 'value', { zh: '是', en: 'yes' }, range),
        complete('false', 'value', { zh: '否', en: 'no' }, range),
      ];
    default:
      return [];
  }
}

const keywords: readonly (readonly [string, Bilingual])[] = [
  ['and', { zh: '并且', en: 'both hold' }],
  ['or', { zh: '或者', en: 'either holds' }],
  ['in', { zh: '属于其中之一', en: 'is one of' }],
  ['if', { zh: 'if 条件 then 值 else 值', en: 'if condition then value else value' }],
  ['some', { zh: 'some x in 列表 satisfies 条件：至少一项', en: 'some x in list satisfies condition: at least one' }],
  ['every', { zh: 'every x in 列表 satisfies 条件：每一项', en: 'every x in list satisfies condition: each' }],
];

function listNames(environment: TypeEnvironment, surface: Surface, range: TextRange): readonly Completion[] {
  const { vocabulary, trigger, parameters, definitions } = environment;
  const variables = listVariables(environment).map(({ id, names, type }) => {
    const collection = id === 'event' && trigger !== null ? findCollection(vocabulary, trigger) : undefined;
    const english = collection ? 'event' : id;
    return complete(surface === 'zh' ? (names[0] ?? id) : english, 'variable', describeType(type, vocabulary), range);
  });
  return [
    ...variables,
    ...[...definitions].map((name) => complete(name, 'definition', { zh: '定义', en: 'definition' }, range)),
    ...[...parameters].map(([name, type]) => complete(name, 'parameter', describeType(type, vocabulary), range)),
    ...functions.map(({ name, signature }) => ({
      ...complete(name, 'function', signature, range),
      insert: `${name}(`,
    })),
    ...keywords.map(([word, detail]) => complete(word, 'keyword', detail, range)),
  ];
}
