import { listItems, type PlacedItem } from '../check/policy-item';
import type { CheckedExpression } from '../expression/checked-expression';
import { readUnit } from '../values/figure-literal';
import {
  compareRationals,
  fromInteger,
  makeRational,
  multiply,
  parseRational,
  toDecimalText,
  type Rational,
} from '../values/rational';
import { visitExpression } from './domain/map-expression';
import { boundsOf, type PolicyScope } from './policy-scope';

export type FigureUnit = 'money' | 'rate';

/** A figure that a sentence states. Units: yuan, or 0.3 for 30%. */
export interface StatedFigure {
  readonly unit: FigureUnit;
  readonly value: Rational;
  /** As it is written, and where in the sentence. */
  readonly text: string;
  readonly start: number;
  /** Whether its unit stands behind it: in 三、五万元 that of the first is understood. */
  readonly own: boolean;
}

/** A figure of a rule, by the pointer of the text it comes from. Units: yuan, or 0.3 for 30%. */
export interface RuleFigure {
  readonly unit: FigureUnit;
  readonly value: Rational;
  readonly pointer: string;
}

/** What one item says of figures: its sentence, and its rules. */
export interface ToldItem {
  readonly placed: PlacedItem;
  readonly gist: string;
  readonly stated: readonly StatedFigure[];
  /** What is paid, and its caps. */
  readonly paid: readonly RuleFigure[];
  /** Figures of the sentence that nothing the item rests on says. */
  readonly unbacked: readonly StatedFigure[];
  /** Figures of the rules that the sentence leaves out, though it states others of their kind. */
  readonly unstated: readonly RuleFigure[];
}

const figures =
  /((?:\d[\d,]*(?:\.\d+)?\s*(?:、|～|~|—+|－|-|至|到|和|或|及)\s*)*)(\d[\d,]*(?:\.\d+)?)\s*(亿元|千万元|百万元|万元|千元|元|yuan|%|％)/giu;

/** Reads the amounts of money and the rates that a sentence states in digits. */
export function readStatedFigures(sentence: string): readonly StatedFigure[] {
  return [...sentence.matchAll(figures)].flatMap((match) => {
    const [whole, before = '', number = '', word = ''] = match;
    const unit = readUnit(word === '％' ? '%' : word);
    if (!unit) return [];
    const factor = makeRational(unit.numerator, unit.denominator);
    const read = (text: string, start: number, own: boolean): readonly StatedFigure[] => {
      const value = parseRational(text.replaceAll(',', ''));
      const written = own ? sentence.slice(start, match.index + whole.length) : text;
      return value ? [{ unit: unit.unit, value: multiply(value, factor), text: written, start, own }] : [];
    };
    const understood = [...before.matchAll(/\d[\d,]*(?:\.\d+)?/g)].flatMap((each) =>
      read(each[0], match.index + each.index, false),
    );
    return [...understood, ...read(number, match.index + before.length, true)];
  });
}

/** Lists the items that pay and have a sentence of their own, with what the two say of figures. */
export function listToldItems(scope: PolicyScope): readonly ToldItem[] {
  const known = told.get(scope);
  if (known) return known;
  const items = listItems(scope.document).flatMap((placed) => tellItem(scope, placed));
  told.set(scope, items);
  return items;
}

const told = new WeakMap<PolicyScope, readonly ToldItem[]>();

function tellItem(scope: PolicyScope, placed: PlacedItem): readonly ToldItem[] {
  const { item, pointer } = placed;
  if (!scope.items.has(item.id) || !('gist' in item) || item.gist === undefined) return [];
  const { gist } = item;
  const stated = readStatedFigures(gist);
  const own = figuresUnder(scope, pointer);
  const paid = own.filter((figure) => isPaid(figure.pointer.slice(pointer.length)));
  const unbacked = stated.filter((figure) => figure.own && !own.some((other) => isSame(other, figure)));
  const unstated = paid.filter((figure) => !isStated(figure, gist, stated));
  return [
    { placed, gist, stated, paid, unbacked: unbacked.filter((each) => !isElsewhere(scope, placed, each)), unstated },
  ];
}

