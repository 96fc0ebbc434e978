import { parseDate, type CalendarDate } from '../values/calendar';
import { add, divide, fromInteger, multiply, negate, one, subtract, toRational } from '../values/rational';
import { addBounds, boundsOf, negateBounds, scaleBounds, spanBounds } from './bounds';
import type { ArithmeticOperator, CheckedExpression, UnaryTest } from './checked-expression';
import { compareValues, sameValue } from './compare-values';
import { evaluateCall } from './evaluate-call';
import type { DefinitionMemory, EvaluationScope } from './evaluation-scope';
import type { FactNeed, FactRead } from './facts-read';
import { printExpression } from './print-expression';
import { isCollection, needEventDay, readEvents, readFact, tellEvents, tellFact } from './read-fact';
import {
  type Bounds,
  booleanValue,
  type ListItem,
  nullValue,
  numberValue,
  type RuntimeValue,
  unknownValue,
} from './runtime-value';
import { allOf, anyOf, negation, needsOf, truthOf } from './three-valued';

/** What an expression comes to, and the facts it looked at. */
export interface Evaluation {
  readonly value: RuntimeValue;
  readonly facts: readonly FactRead[];
}

interface Run {
  readonly scope: EvaluationScope;
  /** The facts that are looked at; null where nobody asks for them. */
  readonly facts: Map<string, FactRead> | null;
  /** Definitions speak of the enterprise only, so each is evaluated once; most expressions ask for none. */
  definitions: Map<string, RuntimeValue> | null;
}

/** The item a quantifier or filter looks at, before those of the expressions around it; null where there is none. */
type Locals = {
  readonly name: string;
  readonly value: RuntimeValue;
  readonly outer: Locals;
} | null;
type Of<Kind extends CheckedExpression['node']> = Extract<CheckedExpression, { node: Kind }>;

const noLocals: Locals = null;

/**
 * Evaluates a checked expression exactly and in three-valued logic.
 *
 * A missing fact makes unknown what depends on it, and only that; `facts` lists what was looked at. Differs from
 * FEEL in three stated points: an ordering with null does not hold (FEEL: null), null items are left out of `sum`,
 * `min` and `max` (FEEL: null), and an empty sum is 0 (FEEL: null).
 *
 * Units: money in yuan, as an exact fraction.
 */
export function evaluate(expression: CheckedExpression, scope: EvaluationScope): Evaluation {
  const facts = new Map<string, FactRead>();
  const value = evaluateNode(expression, noLocals, { scope, facts, definitions: null });
  return { value, facts: [...facts.values()] };
}

/** Evaluates an expression as `evaluate` does, and tells nobody what it looked at: totals ask for no reasons. */
export function evaluateSilently(expression: CheckedExpression, scope: EvaluationScope): RuntimeValue {
  return evaluateNode(expression, noLocals, { scope, facts: null, definitions: null });
}

function evaluateNode(expression: CheckedExpression, locals: Locals, run: Run): RuntimeValue {
  switch (expression.node) {
    case 'literal':
      return recallLiteral(expression);
    case 'variable':
      return findLocal(locals, expression.name) ?? evaluateVariable(expression.name, run);
    case 'path':
      return evaluatePath(evaluateNode(expression.of, locals, run), expression.field, run);
    case 'parameter':
      return evaluateParameter(expression.name, run);
    case 'definition':
      return evaluateDefinition(expression.name, run);
    case 'compare':
      return compareValues(
        expression.operator,
        evaluateNode(expression.left, locals, run),
        evaluateNode(expression.right, locals, run),
      );
    case 'arithmetic':
      return evaluateArithmetic(expression, locals, run);
    case 'negate': {
      const operand = evaluateNode(expression.operand, locals, run);
      if (operand.kind === 'unknown')
        return unknownValue(operand.needs, operand.bounds && negateBounds(operand.bounds));
      return operand.kind === 'number' ? numberValue(negate(operand.value)) : nullValue;
    }
    case 'and':
      return allOf(expression.operands, (operand) => evaluateNode(operand, locals, run));
    case 'or':
      return anyOf(expression.operands, (operand) => evaluateNode(operand, locals, run));
    case 'not':
      return negation(evaluateNode(expression.operand, locals, run));
    case 'in': {
      const value = evaluateNode(expression.value, locals, run);
      const words = value.kind === 'text' ? recallWords(expression) : null;
      if (value.kind === 'text' && words) return booleanValue(words.has(value.value));
      return anyOf(expression.tests, (test) => evaluateTest(value, test, locals, run));
    }
    case 'list':
      return {
        kind: 'list',
        items: expression.items.map((item) => ({ value: evaluateNode(item, locals, run), doubts: [] })),
      };
    case 'if':
      return evaluateIf(expression, locals, run);
    case 'some':
    case 'every':
      return evaluateQuantifier(expression, locals, run);
    case 'filter':
      return evaluateFilter(expression, locals, run);
    case 'call': {
      const values = expression.arguments.map((argument) => evaluateNode(argument, locals, run));
      return evaluateCall(
        expression.function,
        values,
        expression.arguments.map(({ type }) => type),
        run.scope,
      );
    }
  }
}

