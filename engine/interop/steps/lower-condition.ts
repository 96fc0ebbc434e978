import type { PolicyPlan } from '../../compile/plan';
import type { CheckedExpression, UnaryTest } from '../../expression/checked-expression';
import { parseRational, type Rational } from '../../values/rational';
import { fieldsOf } from '../../vocabulary/find-field';
import type { FactField, Vocabulary } from '../../vocabulary/vocabulary';
import {
  both,
  choose,
  compare,
  constant,
  either,
  factOf,
  isAbsent,
  isGiven,
  itemNamed,
  named,
  no,
  not,
  oneOf,
  through,
  yes,
  type Comparison,
  type Formula,
} from './formula';
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

const always: Truth = { certain: yes, possible: yes };
const never: Truth = { certain: no, possible: no };

/** Names a fact among those a program reads. */
export const readName = (collection: string | null, field: string): string => `${collection ?? ''} ${field}`;

/** Lowers a condition. Errors: NotExpressed. */
export function lowerCondition(expression: CheckedExpression, scope: LoweringScope): Truth {
  const lower = (part: CheckedExpression): Truth => lowerCondition(part, scope);
  switch (expression.node) {
    case 'literal':
      return expression.value === true ? always : never;
    case 'and':
      return joinAll(expression.operands.map(lower));
    case 'or':
      return joinAny(expression.operands.map(lower));
    case 'not':
      return negate(lower(expression.operand));
    case 'definition': {
      const known = scope.definitions.get(expression.name);
      if (known) return known;
      const definition = scope.plan.definitions[expression.name];
      if (!definition) throw new Error(`There is no definition ${expression.name}.`);
      return lowerCondition(definition, { ...scope, locals: new Map() });
    }
    case 'compare':
      return compareValues(
        expression.operator,
        lowerValue(expression.left, scope),
        lowerValue(expression.right, scope),
      );
    case 'in':
      return lowerTests(lowerValue(expression.value, scope), expression.tests, scope);
    case 'some':
      return lowerSome(expression.list, expression.variable, scope, (at) => lowerCondition(expression.satisfies, at));
    case 'every':
      return negate(
        lowerSome(expression.list, expression.variable, scope, (at) => negate(lowerCondition(expression.satisfies, at))),
      );
    case 'path': {
      const { formula, unknown } = lowerValue(expression, scope);
      return open(unknown, compare('=', formula, yes));
    }
    case 'call':
      return lowerWithin(expression, scope);
    default:
      return refuse(`表达式“${expression.node}”`, `the expression "${expression.node}"`);
  }
}

function joinAll(parts: readonly Truth[]): Truth {
  return same(both(...parts.map(({ certain }) => certain)), both(...parts.map(({ possible }) => possible)), parts);
}

function joinAny(parts: readonly Truth[]): Truth {
  return same(either(...parts.map(({ certain }) => certain)), either(...parts.map(({ possible }) => possible)), parts);
}

/** Keeps one formula where certain and possible say the same. */
function same(certain: Formula, possible: Formula, parts: readonly Truth[]): Truth {
  return parts.every((part) => part.certain === part.possible) ? { certain, possible: certain } : { certain, possible };
}

/** Turns a condition round: it fails for certain where it cannot hold. */
export function negate({ certain, possible }: Truth): Truth {
  if (certain === possible) {
    const turned = not(certain);
    return { certain: turned, possible: turned };
  }
  return { certain: not(possible), possible: not(certain) };
}

/** A test that is decided unless a fact is unknown. */
function open(unknown: Formula, test: Formula): Truth {
  if (unknown === no) return { certain: test, possible: test };
  return { certain: both(not(unknown), test), possible: either(unknown, test) };
}

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
      return known(chooseByDay(listValues(expression.name, scope, (value) => lowerValue(value, scope).formula), scope));
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

