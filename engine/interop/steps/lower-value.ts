import type { PolicyPlan } from '../../compile/plan';
import type { CheckedExpression } from '../../expression/checked-expression';
import { parseRational, type Rational } from '../../values/rational';
import { fieldsOf } from '../../vocabulary/find-field';
import type { FactField, Vocabulary } from '../../vocabulary/vocabulary';
import { choose, compare, constant, factOf, isAbsent, named, no, type Formula } from './formula';
import { refuse } from './not-expressed';

/** A condition in three-valued logic: whether it holds for certain, and whether it may hold. */
export interface Truth {
  readonly certain: Formula;
  readonly possible: Formula;
}

/** What the names of an expression stand for. */
export interface LoweringScope {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly event: { readonly formula: Formula; readonly collection: string } | null;
  /** A day as a whole number, 20230714. */
  readonly asOf: Formula;
  /** Conditions that were worked out before, by name. */
  readonly definitions: ReadonlyMap<string, Truth>;
  readonly locals: ReadonlyMap<string, { readonly formula: Formula; readonly collection: string }>;
  /** Collects what the formulas read, so that the input can be described: collection (or empty), field. */
  readonly reads: Set<string>;
  /** Collects the whole numbers that amounts of money are multiplied by. */
  readonly factors: Set<number>;
}

/** A value, with the formulas that tell whether it is unknown, and whether there may be none. */
export interface LoweredValue {
  readonly formula: Formula;
  readonly unknown: Formula;
  readonly mayBeAbsent: boolean;
}

/** Names a fact among those a program reads. */
export const readName = (collection: string | null, field: string): string => `${collection ?? ''} ${field}`;

/** Lowers a value. Errors: NotExpressed. */
export function lowerValue(expression: CheckedExpression, scope: LoweringScope): LoweredValue {
  const known = (formula: Formula): LoweredValue => ({ formula, unknown: no, mayBeAbsent: false });
  switch (expression.node) {
    case 'literal':
      return { ...known(lowerLiteral(expression)), mayBeAbsent: expression.value === null };
    case 'variable':
      if (expression.name === 'asOf') return known(scope.asOf);
      if (expression.name === 'year') return known(named('year'));
      if (expression.name === 'policyRegion') return known(constant(scope.plan.region));
      return refuse(`变量“${expression.name}”`, `the variable "${expression.name}"`);
    case 'path':
      return lowerPath(expression, scope);
    case 'parameter':
      return known(
        chooseByDay(
          listValues(expression.name, scope, (value) => lowerValue(value, scope).formula),
          scope,
        ),
      );
    default:
      return refuse(`表达式“${expression.node}”`, `the expression "${expression.node}"`);
  }
}

/** The values of a named figure: the first, then each with the day it holds from. */
export interface DatedValues<Value> {
  readonly first: Value;
  readonly changes: readonly { readonly from: number; readonly value: Value }[];
}

/** Lists what a named figure ever is. */
export function listValues<Value>(
  name: string,
  { plan }: LoweringScope,
  lower: (value: CheckedExpression) => Value,
): DatedValues<Value> {
  const parameter = plan.parameters[name];
  if (!parameter) throw new Error(`There is no parameter ${name}.`);
  const changes = parameter.changes.map(({ from, value }) => ({ from: dayNumber(from), value: lower(value) }));
  return { first: lower(parameter.value), changes: changes.sort((a, b) => a.from - b.from) };
}

/** The value that holds on the day of reference. */
export function chooseByDay({ first, changes }: DatedValues<Formula>, { asOf }: LoweringScope): Formula {
  return changes.reduce((before, { from, value }) => choose(compare('>=', asOf, constant(from)), value, before), first);
}

/** Writes a day as a whole number: 2023-07-14 is 20230714. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

export function lowerLiteral({ type, value }: CheckedExpression & { readonly node: 'literal' }): Formula {
  if (value === null || typeof value === 'boolean') return constant(value);
  if (type.kind === 'money' || type.kind === 'number' || type.kind === 'rate')
    return constant(lowerNumber(value, type.kind));
  if (type.kind === 'date') return constant(dayNumber(value));
  return constant(plainText(value));
}

/** Money in fen; other numbers as they are written, as far as a double keeps every digit. */
function lowerNumber(text: string, kind: 'money' | 'number' | 'rate'): number {
  if (kind !== 'money') {
    if (text.replace(/\D/g, '').length <= 15) return Number(text);
    return refuse('超过 15 位的数字', 'a number of more than 15 digits');
  }
  return wholeNumber(parseRational(text), 100n) ?? refuse('不是整分的金额', 'an amount of parts of a fen');
}

/** A fraction times a scale, where that is a whole number of at most 15 digits. */
export function wholeNumber(value: Rational | null, scale: bigint): number | null {
  const scaled = value && value.n * scale;
  if (value === null || scaled === null || scaled % value.d !== 0n) return null;
  const whole = scaled / value.d;
  return whole < 10n ** 15n && whole > -(10n ** 15n) ? Number(whole) : null;
}

/** Texts that every engine can quote. */
function plainText(text: string): string {
  return /["'\\`\n\r]/.test(text) ? refuse('带引号的文字', 'a text with quotation marks') : text;
}

function lowerPath(expression: CheckedExpression & { readonly node: 'path' }, scope: LoweringScope): LoweredValue {
  const { of, field } = expression;
  if (of.node !== 'variable') return refuse('列表的字段', 'the fields of a list');
  if (of.name === 'enterprise') return lowerFact(named('enterprise'), null, field, scope);
  const holder = of.name === 'event' ? scope.event : scope.locals.get(of.name);
  if (!holder) return refuse(`变量“${of.name}”`, `the variable "${of.name}"`);
  return lowerFact(holder.formula, holder.collection, field, scope);
}

function lowerFact(holder: Formula, collection: string | null, field: string, scope: LoweringScope): LoweredValue {
  const described = fieldOf(collection, field, scope);
  if (!described || described.type.kind === 'months') return refuse(`列表“${field}”`, `the list "${field}"`);
  scope.reads.add(readName(collection, field));
  const formula = factOf(holder, field);
  const mayBeUnknown = described.default === undefined && described.absent === 'unknown';
  return {
    formula,
    unknown: mayBeUnknown ? isAbsent(formula) : no,
    mayBeAbsent: described.default === undefined && described.absent === 'none',
  };
}

function fieldOf(collection: string | null, field: string, { vocabulary }: LoweringScope): FactField | undefined {
  return fieldsOf(vocabulary, collection).find(({ id }) => id === field);
}

/** Lowers the field of an event that a rule tests beyond its conditions, such as the place. */
export function lowerEventField(field: string, scope: LoweringScope): LoweredValue {
  if (!scope.event) throw new Error('There is no event.');
  return lowerFact(scope.event.formula, scope.event.collection, field, scope);
}

/** Lowers a field of the enterprise. */
export function lowerOwnField(field: string, scope: LoweringScope): LoweredValue {
  return lowerFact(named('enterprise'), null, field, scope);
}