/** Amounts, rates and caps; what a condition compares with, or a row is chosen by, need not be told. */
function isPaid(path: string): boolean {
  return /^(?:\/table\/\d+)?\/(?:amount|rate)$|^(?:\/table\/\d+)?\/cap\/amount$/.test(path);
}

/** Clauses on the same matter may be told in one sentence: those of the article, and what sets limits to several. */
function isElsewhere(scope: PolicyScope, { article, item }: PlacedItem, figure: StatedFigure): boolean {
  return listItems(scope.document).some(
    (other) =>
      other.item.id !== item.id &&
      (other.article === article || other.item.kind === 'stacking') &&
      figuresUnder(scope, other.pointer).some((each) => isSame(each, figure)),
  );
}

function isStated(figure: RuleFigure, gist: string, stated: readonly StatedFigure[]): boolean {
  const alike = stated.filter(({ unit }) => unit === figure.unit);
  // A sentence without figures leaves all of them to the table; what is written in Chinese numerals is not read.
  if (alike.length === 0 || /[一二两三四五六七八九十百千]+(?:个?亿|万|千|百)?元|百分之/u.test(gist)) return true;
  if (alike.some((each) => isSame(figure, each))) return true;
  if (!/不等|之间|至|到|[—～~-]/u.test(gist)) return false;
  const order = (each: StatedFigure): number => compareRationals(each.value, figure.value);
  return alike.some((each) => order(each) < 0) && alike.some((each) => order(each) > 0);
}

/** Whether two figures are the same, of whatever kind they are said to be. */
function isSame(one: { readonly value: Rational }, other: { readonly value: Rational }): boolean {
  return compareRationals(one.value, other.value) === 0;
}

function figuresUnder({ checked, plan }: PolicyScope, pointer: string): readonly RuleFigure[] {
  const found: RuleFigure[] = [];
  const collect = (expression: CheckedExpression, at: string, seen: ReadonlySet<string>): void =>
    visitExpression(expression, (part) => {
      if (part.node === 'literal') {
        const value = typeof part.value === 'string' ? parseRational(part.value) : null;
        const unit = part.type.kind === 'rate' ? 'rate' : 'money';
        if (value) found.push({ unit, value, pointer: at });
      } else if ((part.node === 'parameter' || part.node === 'definition') && !seen.has(part.name)) {
        const inner = new Set([...seen, part.name]);
        const parameter = part.node === 'parameter' ? plan.parameters[part.name] : undefined;
        const meaning = part.node === 'definition' ? plan.definitions[part.name] : undefined;
        for (const each of [parameter?.value, ...(parameter?.changes ?? []).map(({ value }) => value), meaning])
          if (each) collect(each, at, inner);
      }
    });
  const isUnder = (at: string): boolean => at.startsWith(`${pointer}/`);
  for (const [at, figure] of checked.figures)
    if (isUnder(at)) for (const bound of boundsOf(figure)) collect(bound, at, new Set());
  for (const [at, expression] of checked.expressions) if (isUnder(at)) collect(expression, at, new Set());
  return found;
}

/** Writes a figure as a sentence states it: 10万元, 30%. */
export function writeFigure({ unit, value }: Pick<RuleFigure, 'unit' | 'value'>): string {
  if (unit === 'rate') return `${toDecimalText(multiply(value, fromInteger(100))) ?? ''}%`;
  const tenThousands = multiply(value, makeRational(1n, 10_000n));
  const isLarge = compareRationals(value, fromInteger(10_000)) >= 0;
  return isLarge ? `${toDecimalText(tenThousands) ?? ''}万元` : `${toDecimalText(value) ?? ''}元`;
}