function lowerLiteral({ type, value }: CheckedExpression & { readonly node: 'literal' }): Formula {
  if (value === null || typeof value === 'boolean') return constant(value);
  if (type.kind === 'money' || type.kind === 'number' || type.kind === 'rate') return constant(lowerNumber(value, type.kind));
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

function compareValues(operator: Comparison, left: LoweredValue, right: LoweredValue): Truth {
  const isOrder = operator !== '=' && operator !== '!=';
  const given = isOrder
    ? [left, right].flatMap(({ formula, mayBeAbsent }) => (mayBeAbsent ? [isGiven(formula)] : []))
    : [];
  return open(
    either(left.unknown, right.unknown),
    both(...given, compare(operator, left.formula, right.formula)),
  );
}

function lowerTests(value: LoweredValue, tests: readonly UnaryTest[], scope: LoweringScope): Truth {
  const texts = tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' && typeof test.value.value === 'string'
      ? [lowerLiteral(test.value)]
      : [],
  );
  const words = texts.flatMap((text) =>
    text.op === 'constant' && typeof text.value === 'string' ? [text.value] : [],
  );
  if (words.length === tests.length) return open(value.unknown, oneOf(value.formula, words));
  return joinAny(tests.map((test) => lowerTest(value, test, scope)));
}

function lowerTest(value: LoweredValue, test: UnaryTest, scope: LoweringScope): Truth {
  switch (test.test) {
    case 'compare':
      return compareValues(test.operator, value, lowerValue(test.value, scope));
    case 'range':
      return joinAll([
        compareValues(test.fromInclusive ? '>=' : '>', value, lowerValue(test.from, scope)),
        compareValues(test.toInclusive ? '<=' : '<', value, lowerValue(test.to, scope)),
      ]);
    case 'equals':
      if (test.value.node === 'list') return joinAny(test.value.items.map((item) => compareValues('=', value, lowerValue(item, scope))));
      if (test.value.type.kind === 'list') return refuse('是否在列表中', 'membership of a list');
      return compareValues('=', value, lowerValue(test.value, scope));
  }
}

/** Whether an event of a list of the enterprise passes; a list nobody filled in may hold one that does. */
function lowerSome(
  source: CheckedExpression,
  variable: string,
  scope: LoweringScope,
  passes: (scope: LoweringScope) => Truth,
): Truth {
  if (source.node === 'filter')
    return lowerSome(source.list, variable, scope, (at) => {
      const holder = at.locals.get(variable);
      const locals = holder ? new Map([...at.locals, [source.variable, holder]]) : at.locals;
      return joinAll([lowerCondition(source.condition, { ...at, locals }), passes(at)]);
    });
  if (source.node !== 'path' || source.of.node !== 'variable' || source.of.name !== 'enterprise')
    return refuse('不是企业事件的列表', 'a list that is none of the enterprise’s events');
  const collection = source.field;
  scope.reads.add(readName(collection, ''));
  const events = factOf(named('events'), collection);
  const item = `v${scope.locals.size + 1}`;
  const formula = itemNamed(item);
  const truth = passes({ ...scope, locals: new Map([...scope.locals, [variable, { formula, collection }]]) });
  const walk = (body: Formula): Formula => through('some', given(events), item, () => body);
  const certain = walk(truth.certain);
  const possible = truth.certain === truth.possible ? certain : walk(truth.possible);
  return { certain, possible: either(isAbsent(events), possible) };
}

/** A list, empty where nobody filled it in. */
export const given = (list: Formula): Formula => choose(isAbsent(list), { op: 'list', items: [] }, list);

/** Whether a region lies in another that the policy names. */
function lowerWithin(expression: CheckedExpression & { readonly node: 'call' }, scope: LoweringScope): Truth {
  const [value, area] = expression.arguments;
  if (expression.function !== 'within' || !value || !area || value.type.kind !== 'region')
    return refuse(`函数“${expression.function}”`, `the function "${expression.function}"`);
  const code =
    area.node === 'literal' && typeof area.value === 'string'
      ? area.value
      : area.node === 'variable' && area.name === 'policyRegion'
        ? scope.plan.region
        : refuse('与另一个事实比较的地区', 'a region compared with another fact');
  return liesIn(lowerValue(value, scope), code);
}

/** Tests whether the code of a region lies in an area. */
export function liesIn({ formula, unknown }: LoweredValue, area: string): Truth {
  const prefix = area === '000000' ? '' : area.replace(/(?:00){1,2}$/, '');
  const test = prefix === '' ? isGiven(formula) : both(isGiven(formula), { op: 'startsWith', of: formula, prefix });
  return open(unknown, test);
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
