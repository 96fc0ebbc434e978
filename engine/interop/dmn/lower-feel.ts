import type { PolicyPlan } from '../../compile/plan';
import type { CheckedExpression, ComparisonOperator, UnaryTest } from '../../expression/checked-expression';
import { writeTest } from '../../expression/write-test';
import { add, divide, fromInteger, multiply, negate, subtract, toRational, type Rational } from '../../values/rational';
import { findCollection } from '../../vocabulary/find-collection';
import { fieldsOf } from '../../vocabulary/find-field';
import { areaPrefix } from './area-prefix';
import { compareInFeel } from './compare-in-feel';
import type { DmnNames } from './dmn-names';
import { partsOfFact } from './fact-parts';
import {
  constantNumber,
  largestFact,
  leastCommonMultiple,
  NotExpressible,
  quoteFeel,
  requireExact,
  rescale,
  type FeelNumber,
  type FeelValue,
} from './feel-value';
import type { Vocabulary } from '../../vocabulary/vocabulary';

type Of<Kind extends CheckedExpression['node']> = Extract<CheckedExpression, { node: Kind }>;

/** What the names of an expression stand for. `enterprise`, `asOf` and `year` have these names in FEEL, too. */
export interface FeelScope {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly names: DmnNames;
  /** Whether FEEL can say a definition, as far as anybody asked. */
  readonly sayable: Map<string, boolean>;
  /** Kind of the event, which is called `event`; null where there is none. */
  readonly trigger: string | null;
  /** Variables bound by quantifiers: their names in FEEL, and the kinds of their events. */
  readonly locals: ReadonlyMap<string, { readonly feel: string; readonly collection: string }>;
}

/**
 * Writes a condition in FEEL: true, false, or null for unknown. What is known to be absent does not hold.
 * Errors: NotExpressible at the part that FEEL cannot say.
 */
export function lowerCondition(expression: CheckedExpression, scope: FeelScope): string {
  const value = lowerExpression(expression, scope);
  if (value.kind === 'null') return 'false';
  if (value.kind !== 'boolean') return refuse(expression, value.kind);
  return value.none ? `(${value.feel} = true)` : value.feel;
}

/** Writes an expression in FEEL. Errors: NotExpressible at the part that FEEL cannot say. */
export function lowerExpression(expression: CheckedExpression, scope: FeelScope): FeelValue {
  switch (expression.node) {
    case 'literal':
      return lowerLiteral(expression);
    case 'variable':
      return lowerVariable(expression, scope);
    case 'path':
      return lowerPath(expression, scope);
    case 'parameter':
      return lowerParameter(expression, scope);
    case 'definition':
      requireDefinition(expression, scope);
      return truth(`${scope.names.definition(expression.name)}(enterprise, asOf, year)`);
    case 'compare':
      return truth(compare(expression.operator, expression.left, expression.right, scope));
    case 'and':
    case 'or': {
      const parts = expression.operands.map((operand) => lowerCondition(operand, scope));
      return truth(`(${parts.join(` ${expression.node} `)})`);
    }
    case 'not':
      return truth(`not(${lowerCondition(expression.operand, scope)})`);
    case 'in':
      return truth(`(${expression.tests.map((test) => lowerTest(expression.value, test, scope)).join(' or ')})`);
    case 'some':
    case 'every':
      return truth(lowerQuantifier(expression, scope));
    case 'if':
      return lowerIf(expression, scope);
    case 'arithmetic':
      return lowerArithmetic(expression, scope);
    case 'negate': {
      const operand = asNumber(lowerExpression(expression.operand, scope), expression);
      return operand.constant ? constantNumber(negate(operand.constant)) : { ...operand, feel: `(-${operand.feel})` };
    }
    case 'call':
      return lowerCall(expression, scope);
    case 'list':
    case 'filter':
      return refuse(expression, expression.node);
  }
}

function refuse(expression: CheckedExpression, construct: string): never {
  throw new NotExpressible({ zh: construct, en: construct }, expression.range);
}

/** What uses a definition that FEEL cannot say cannot be said either. Errors: NotExpressible. */
function requireDefinition(expression: Of<'definition'>, scope: FeelScope): void {
  const { name } = expression;
  const condition = scope.plan.definitions[name];
  if (!condition) throw new Error(`there is no definition ${name}`);
  const isSayable = scope.sayable.get(name) ?? canSay(condition, { ...scope, trigger: null, locals: new Map() });
  scope.sayable.set(name, isSayable);
  if (!isSayable) refuse(expression, name);
}

function canSay(condition: CheckedExpression, scope: FeelScope): boolean {
  try {
    lowerCondition(condition, scope);
    return true;
  } catch (error) {
    if (error instanceof NotExpressible) return false;
    throw error;
  }
}

