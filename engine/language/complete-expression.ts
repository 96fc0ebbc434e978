import type { Bilingual } from '../diagnostics/diagnostic';
import { enumerationValues } from '../expression/enumeration-values';
import { functions } from '../expression/functions';
import { isName, listVariables } from '../expression/resolve-name';
import type { TypeEnvironment } from '../expression/type-environment';
import { describeType, typeOfField } from '../expression/type-rules';
import type { ExpressionType } from '../expression/types';
import type { Surface } from '../values/surface';
import { fieldsOf } from '../vocabulary/find-field';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { type CompletionItem, escapeSnippet, type Offer, placeOffer } from './completion-item';
import { type BoundName, findExpressionCursor } from './expression-cursor';
import { parameterText } from './expression-scope';
import { eventVariable } from './fact-shape';
import type { PolicyNames } from './policy-names';
import { offerValues } from './value-offers';

/** A formula in which something is typed. */
export interface ExpressionScene {
  readonly text: string;
  /** Offset in the formula. */
  readonly offset: number;
  /** Offset of the formula in the file. */
  readonly start: number;
  readonly scope: TypeEnvironment;
  readonly names: PolicyNames;
  readonly surface: Surface;
  /** What the tests of a table cell are about. */
  readonly subject: ExpressionType | null;
  /** Writes a double quote where the formula stands, itself perhaps in double quotes. */
  readonly quote: string;
}

/** Completes a formula: names in scope, fields behind a dot, titles and values between quotes, operators. */
export function completeExpression(scene: ExpressionScene): readonly CompletionItem[] {
  const { text, offset, scope, subject, start } = scene;
  const cursor = findExpressionCursor(text, offset, scope, subject);
  const range = { start: start + cursor.range.start, end: start + cursor.range.end };
  const place = (offers: readonly Offer[]): readonly CompletionItem[] =>
    offers.map((offer) => placeOffer(offer, range));
  switch (cursor.at) {
    case 'member':
      return place(cursor.of ? offerMembers(scene, cursor.of) : []);
    case 'text':
      return place(quoteOffers(scene, cursor.expected, (word) => word + (cursor.closed ? '' : scene.quote)));
    case 'operator':
      return place(offerOperators());
    case 'operand': {
      const wrap = (word: string): string =>
        cursor.wrapped ? `(${scene.quote}${word}${scene.quote})` : `${scene.quote}${word}${scene.quote}`;
      const values = quoteOffers(scene, cursor.expected, wrap);
      if (cursor.wrapped) return place(values);
      return place([...values, ...offerNames(scene, cursor.bound)]);
    }
  }
}

/** Offers the names of parameters and definitions. */
export function offerNamed(names: PolicyNames, kinds: readonly ('parameters' | 'definitions')[]): readonly Offer[] {
  return kinds.flatMap((kind) =>
    names[kind]
      .filter(({ name }) => isName(name))
      .map((named): Offer => {
        const detail = kind === 'parameters' ? parameterText(named) : '';
        return { label: named.name, detail, kind: 'name', text: named.name };
      }),
  );
}

function quoteOffers(
  scene: ExpressionScene,
  type: ExpressionType | null,
  wrap: (word: string) => string,
): readonly Offer[] {
  if (!type) return [];
  return offerValues(scene.scope.vocabulary, type, scene.surface).map((offer) => ({
    ...offer,
    text: wrap(offer.text),
  }));
}

function offerMembers(scene: ExpressionScene, of: ExpressionType): readonly Offer[] {
  const record = of.kind === 'list' ? of.of : of;
  if (record.kind !== 'record') return [];
  const { vocabulary } = scene.scope;
  const fields = fieldsOf(vocabulary, record.collection).map((field) => fieldOffer(scene, record.collection, field));
  if (record.collection !== null || of.kind === 'list') return fields;
  const lists = vocabulary.facts.collections.map(({ id, label, description }): Offer => {
    const word = scene.surface === 'zh' ? label.zh : id;
    const detail = describeType({ kind: 'list', of: { kind: 'record', collection: id } }, vocabulary)[scene.surface];
    return { label: word, detail, documentation: description, kind: 'name', text: word };
  });
  return [...lists, ...fields];
}

function fieldOffer(scene: ExpressionScene, record: string | null, field: FactField): Offer {
  const { surface, scope } = scene;
  const word = surface === 'zh' ? field.label.zh : field.id;
  const type = typeOfField(record, field);
  return {
    label: word,
    detail: describeType(type, scope.vocabulary)[surface],
    documentation: explainField(field, type, scope.vocabulary),
    kind: 'name',
    text: word,
  };
}

/** Explains a fact, with its values where it has a short list of them. */
export function explainField(field: FactField, type: ExpressionType, vocabulary: Vocabulary): Bilingual {
  const values = type.kind === 'enumeration' ? enumerationValues(vocabulary, type.id) : [];
  if (values.length === 0 || values.length > 15) return field.description;
  return {
    zh: `${field.description.zh}\n\n可取：${values.map(({ label }) => label.zh).join('、')}。`,
    en: `${field.description.en}\n\nOne of: ${values.map(({ label }) => label.en).join(', ')}.`,
  };
}

