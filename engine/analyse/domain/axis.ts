import type { CheckedExpression } from '../../expression/checked-expression';
import type { FactValue } from '../../enterprise/enterprise';
import type { CalendarDate } from '../../values/calendar';
import { makeRational, fromInteger, type Rational } from '../../values/rational';
import { foreignTitle } from '../../vocabulary/describe-value';
import { fieldsOf } from '../../vocabulary/find-field';
import { widerIndustries } from '../../vocabulary/find-industry';
import { isWithin } from '../../vocabulary/region-hierarchy';
import type { FactField, Vocabulary } from '../../vocabulary/vocabulary';
import { cutDays, cutNumbers, type Cell, type NumberScale } from './cell';

/** One coordinate of a space: a fact of the enterprise or of the event, or a condition nobody can take apart. */
export interface Axis {
  readonly id: string;
  readonly subject: 'enterprise' | 'event';
  readonly field: FactField;
  readonly cells: readonly Cell[];
}

/** Where the values of a fact must be cut. */
export interface Cuts {
  readonly numbers: readonly Rational[];
  readonly days: readonly CalendarDate[];
  readonly words: readonly string[];
}

/** A fact an expression reads. Title, level and family of a recognition are one fact: its title says all three. */
export interface FactPlace {
  readonly id: string;
  readonly subject: 'enterprise' | 'event';
  readonly collection: string | null;
  readonly field: FactField;
}

const wholeUnit = fromInteger(1n);

/** Finds the fact a path leads to; null where it leads elsewhere, such as into a list. */
export function placeOfFact(path: CheckedExpression, vocabulary: Vocabulary): FactPlace | null {
  if (path.node !== 'path' || path.of.node !== 'variable') return null;
  const { name, type } = path.of;
  if ((name !== 'enterprise' && name !== 'event') || type.kind !== 'record') return null;
  const collection = name === 'enterprise' ? null : type.collection;
  const fields = fieldsOf(vocabulary, collection);
  const field = fields.find(({ id }) => id === path.field);
  if (!field) return null;
  const title = isTitlePart(field) ? fields.find(({ type: { kind } }) => kind === 'title') : undefined;
  const held = title ?? field;
  return { id: `${name}.${held.id}`, subject: name, collection, field: held };
}

function isTitlePart({ derived, type }: FactField): boolean {
  return type.kind === 'title' || derived === 'titleLevel' || derived === 'titleFamily';
}

/** Tells how fine a number is counted: persons and yuan by the whole, rates by the hundredth of a per cent. */
export function scaleOf({ type, signed }: FactField): NumberScale {
  return { unit: type.kind === 'rate' ? makeRational(1n, 10_000n) : wholeUnit, signed: signed ?? false };
}

/** Makes the cells of a fact: the values that are known, then `none` or `unknown` for a missing one. */
export function makeAxis({ id, subject, collection, field }: FactPlace, cuts: Cuts, vocabulary: Vocabulary): Axis {
  const missing: Cell = { state: field.absent === 'none' ? 'none' : 'unknown', fields: {}, span: null };
  return { id, subject, field, cells: [...valuesOf(field, collection, cuts, vocabulary), missing] };
}

function valuesOf(field: FactField, collection: string | null, cuts: Cuts, vocabulary: Vocabulary): readonly Cell[] {
  const one = (value: FactValue): Cell => ({ state: 'value', fields: { [field.id]: value }, span: null });
  switch (field.type.kind) {
    case 'number':
    case 'rate':
    case 'money':
      return cutNumbers(field.id, cuts.numbers, scaleOf(field));
    case 'date':
      return cutDays(field.id, cuts.days);
    case 'boolean':
      return [one(true), one(false)];
    case 'enumeration':
      return field.type.values.map(({ id }) => one(id));
    case 'title':
      return titleCells(field, collection, vocabulary);
    case 'region': {
      return group(codesOf(vocabulary.regions), (code) =>
        cuts.words.map((area) => [code === area, isWithin(code, area)]),
      ).map(one);
    }
    case 'industry': {
      const wider = (code: string) => widerIndustries(vocabulary, code);
      return group(codesOf(vocabulary.industries), (code) =>
        cuts.words.map((area) => [code === area, wider(code).includes(area)]),
      ).map(one);
    }
    case 'text':
      return [...new Set(cuts.words), '其他'].map(one);
    case 'months':
      return [one([])];
  }
}

function titleCells(field: FactField, collection: string | null, vocabulary: Vocabulary): readonly Cell[] {
  const fields = fieldsOf(vocabulary, collection);
  const level = fields.find(({ derived }) => derived === 'titleLevel');
  const family = fields.find(({ derived }) => derived === 'titleFamily');
  const cell = (title: string, at: string, of: string): Cell => ({
    state: 'value',
    fields: { [field.id]: title, ...(level && { [level.id]: at }), ...(family && { [family.id]: of }) },
    span: null,
  });
  const foreign = foreignTitle('其他称号');
  return [
    ...vocabulary.titles.map((title) => cell(title.id, title.level, title.family)),
    ...['nation', 'province', 'city', 'district'].map((at) => cell(foreign, at, foreign)),
  ];
}

type Coded = readonly { readonly code: string }[];
const ordered = new WeakMap<Coded, readonly string[]>();

/** The codes of a vocabulary, the narrowest areas first. */
function codesOf(entries: Coded): readonly string[] {
  const known = ordered.get(entries);
  if (known) return known;
  const codes = entries.map(({ code }) => code).sort((a, b) => narrowness(b) - narrowness(a));
  ordered.set(entries, codes);
  return codes;
}

/** One code for each way of answering the questions that are asked of codes. */
function group(codes: readonly string[], answers: (code: string) => unknown): readonly string[] {
  const found = new Map<string, string>();
  for (const code of codes) {
    const key = JSON.stringify(answers(code));
    if (!found.has(key)) found.set(key, code);
  }
  return [...found.values()];
}

function narrowness(code: string): number {
  return code.replace(/(?:00){1,2}$/, '').length;
}