function truth(feel: string): FeelValue {
  return { kind: 'boolean', feel, unknown: true, none: false };
}

function asNumber(value: FeelValue, expression: CheckedExpression): FeelNumber {
  return value.kind === 'number' ? value : refuse(expression, value.kind);
}

function lowerLiteral({ type, value }: Of<'literal'>): FeelValue {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return { kind: 'boolean', feel: String(value), unknown: false, none: false };
  if (type.kind === 'number' || type.kind === 'rate' || type.kind === 'money') return constantNumber(toRational(value));
  return { kind: 'text', feel: quoteFeel(value), unknown: false, none: false };
}

function lowerVariable(expression: Of<'variable'>, { plan }: FeelScope): FeelValue {
  switch (expression.name) {
    case 'asOf':
      return { kind: 'text', feel: 'asOf', unknown: true, none: false };
    case 'policyRegion':
      return { kind: 'text', feel: quoteFeel(plan.region), unknown: false, none: false };
    case 'year':
      return {
        kind: 'number',
        feel: 'year',
        scale: 1n,
        magnitude: 10_000n,
        constant: null,
        unknown: false,
        none: false,
      };
    default:
      return refuse(expression, expression.name);
  }
}

function lowerPath(expression: Of<'path'>, scope: FeelScope): FeelValue {
  const { of, field } = expression;
  if (of.node !== 'variable') return refuse(expression, 'path');
  if (of.name === 'enterprise') {
    const isField = fieldsOf(scope.vocabulary, null).some(({ id }) => id === field);
    if (!isField && findCollection(scope.vocabulary, field))
      return { kind: 'events', feel: `enterprise.${field}`, collection: field };
    return readFact('enterprise', null, expression, scope);
  }
  if (of.name === 'event') {
    return scope.trigger === null ? refuse(expression, 'event') : readFact('event', scope.trigger, expression, scope);
  }
  const local = scope.locals.get(of.name);
  return local ? readFact(local.feel, local.collection, expression, scope) : refuse(expression, of.name);
}

function readFact(of: string, collection: string | null, expression: Of<'path'>, { vocabulary }: FeelScope): FeelValue {
  const field = fieldsOf(vocabulary, collection).find(({ id }) => id === expression.field);
  if (!field) throw new Error(`the vocabulary has no field ${expression.field}`);
  const state = {
    feel: `${of}.${field.id}`,
    unknown: field.absent === 'unknown' && field.default === undefined,
    none: field.absent === 'none' && field.default === undefined,
  };
  if (field.type.kind === 'months') return refuse(expression, 'months');
  if (field.type.kind === 'boolean') return { kind: 'boolean', ...state };
  const scale = partsOfFact(field);
  if (scale === null) return { kind: 'text', ...state };
  return { kind: 'number', scale, magnitude: largestFact, constant: null, ...state };
}

function lowerParameter(expression: Of<'parameter'>, scope: FeelScope): FeelValue {
  const series = scope.plan.parameters[expression.name];
  if (!series) throw new Error(`there is no parameter ${expression.name}`);
  if (series.changes.length === 0) return lowerExpression(series.value, scope);
  const numbers = lowerParameterFigures(expression.name, scope);
  const magnitude = numbers.reduce((most, each) => (each.magnitude > most ? each.magnitude : most), 0n);
  const scale = numbers[0]?.scale ?? 1n;
  const feel = `${scope.names.parameter(expression.name)}(asOf)`;
  return { kind: 'number', feel, scale, magnitude, constant: null, unknown: true, none: false };
}

/** Writes the figures of a parameter in common parts: the first, then that of each change. Errors: NotExpressible. */
export function lowerParameterFigures(name: string, scope: FeelScope): readonly FeelNumber[] {
  const series = scope.plan.parameters[name];
  if (!series) throw new Error(`there is no parameter ${name}`);
  const numbers = [series.value, ...series.changes.map(({ value }) => value)].map((value) => {
    const number = asNumber(lowerExpression(value, scope), value);
    return number.constant ? number : refuse(value, name);
  });
  const scale = numbers.reduce((all, each) => leastCommonMultiple(all, each.scale), 1n);
  return numbers.map((each) => rescale(each, scale));
}

