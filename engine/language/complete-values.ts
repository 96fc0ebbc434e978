import { valuesOf, writeValue } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { findCollection } from '../vocabulary/find-collection';
import type { EventCollection } from '../vocabulary/vocabulary';
import { quoteText } from '../parse/line-at';
import { completeExpression, offerNamed } from './complete-expression';
import { choicePlace, type CompletionItem, type Offer, placeOffer } from './completion-item';
import type { CursorContext } from './cursor-context';
import { findExpressionCursor } from './expression-cursor';
import { scopeOf } from './expression-scope';
import { describeValues } from './key-words';
import { kindWords } from './kind-words';
import { triggersAround } from './triggers-around';
import type { PlaceInPolicy } from './place-in-policy';
import { listPolicyNames, type NamedItem } from './policy-names';
import { offerRulePaths } from './rule-path-offers';
import { narrowToScalar } from './shape-steps';
import { surfaceOf } from './surface-of';
import { listTextsUnder } from './texts-under';
import { offerRegions, offerTitles, offerValues } from './value-offers';

/** Completes a value: an enumerated one, a name the policy or the vocabulary knows, a figure, a formula. */
export function completeValue(scene: PlaceInPolicy, context: CursorContext): readonly CompletionItem[] {
  const { shape, valueType } = narrowToScalar(context.expected);
  if (valueType === 'expression' || valueType === 'figure' || valueType === 'unaryTests')
    return completeFormula(scene, context, valueType);
  if (context.block) return [];
  const offers = offersFor(scene, context, shape, valueType);
  return offers.map((offer) => {
    const text = offer.snippet ? offer.text : writeScalar(offer.text, context, valueType);
    return placeOffer({ ...offer, text }, context.range);
  });
}

/** Offers what the elements of a list of plain values can be. */
export function completeListValues(
  scene: PlaceInPolicy,
  context: CursorContext,
  element: Shape,
  lead: string,
  end: string,
): readonly CompletionItem[] {
  const offers = offersFor(scene, context, element, element.valueType ?? context.expected.valueType);
  return offers
    .filter(({ snippet }) => !snippet)
    .map((offer) => placeOffer({ ...offer, text: lead + writeScalar(offer.text, context, null) + end }, context.range));
}

function offersFor(
  scene: PlaceInPolicy,
  context: CursorContext,
  shape: Shape | null,
  valueType: string | null,
): readonly Offer[] {
  const { vocabulary, reading } = scene;
  const surface = surfaceOf(reading);
  const names = listPolicyNames(reading.tree);
  if (shape && valuesOf(shape).length > 0) {
    const documentation = shape.description ?? describeValues(shape);
    return valuesOf(shape).map((value): Offer => ({
      label: writeValue(value, surface),
      detail: writeValue(value, surface === 'zh' ? 'en' : 'zh'),
      documentation:
        context.property?.canonical === 'kind' ? (kindWords[String(value.canonical)] ?? null) : documentation,
      kind: 'value',
      text: writeValue(value, surface),
      filter: `${writeValue(value, surface)} ${writeValue(value, surface === 'zh' ? 'en' : 'zh')}`,
    }));
  }
  switch (valueType) {
    case 'region':
      return offerRegions(vocabulary);
    case 'title':
      return offerTitles(vocabulary, surface);
    case 'industry':
      return offerValues(vocabulary, { kind: 'industry' }, surface);
    case 'eventKind':
      return vocabulary.facts.collections.map(({ label, description }): Offer => {
        const other = label[surface === 'zh' ? 'en' : 'zh'];
        const text = label[surface];
        return {
          label: text,
          detail: other,
          documentation: description,
          kind: 'name',
          text,
          filter: `${text} ${other}`,
        };
      });
    case 'eventField':
      return offerFields(
        triggersAround(scene, context).flatMap((word) => findCollection(vocabulary, word) ?? []),
        surface,
      );
    case 'itemReference':
    case 'exclusionReference': {
      const fits = valueType === 'exclusionReference' ? ['exclusion'] : referenceKinds(context);
      return names.items.filter(({ kind }) => kind !== null && fits.includes(kind)).map(itemOffer);
    }
    case 'readingReference':
      return names.readings.map(({ id, question, chosen }): Offer => {
        const documentation = { zh: `${question}\n\n采用：${chosen}`, en: `${question}\n\nChosen: ${chosen}` };
        return { label: id, detail: question, documentation, kind: 'name', text: id, filter: `${id} ${question}` };
      });
    case 'rulePath':
      return offerRulePaths(names, scene.text.slice(context.range.start, scene.offset));
    case 'date':
      return [template(choicePlace(1, dateChoices(scene)), { zh: '日期', en: 'date' }[surface])];
    case 'period':
      return periods[surface].map(([text, label]) => template(text, label));
    case 'quantity':
      return [template('${1:10}万元', '10万元')];
    default:
      return context.property
        ? listTextsUnder(reading.tree, context.property.canonical).map((text): Offer => ({
            label: text,
            detail: '',
            kind: 'value',
            text,
          }))
        : [];
  }
}