const literals = new WeakMap<CheckedExpression, RuntimeValue>();

/** What a literal comes to, once for all enterprises: an expression must not change. */
function recallLiteral(expression: Of<'literal'>): RuntimeValue {
  let value = literals.get(expression);
  if (!value) {
    value = evaluateLiteral(expression);
    literals.set(expression, value);
  }
  return value;
}

function evaluateLiteral({ type, value }: Of<'literal'>): RuntimeValue {
  if (value === null) return nullValue;
  if (typeof value === 'boolean') return booleanValue(value);
  if (type.kind === 'number' || type.kind === 'rate' || type.kind === 'money') return numberValue(toRational(value));
  const date = type.kind === 'date' ? parseDate(value) : null;
  return date ? { kind: 'date', value: date } : { kind: 'text', value };
}

const wordsTested = new WeakMap<CheckedExpression, ReadonlySet<string> | 'others'>();

/** The words that a text is tested against, once for all enterprises; null where a test asks for more than one word. */
function recallWords(expression: Of<'in'>): ReadonlySet<string> | null {
  let words = wordsTested.get(expression);
  if (words === undefined) {
    words = listWords(expression) ?? 'others';
    wordsTested.set(expression, words);
  }
  return words === 'others' ? null : words;
}

function listWords({ tests }: Of<'in'>): ReadonlySet<string> | null {
  const words = new Set<string>();
  for (const test of tests) {
    const literal = test.test === 'equals' && test.value.node === 'literal' ? recallLiteral(test.value) : null;
    if (literal?.kind !== 'text') return null;
    words.add(literal.value);
  }
  return words;
}

const theEnterprise: RuntimeValue = { kind: 'record', collection: null, event: null };

function evaluateVariable(name: string, { scope }: Run): RuntimeValue {
  switch (name) {
    case 'enterprise':
      return theEnterprise;
    case 'event':
      if (!scope.event) throw new Error('An expression speaks of an event, and there is none.');
      return { kind: 'record', collection: scope.event.collection, event: scope.event.event };
    case 'asOf':
      return scope.asOf === null ? unknownValue(missingDay(scope)) : { kind: 'date', value: scope.asOf };
    case 'year':
      return numberValue(fromInteger(scope.year));
    case 'policyRegion':
      return { kind: 'text', value: scope.policyRegion };
    default:
      throw new Error(`There is no variable "${name}": the check should have refused it.`);
  }
}

function missingDay({ event, vocabulary }: EvaluationScope): readonly FactNeed[] {
  if (event) return [needEventDay({ kind: 'record', ...event }, vocabulary)];
  return [{ path: 'asOf', label: { zh: '基准日', en: 'reference day' } }];
}