function lowerArithmetic(expression: Of<'arithmetic'>, scope: FeelScope): FeelValue {
  const left = asNumber(lowerExpression(expression.left, scope), expression.left);
  const right = asNumber(lowerExpression(expression.right, scope), expression.right);
  const { operator } = expression;
  if (left.constant && right.constant)
    return constantNumber(calculate(operator, left.constant, right.constant, expression));
  const [unknown, none] = [left.unknown || right.unknown, left.none || right.none];
  if (unknown && none) return refuse(expression, operator);
  const state = { kind: 'number', constant: null, unknown, none } as const;
  if (operator === '*' || operator === '/') {
    const inverse = operator === '/' ? right.constant && divide(fromInteger(1n), right.constant) : null;
    if (operator === '/' && !inverse) return refuse(expression, '/');
    return times(left, inverse ? constantNumber(inverse) : right, state);
  }
  const scale = leastCommonMultiple(left.scale, right.scale);
  const [a, b] = [rescale(left, scale), rescale(right, scale)];
  return requireExact({
    ...state,
    feel: `(${a.feel} ${operator} ${b.feel})`,
    scale,
    magnitude: a.magnitude + b.magnitude,
  });
}

/** Multiplies numbers, of which `state` tells what null stands for. Errors: NotExpressible. */
export function times(
  a: FeelNumber,
  b: FeelNumber,
  state: Pick<FeelNumber, 'kind' | 'constant' | 'unknown' | 'none'>,
): FeelNumber {
  const [scale, magnitude] = [a.scale * b.scale, a.magnitude * b.magnitude];
  return requireExact({ ...state, feel: `(${a.feel} * ${b.feel})`, scale, magnitude });
}

function calculate(operator: Of<'arithmetic'>['operator'], a: Rational, b: Rational, at: CheckedExpression): Rational {
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    case '/':
      return divide(a, b) ?? refuse(at, '/ 0');
  }
}

function lowerIf({ condition, then, otherwise }: Of<'if'>, scope: FeelScope): FeelValue {
  const decision = lowerCondition(condition, scope);
  const [a, b] = [lowerExpression(then, scope), lowerExpression(otherwise, scope)];
  if (a.kind !== b.kind || a.kind === 'null' || a.kind === 'events' || b.kind === 'null' || b.kind === 'events')
    return refuse(condition, 'if');
  if (a.none || b.none) return refuse(condition, 'if');
  const write = (first: string, second: string): string =>
    `{d: ${decision}, r: if d = null then null else if d then ${first} else ${second}}.r`;
  if (a.kind !== 'number' || b.kind !== 'number')
    return { kind: a.kind === 'text' ? 'text' : 'boolean', feel: write(a.feel, b.feel), unknown: true, none: false };
  const scale = leastCommonMultiple(a.scale, b.scale);
  const [x, y] = [rescale(a, scale), rescale(b, scale)];
  const magnitude = x.magnitude > y.magnitude ? x.magnitude : y.magnitude;
  return {
    kind: 'number',
    feel: write(x.feel, y.feel),
    scale,
    magnitude,
    constant: null,
    unknown: true,
    none: false,
  };
}

function lowerQuantifier({ list, variable, satisfies, node }: Of<'some' | 'every'>, scope: FeelScope): string {
  const events = lowerExpression(list, scope);
  if (events.kind !== 'events') return refuse(list, list.node);
  const feel = `each${scope.locals.size + 1}`;
  const locals = new Map([...scope.locals, [variable, { feel, collection: events.collection }]]);
  const holds = lowerCondition(satisfies, { ...scope, locals });
  const join = node === 'some' ? 'any_holds' : 'all_hold';
  return `(if ${events.feel} = null then null else ${join}(for ${feel} in ${events.feel} return ${holds}))`;
}

function lowerTest(value: CheckedExpression, test: UnaryTest, scope: FeelScope): string {
  return writeTest(test, {
    compare: (operator, other) => compare(operator, value, other, scope),
    and: 'and',
    or: 'or',
    never: 'false',
  });
}

function compare(
  operator: ComparisonOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  scope: FeelScope,
): string {
  const [a, b] = [lowerExpression(left, scope), lowerExpression(right, scope)];
  if (a.kind === 'events' || b.kind === 'events') return refuse(left, 'a list');
  return compareInFeel(operator, a, b);
}

function lowerCall(expression: Of<'call'>, scope: FeelScope): FeelValue {
  const [first, area] = expression.arguments;
  if (expression.function !== 'within' || !first || first.type.kind !== 'region' || !area)
    return refuse(expression, `${expression.function}()`);
  const value = lowerExpression(first, scope);
  const code = area.node === 'literal' ? area.value : area.node === 'variable' ? scope.plan.region : null;
  if (value.kind !== 'text' || typeof code !== 'string') return refuse(expression, 'within()');
  if (area.node === 'variable' && area.name !== 'policyRegion') return refuse(expression, 'within()');
  const inside = `starts with(${value.feel}, ${quoteFeel(areaPrefix(code))})`;
  if (!value.unknown && !value.none) return truth(inside);
  return truth(`(if ${value.feel} = null then ${value.unknown ? 'null' : 'false'} else ${inside})`);
}