const periods: Readonly<Record<Surface, readonly (readonly [text: string, label: string])[]>> = {
  zh: [
    ['${1:2024-01-01} 至 ${2:2025-12-31}', '2024-01-01 至 2025-12-31'],
    ['${1:2024-01-01} 起', '2024-01-01 起'],
  ],
  en: [
    ['${1:2024-01-01} to ${2:2025-12-31}', '2024-01-01 to 2025-12-31'],
    ['from ${1:2024-01-01}', 'from 2024-01-01'],
  ],
};

function template(text: string, label: string): Offer {
  return { label, detail: '', kind: 'template', text, snippet: true };
}

/** Days the policy itself names, to choose from. */
function dateChoices({ text }: PlaceInPolicy): readonly string[] {
  const days = [...new Set(text.match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? [])];
  return days.length > 0 ? days.slice(0, 12) : ['2024-01-01'];
}

function referenceKinds(context: CursorContext): readonly string[] {
  const kind = context.levels.findLast(({ form, values }) => form === 'map' && values.has('kind'));
  const isEligibility = kind?.shape?.properties.get('kind')?.shape.values[0]?.canonical === 'eligibility';
  const paying = ['award', 'subsidy', 'allowance'];
  return isEligibility ? [...paying, 'pricePreference', 'quota', 'service', 'unquantifiedMoney'] : paying;
}

function itemOffer({ id, title, gist, article }: NamedItem): Offer {
  const documentation = { zh: `${article} ${title}\n\n${gist}`, en: `${article} ${title}\n\n${gist}` };
  return { label: id, detail: title || gist, documentation, kind: 'name', text: id, filter: `${id} ${title}` };
}

function offerFields(collections: readonly EventCollection[], surface: Surface): readonly Offer[] {
  const fields = new Map<string, Offer>();
  for (const { fields: all } of collections)
    for (const { id, label, description } of all) {
      const word = surface === 'zh' ? label.zh : id;
      if (!fields.has(word))
        fields.set(word, {
          label: word,
          detail: surface === 'zh' ? label.en : label.zh,
          documentation: description,
          kind: 'name',
          text: word,
        });
    }
  return [...fields.values()];
}