/** What the variables of every formula stand for. */
export const variableWords: Readonly<Record<string, Bilingual>> = {
  enterprise: { zh: '申领的企业，如 企业.所在区县。', en: 'The enterprise, as in enterprise.region.' },
  event: { zh: '触发本条的那一次事件。', en: 'The event that triggers the item.' },
  asOf: { zh: '事件当日；没有事件时为基准日。', en: 'The day of the event, or the day the condition is tested on.' },
  year: { zh: '测算的年度。', en: 'The year of the simulation.' },
  policyRegion: { zh: '本政策的适用地区。', en: 'The jurisdiction of the policy.' },
};

function offerNames(scene: ExpressionScene, bound: readonly BoundName[]): readonly Offer[] {
  const { scope, surface, names } = scene;
  const { vocabulary } = scope;
  const local = bound.toReversed().flatMap(({ name, type }): readonly Offer[] => {
    if (name === null) return offerMembers(scene, type);
    return [{ label: name, detail: describeType(type, vocabulary)[surface], kind: 'name', text: name }];
  });
  const variables = listVariables(scope).map(({ id, label, type }): Offer => {
    const collection = id === 'event' && type.kind === 'record' ? type.collection : null;
    const event = vocabulary.facts.collections.find((one) => one.id === collection);
    const word = event ? eventVariable(event, surface) : label[surface];
    const detail = describeType(type, vocabulary)[surface];
    return { label: word, detail, documentation: variableWords[id] ?? null, kind: 'name', text: word };
  });
  return [
    ...local,
    ...variables,
    ...offerNamed(names, ['definitions', 'parameters']),
    ...offerForms(scene),
    ...offerFunctions(),
  ];
}

function offerFunctions(): readonly Offer[] {
  return functions.map(({ name, signature, description }): Offer => {
    const documentation = { zh: `${signature.zh}\n\n${description.zh}`, en: `${signature.en}\n\n${description.en}` };
    const text = name === 'date' ? 'date("${1:2024-01-01}")' : `${name}($1)`;
    return { label: name, detail: '', documentation, kind: 'function', text, snippet: true };
  });
}

function offerForms({ surface, scope }: ExpressionScene): readonly Offer[] {
  const [first] = scope.vocabulary.facts.collections;
  const list = first ? (surface === 'zh' ? `企业.${first.label.zh}` : `enterprise.${first.id}`) : '';
  const words: Bilingual = { zh: '条件', en: 'condition' };
  const form = (label: string, text: string, documentation: Bilingual): Offer => ({
    label,
    detail: '',
    documentation,
    kind: 'template',
    text,
    snippet: true,
  });
  return [
    form('some', `some \${1:t} in \${2:${escapeSnippet(list)}} satisfies \${3:${words[surface]}}`, {
      zh: '列表中至少有一项满足条件。',
      en: 'At least one element of a list meets the condition.',
    }),
    form('every', `every \${1:t} in \${2:${escapeSnippet(list)}} satisfies \${3:${words[surface]}}`, {
      zh: '列表中每一项都满足条件。',
      en: 'Every element of a list meets the condition.',
    }),
    form('if', 'if ${1} then ${2} else ${3}', { zh: '按条件取两个值之一。', en: 'One of two values, by a condition.' }),
    { label: 'null', detail: '', documentation: { zh: '没有值。', en: 'No value.' }, kind: 'value', text: 'null' },
  ];
}

const operators: readonly (readonly [word: string, documentation: Bilingual])[] = [
  ['and', { zh: '并且：两边都成立。', en: 'Both hold.' }],
  ['or', { zh: '或者：至少一边成立。', en: 'At least one holds.' }],
  ['=', { zh: '等于。', en: 'Equal.' }],
  ['!=', { zh: '不等于。', en: 'Not equal.' }],
  [
    'in',
    {
      zh: '是列出的值之一，或在区间之内，如 in ("国家级", "省级")、in [1..5]。',
      en: 'One of the values listed, or in a range.',
    },
  ],
  ['>=', { zh: '大于或等于；日期为当日或之后。', en: 'At least; for days: on or after.' }],
  ['<=', { zh: '小于或等于；日期为当日或之前。', en: 'At most; for days: on or before.' }],
  ['>', { zh: '大于。', en: 'More than.' }],
  ['<', { zh: '小于。', en: 'Less than.' }],
  [
    'satisfies',
    { zh: '跟在 some、every 的列表之后，写条件。', en: 'Behind the list of some or every: the condition.' },
  ],
];

function offerOperators(): readonly Offer[] {
  return operators.map(([word, documentation]): Offer => ({
    label: word,
    detail: '',
    documentation,
    kind: 'keyword',
    text: `${word} `,
  }));
}