function evaluatePath(of: RuntimeValue, field: string, run: Run): RuntimeValue {
  if (of.kind === 'unknown') return unknownValue(of.needs);
  if (of.kind === 'list')
    return {
      kind: 'list',
      items: of.items.map(({ value, doubts }) => ({ value: evaluatePath(value, field, run), doubts })),
    };
  if (of.kind !== 'record') return nullValue;
  const { scope, facts } = run;
  const isEvents = of.collection === null && isCollection(scope.vocabulary, field);
  if (facts) {
    const read = isEvents ? tellEvents(field, scope) : tellFact(of, field, scope);
    facts.set(read.path, read);
  }
  return isEvents ? readEvents(field, scope) : readFact(of, field, scope);
}

function evaluateParameter(name: string, run: Run): RuntimeValue {
  const { parameters, asOf } = run.scope;
  const series = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (!series) throw new Error(`There is no parameter "${name}": the check should have refused it.`);
  if (series.changes.length === 0) return evaluateNode(series.value, noLocals, run);
  if (asOf === null) {
    const values = [series, ...series.changes].map(({ value }) => boundsOf(evaluateNode(value, noLocals, run)));
    const span = values.reduce((a, b) => a && b && spanBounds(a, b));
    return unknownValue(missingDay(run.scope), span);
  }
  let latest: { readonly from: string; readonly value: CheckedExpression } | null = null;
  for (const change of series.changes) {
    if (change.from <= asOf && (latest === null || change.from >= latest.from)) latest = change;
  }
  return evaluateNode(latest?.value ?? series.value, noLocals, run);
}

function evaluateDefinition(name: string, run: Run): RuntimeValue {
  const { definitions, asOf, memory } = run.scope;
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (!definition) throw new Error(`There is no definition "${name}": the check should have refused it.`);
  // Without a reference day it may ask for that of the event, and differ from event to event.
  if (memory && asOf !== null) return recallDefinition(name, definition, asOf, memory, run);
  const known = run.definitions?.get(name);
  if (known) return known;
  const value = evaluateNode(definition, noLocals, run);
  (run.definitions ??= new Map()).set(name, value);
  return value;
}

function recallDefinition(
  name: string,
  definition: CheckedExpression,
  asOf: CalendarDate,
  memory: DefinitionMemory,
  { scope, facts }: Run,
): RuntimeValue {
  let known = memory.find((each) => each.name === name && each.asOf === asOf);
  if (!known) {
    const value = evaluateNode(definition, noLocals, { scope, facts: null, definitions: null });
    known = { name, asOf, value, facts: null };
    memory.push(known);
  }
  if (facts) for (const fact of (known.facts ??= evaluate(definition, scope).facts)) facts.set(fact.path, fact);
  return known.value;
}

function evaluateArithmetic({ operator, left, right }: Of<'arithmetic'>, locals: Locals, run: Run): RuntimeValue {
  const a = evaluateNode(left, locals, run);
  const b = evaluateNode(right, locals, run);
  if (a.kind === 'unknown' || b.kind === 'unknown')
    return unknownValue([...needsOf(a), ...needsOf(b)], combineBounds(operator, a, b));
  if (a.kind !== 'number' || b.kind !== 'number') return nullValue;
  switch (operator) {
    case '+':
      return numberValue(add(a.value, b.value));
    case '-':
      return numberValue(subtract(a.value, b.value));
    case '*':
      return numberValue(multiply(a.value, b.value));
    case '/': {
      const quotient = divide(a.value, b.value);
      return quotient ? numberValue(quotient) : unknownValue([needNonZero(right, run)]);
    }
  }
}

/** What can still be said of a result when a part of it is unknown, such as an amount for an open number of months. */
function combineBounds(operator: ArithmeticOperator, a: RuntimeValue, b: RuntimeValue): Bounds | null {
  const [left, right] = [boundsOf(a), boundsOf(b)];
  if (!left || !right) return null;
  switch (operator) {
    case '+':
      return addBounds(left, right);
    case '-':
      return addBounds(left, negateBounds(right));
    case '*':
      if (b.kind === 'number') return scaleBounds(left, b.value);
      return a.kind === 'number' ? scaleBounds(right, a.value) : null;
    case '/': {
      const inverse = b.kind === 'number' ? divide(one, b.value) : null;
      return inverse && scaleBounds(left, inverse);
    }
  }
}