function completeFormula(
  scene: PlaceInPolicy,
  context: CursorContext,
  valueType: 'expression' | 'figure' | 'unaryTests',
): readonly CompletionItem[] {
  const { text, offset, reading } = scene;
  const surface = surfaceOf(reading);
  const names = listPolicyNames(reading.tree);
  const start = Math.min(context.range.start, offset);
  const written = text.slice(start, Math.max(context.range.end, offset));
  const scope = scopeOf(scene, triggersAround(scene, context)[0] ?? null);
  // In double quotes a formula writes its own with a backslash, which is none of its text.
  const formula = context.quote === '"' ? written.replaceAll('\\"', ' "') : written;
  const modality = valueType === 'figure' ? (modalityBefore.exec(formula)?.[0].length ?? 0) : 0;
  const lead = offset - start >= modality ? modality : 0;
  const subject = valueType === 'unaryTests' ? subjectOf(scene, context) : null;
  const expression = {
    text: formula.slice(lead),
    offset: offset - start - lead,
    start: start + lead,
    scope,
    names,
    surface,
    subject,
    quote: context.quote === '"' ? '\\"' : '"',
  };
  if (valueType === 'expression') return completeExpression(expression);
  if (valueType === 'unaryTests') {
    const isTest = /^\s*(?:["“<>＜＞=＝!]|not\s*\()/.test(written);
    if (isTest || !subject) return completeExpression(expression);
    const range = context.range;
    return offerValues(scope.vocabulary, subject, surface).map((offer) =>
      placeOffer({ ...offer, text: writeScalar(offer.text, context, subject.kind) }, range),
    );
  }
  return completeFigure(context, expression);
}

const modalityBefore =
  /^\s*(?:最高不超过|最多不超过|不超过|不高于|最高|至多|最多|up to|at most|不低于|不少于|至少|最低|at least)\s*/i;

type Formula = Parameters<typeof completeExpression>[0];

function completeFigure(context: CursorContext, formula: Formula): readonly CompletionItem[] {
  const { names, surface, text } = formula;
  // A figure is a quantity or a parameter before it is a formula.
  if (/\p{L}\s*[.+\-*/]|[.+\-*/(]\s*$/u.test(text.slice(0, formula.offset))) return completeExpression(formula);
  const named = offerNamed(names, ['parameters']);
  const isRate = context.property?.canonical === 'rate';
  const zh = ['${1:10}万元', '最高不超过${1:30}万元', '不低于${1:10}万元'];
  const en = ['${1:100000} yuan', 'up to ${1:300000} yuan', 'at least ${1:100000} yuan'];
  const amounts = isRate ? ['${1:30}%'] : surface === 'zh' ? zh : en;
  const forms = amounts.map((amount) => template(amount, amount.replace(/\$\{1:(\d+)\}/, '$1')));
  const at = findExpressionCursor(formula.text, formula.offset, formula.scope);
  const range = { start: formula.start + at.range.start, end: formula.start + at.range.end };
  const quantities = formula.start === context.range.start ? forms : [];
  return [
    ...named.map((offer) => placeOffer(offer, range)),
    ...quantities.map((offer) => placeOffer(offer, context.range)),
  ];
}

/** What the rows of the table around the cursor are selected by. */
function subjectOf(scene: PlaceInPolicy, context: CursorContext): ReturnType<typeof subjectType> {
  const by = context.levels.findLast(({ values }) => values.has('by'))?.values.get('by');
  return by === undefined ? null : subjectType(scene, context, by);
}

function subjectType(scene: PlaceInPolicy, context: CursorContext, by: string) {
  const scope = scopeOf(scene, triggersAround(scene, context)[0] ?? null);
  const cursor = findExpressionCursor(`${by} `, by.length + 1, scope);
  return cursor.at === 'operator' ? cursor.of : null;
}

/** Writes a text so that YAML reads it as that text where the cursor stands. */
function writeScalar(text: string, { quote, flow }: CursorContext, valueType: string | null): string {
  if (quote === '"') return text.replace(/[\\"]/g, '\\$&');
  if (quote === "'") return text.replaceAll("'", "''");
  const isCode = valueType === 'region' && /^\d+$/.test(text);
  const special = /^[\s"'&*!|>%@`#?{}[\],-]|: |:$|\s#|\s$/.test(text) || (flow && /[,{}[\]]/.test(text));
  return isCode || special ? quoteText(text) : text;
}