/** Nobody can say what a division by zero comes to: it is unknown, and the divisor is named as what is missing. */
function needNonZero(divisor: CheckedExpression, { scope }: Run): FactNeed {
  const zh = printExpression(divisor, { names: 'zh', vocabulary: scope.vocabulary });
  const en = printExpression(divisor, { names: 'identifier', vocabulary: scope.vocabulary });
  return { path: `nonzero(${en})`, label: { zh: `不为零的 ${zh}`, en: `${en} other than zero` } };
}

function evaluateTest(value: RuntimeValue, test: UnaryTest, locals: Locals, run: Run): RuntimeValue {
  switch (test.test) {
    case 'equals': {
      const other = evaluateNode(test.value, locals, run);
      if (other.kind !== 'list') return compareValues('=', value, other);
      return anyOf(other.items, (item) => withDoubts(item, () => compareValues('=', value, item.value)));
    }
    case 'compare':
      return compareValues(test.operator, value, evaluateNode(test.value, locals, run));
    case 'range': {
      const sides = [
        { operator: test.fromInclusive ? '>=' : '>', limit: test.from },
        { operator: test.toInclusive ? '<=' : '<', limit: test.to },
      ] as const;
      return allOf(sides, ({ operator, limit }) => compareValues(operator, value, evaluateNode(limit, locals, run)));
    }
  }
}

/** A condition on an item that may not belong to the list holds only if it does. */
function withDoubts({ doubts }: ListItem, condition: () => RuntimeValue): RuntimeValue {
  if (doubts.length === 0) return condition();
  return allOf([condition, () => unknownValue(doubts)], (part) => part());
}

function evaluateIf({ condition, then, otherwise }: Of<'if'>, locals: Locals, run: Run): RuntimeValue {
  const decision = evaluateNode(condition, locals, run);
  const truth = truthOf(decision);
  if (truth !== 'unknown') return evaluateNode(truth === 'true' ? then : otherwise, locals, run);
  const [a, b] = [evaluateNode(then, locals, run), evaluateNode(otherwise, locals, run)];
  const scalar = a.kind !== 'list' && a.kind !== 'record' && b.kind !== 'list' && b.kind !== 'record';
  if (scalar && a.kind !== 'unknown' && b.kind !== 'unknown' && sameValue(a, b)) return a;
  const needs = [...needsOf(decision), ...needsOf(a), ...needsOf(b)];
  const [left, right] = [boundsOf(a), boundsOf(b)];
  return unknownValue(needs, left && right && spanBounds(left, right));
}

function evaluateQuantifier(expression: Of<'some' | 'every'>, locals: Locals, run: Run): RuntimeValue {
  const list = evaluateNode(expression.list, locals, run);
  if (list.kind === 'unknown') return unknownValue(list.needs);
  if (list.kind !== 'list') return booleanValue(false);
  const holds = (item: ListItem): RuntimeValue =>
    evaluateNode(expression.satisfies, bindLocal(locals, expression.variable, item.value), run);
  if (expression.node === 'some') return anyOf(list.items, (item) => withDoubts(item, () => holds(item)));
  // Every item that belongs satisfies: none that belongs fails.
  return allOf(list.items, (item) => negation(withDoubts(item, () => negation(holds(item)))));
}

function evaluateFilter({ list, variable, condition }: Of<'filter'>, locals: Locals, run: Run): RuntimeValue {
  const source = evaluateNode(list, locals, run);
  if (source.kind !== 'list') return source.kind === 'unknown' ? unknownValue(source.needs) : source;
  const items = source.items.flatMap((item): readonly ListItem[] => {
    const holds = evaluateNode(condition, bindLocal(locals, variable, item.value), run);
    const truth = truthOf(holds);
    if (truth === 'false') return [];
    return [truth === 'true' ? item : { value: item.value, doubts: [...item.doubts, ...needsOf(holds)] }];
  });
  return { kind: 'list', items };
}

function bindLocal(outer: Locals, name: string, value: RuntimeValue): Locals {
  return { name, value, outer };
}

function findLocal(locals: Locals, name: string): RuntimeValue | null {
  for (let local = locals; local !== null; local = local.outer) if (local.name === name) return local.value;
  return null;
}
