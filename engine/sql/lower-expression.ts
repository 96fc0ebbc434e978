import type { CheckedExpression, ComparisonOperator, UnaryTest } from '../expression/checked-expression';
import { writeTest } from '../expression/write-test';
import { add, divide, fromInteger, multiply, negate, subtract, toRational, type Rational } from '../values/rational';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import { compareInSql, guardNone } from './compare-in-sql';
import { columnKind, hasColumn, numberScale, numberWords } from './fact-tables';
import { shareEvents, splitByVariable } from './share-events';
import { lowerWithin } from './lower-within';
import { NotExpressible, type Lowering, type LoweringScope, type RowOfEvents } from './lowering';
import { largestCell } from './encode-enterprise';
import { anyOf, constantNumber, leastCommonMultiple, rescale, type SqlNumber, type SqlValue } from './sql-value';

type Of<Kind extends CheckedExpression['node']> = Extract<CheckedExpression, { node: Kind }>;

/** Largest number of parts a product may reach before it is written in the wide type of the engine. */
const largestWhole = 9n * 10n ** 18n;
/** What the wide type holds in every engine. */
const largestWide = 10n ** 37n;

/**
 * Writes a condition in SQL: TRUE, FALSE, or NULL for unknown. What is known to be absent does not hold.
 * Errors: NotExpressible at the part that SQL cannot say.
 */
export function lowerCondition(expression: CheckedExpression, scope: LoweringScope): string {
  return asCondition(lowerExpression(expression, scope), expression);
}

/** Writes an expression in SQL. Errors: NotExpressible at the part that SQL cannot say. */
export function lowerExpression(expression: CheckedExpression, scope: LoweringScope): SqlValue {
  switch (expression.node) {
    case 'literal':
      return lowerLiteral(expression, scope);
    case 'variable':
      return lowerVariable(expression, scope);
    case 'path':
      return lowerPath(expression, scope);
    case 'parameter':
      return lowerParameter(expression, scope);
    case 'definition': {
      const definition = scope.plan.definitions[expression.name];
      if (!definition) throw new Error(`there is no definition ${expression.name}`);
      return lowerExpression(definition, { ...scope, event: null, locals: new Map() });
    }
    case 'compare':
      return truth(compare(expression.operator, expression.left, expression.right, scope));
    case 'and':
    case 'or': {
      const parts = expression.operands.map((operand) => lowerCondition(operand, scope));
      return truth(`(${parts.join(expression.node === 'and' ? ' AND ' : ' OR ')})`);
    }
    case 'not':
      return truth(`(NOT ${lowerCondition(expression.operand, scope)})`);
    case 'in': {
      const tests = lowerTests(expression.value, expression.tests, scope);
      return truth(tests.length === 1 ? (tests[0] ?? 'FALSE') : `(${tests.join(' OR ')})`);
    }
    case 'some':
      return truth(lowerSome(expression.list, expression.variable, expression.satisfies, scope));
    case 'every': {
      const fails: CheckedExpression = { type: expression.type, node: 'not', operand: expression.satisfies };
      return truth(`(NOT ${lowerSome(expression.list, expression.variable, fails, scope)})`);
    }
    case 'if':
      return lowerIf(expression, scope);
    case 'arithmetic':
      return lowerArithmetic(expression, scope);
    case 'negate': {
      const operand = asNumber(lowerExpression(expression.operand, scope), expression);
      return operand.constant ? constantNumber(negate(operand.constant)) : { ...operand, sql: `(-${operand.sql})` };
    }
    case 'call': {
      const [first, second] = expression.arguments;
      const isWithin = expression.function === 'within' && first;
      const inside = isWithin ? lowerWithin(lowerExpression(first, scope), second, scope.plan) : null;
      return inside === null ? refuse(expression, `${expression.function}()`) : truth(inside);
    }
    case 'list':
    case 'filter':
      return refuse(expression, expression.node);
  }
}

function refuse(expression: CheckedExpression, construct: string): never {
  throw new NotExpressible({ zh: construct, en: construct }, expression.range);
}

function truth(sql: string): SqlValue {
  return { kind: 'boolean', sql, maybeUnknown: true, none: null };
}

function asCondition(value: SqlValue, expression: CheckedExpression): string {
  if (value.kind === 'null') return 'FALSE';
  if (value.kind !== 'boolean') return refuse(expression, value.kind);
  return value.none === null ? value.sql : `(CASE WHEN ${value.none} THEN FALSE ELSE ${value.sql} END)`;
}

function asNumber(value: SqlValue, expression: CheckedExpression): SqlNumber {
  return value.kind === 'number' ? value : refuse(expression, value.kind);
}

function lowerLiteral({ type, value }: Of<'literal'>, { lowering }: LoweringScope): SqlValue {
  if (value === null) return { kind: 'null' };
  const plain = { maybeUnknown: false, none: null } as const;
  if (typeof value === 'boolean') return { kind: 'boolean', sql: value ? 'TRUE' : 'FALSE', ...plain };
  switch (type.kind) {
    case 'number':
    case 'rate':
    case 'money':
      return constantNumber(toRational(value));
    case 'date':
      return { kind: 'date', sql: lowering.dialect.day(value), ...plain };
    case 'title':
    case 'enumeration':
      return { kind: 'word', sql: wordOf(value, lowering), ...plain };
    case 'region':
      return { kind: 'region', sql: String(Number(value)), ...plain };
    default:
      return { kind: 'text', sql: textParameter(value, lowering), ...plain };
  }
}

/** Writes a word of a closed list as its number; the word itself stands beside it for the reader. */
function wordOf(word: string, { vocabulary }: Lowering): string {
  const number = numberWords(vocabulary).get(word);
  return `${number ?? 0} /* ${word.replace(/[^\w/.-]/g, '_')} */`;
}

/** Gives a text along with the statement, so that no text of a policy is ever read as SQL. */
function textParameter(text: string, { parameters, dialect }: Lowering): string {
  const known = parameters.indexOf(text);
  if (known < 0) parameters.push(text);
  return dialect.parameter(known < 0 ? parameters.length : known + 1);
}

function lowerVariable(expression: Of<'variable'>, scope: LoweringScope): SqlValue {
  const { dialect } = scope.lowering;
  const plain = { maybeUnknown: false, none: null } as const;
  switch (expression.name) {
    case 'asOf': {
      const { asOf } = scope;
      if (asOf === null) return refuse(expression, 'asOf');
      return 'day' in asOf
        ? { kind: 'date', sql: dialect.day(asOf.day), ...plain }
        : { kind: 'date', sql: asOf.sql, maybeUnknown: scope.lowering.mode === 'open', none: null };
    }
    case 'policyRegion':
      return { kind: 'region', sql: String(Number(scope.plan.region)), ...plain };
    case 'year':
      return scope.year === null ? refuse(expression, 'year') : constantNumber(fromInteger(scope.year));
    default:
      return refuse(expression, expression.name);
  }
}

function lowerPath({ of, field, ...expression }: Of<'path'>, scope: LoweringScope): SqlValue {
  if (of.node !== 'variable') return refuse({ ...expression, of, field }, 'path');
  if (of.name === 'enterprise') {
    const { vocabulary } = scope.lowering;
    const isField = vocabulary.facts.enterprise.some(({ id }) => id === field);
    if (!isField && findCollection(vocabulary, field)) return { kind: 'events', collection: field };
    return readColumn(null, scope.enterprise(), field, scope, expression);
  }
  const row: RowOfEvents | null | undefined = of.name === 'event' ? scope.event : scope.locals.get(of.name);
  if (!row) return refuse({ ...expression, of, field }, of.name);
  return readColumn(row.collection, row.alias, field, scope, expression);
}

function readColumn(
  collection: string | null,
  alias: string,
  fieldId: string,
  { lowering }: LoweringScope,
  expression: { readonly range?: CheckedExpression['range'] },
): SqlValue {
  const field = fieldsOf(lowering.vocabulary, collection).find(({ id }) => id === fieldId);
  if (!field) throw new Error(`the vocabulary has no field ${fieldId}`);
  if (field.type.kind === 'months')
    throw new NotExpressible({ zh: '月份列表', en: 'a list of months' }, expression.range);
  const kind = columnKind(field);
  const sql = `${alias}.${lowering.dialect.quote(fieldId)}`;
  const unknown = field.absent === 'unknown' && field.default === undefined;
  if (unknown) lowering.reads.add(`${collection ?? 'enterprise'}.${fieldId}`);
  const state = {
    sql,
    maybeUnknown: unknown && lowering.mode === 'open',
    none: field.absent === 'none' && field.default === undefined ? `(${sql} IS NULL)` : null,
  };
  if (kind !== 'money' && kind !== 'number') return { kind, ...state };
  const scale = kind === 'money' ? 100n : numberScale;
  return { kind: 'number', scale, magnitude: largestCell, constant: null, ...state };
}

function lowerParameter(expression: Of<'parameter'>, scope: LoweringScope): SqlValue {
  const series = scope.plan.parameters[expression.name];
  if (!series) throw new Error(`there is no parameter ${expression.name}`);
  const first = lowerExpression(series.value, scope);
  if (series.changes.length === 0) return first;
  if (!scope.asOf) return refuse(expression, expression.name);
  const changes = series.changes.map((change, index) => ({ ...change, index }));
  // The last of those that begin latest counts.
  changes.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : b.index - a.index));
  const { asOf, lowering } = scope;
  if ('day' in asOf) {
    const current = changes.find(({ from }) => from <= asOf.day);
    return current ? lowerExpression(current.value, scope) : first;
  }
  const numbers = [...changes.map(({ value }) => value), series.value].map((value) =>
    asNumber(lowerExpression(value, scope), value),
  );
  const branches = changes.map(({ from }) => `WHEN ${asOf.sql} >= ${lowering.dialect.day(from)} THEN `);
  return chooseNumber(numbers, (parts) => {
    const cases = branches.map((branch, index) => `${branch}${parts[index]}`);
    return `(CASE ${cases.join(' ')} ELSE ${parts.at(-1)} END)`;
  });
}

/** Joins numbers that are counted in different parts into one expression that is counted in one. */
function chooseNumber(numbers: readonly SqlNumber[], write: (parts: readonly string[]) => string): SqlNumber {
  const scale = numbers.reduce((all, each) => leastCommonMultiple(all, each.scale), 1n);
  const scaled = numbers.map((each) => rescale(each, scale));
  return {
    kind: 'number',
    sql: write(scaled.map(({ sql }) => sql)),
    scale,
    magnitude: scaled.reduce((most, { magnitude }) => (magnitude > most ? magnitude : most), 0n),
    constant: null,
    maybeUnknown: scaled.some(({ maybeUnknown }) => maybeUnknown),
    none: anyOf(scaled.map(({ none }) => none)),
  };
}

/** Writes a number in the wide type of the engine where its parts may be many. Errors: NotExpressible. */
export function fit(number: SqlNumber, { dialect }: Lowering, expression: CheckedExpression): SqlNumber {
  if (number.magnitude > largestWide) return refuse(expression, 'a number of more than 37 digits');
  return number.magnitude > largestWhole ? { ...number, sql: dialect.cast(number.sql, 'wide') } : number;
}

function lowerArithmetic(expression: Of<'arithmetic'>, scope: LoweringScope): SqlValue {
  const left = asNumber(lowerExpression(expression.left, scope), expression.left);
  const right = asNumber(lowerExpression(expression.right, scope), expression.right);
  const state = {
    kind: 'number',
    constant: null,
    maybeUnknown: left.maybeUnknown || right.maybeUnknown,
    none: anyOf([left.none, right.none]),
  } as const;
  const { operator } = expression;
  if (left.constant && right.constant)
    return constantNumber(calculate(operator, left.constant, right.constant, expression));
  if (operator === '/') {
    const inverse = right.constant && divide(fromInteger(1n), right.constant);
    if (!inverse) return refuse(expression, '/');
    return times(left, constantNumber(inverse), state, scope, expression);
  }
  if (operator === '*') return times(left, right, state, scope, expression);
  const scale = leastCommonMultiple(left.scale, right.scale);
  const [a, b] = [rescale(left, scale), rescale(right, scale)];
  const magnitude = a.magnitude + b.magnitude;
  return { ...state, sql: `(${a.sql} ${operator} ${b.sql})`, scale, magnitude };
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

function times(
  left: SqlNumber,
  right: SqlNumber,
  state: Pick<SqlNumber, 'kind' | 'constant' | 'maybeUnknown' | 'none'>,
  { lowering }: LoweringScope,
  expression: CheckedExpression,
): SqlNumber {
  const [scale, magnitude] = [left.scale * right.scale, left.magnitude * right.magnitude];
  const factor = fit({ ...left, magnitude }, lowering, expression).sql;
  return { ...state, sql: `(${factor} * ${right.sql})`, scale, magnitude };
}

function lowerIf({ condition, then, otherwise }: Of<'if'>, scope: LoweringScope): SqlValue {
  const decision = lowerCondition(condition, scope);
  if (scope.lowering.mode === 'open') return refuse(condition, 'if');
  const [a, b] = [lowerExpression(then, scope), lowerExpression(otherwise, scope)];
  const write = ([first, second]: readonly string[]): string =>
    `(CASE WHEN ${decision} THEN ${first} ELSE ${second} END)`;
  if (a.kind === 'number' && b.kind === 'number') return chooseNumber([a, b], write);
  if (
    a.kind !== b.kind ||
    a.kind === 'null' ||
    b.kind === 'null' ||
    a.kind === 'events' ||
    b.kind === 'events' ||
    a.kind === 'number' ||
    b.kind === 'number'
  )
    return refuse(condition, 'if');
  const none = a.none === null && b.none === null ? null : write([a.none ?? 'FALSE', b.none ?? 'FALSE']);
  return { kind: a.kind, sql: write([a.sql, b.sql]), maybeUnknown: false, none };
}

function lowerSome(
  list: CheckedExpression,
  variable: string,
  satisfies: CheckedExpression,
  scope: LoweringScope,
): string {
  const events = lowerExpression(list, scope);
  if (events.kind !== 'events') return refuse(list, list.node);
  const { lowering } = scope;
  const { collection } = events;
  const alias = lowering.nextAlias('t');
  const locals = new Map([...scope.locals, [variable, { collection, alias }]]);
  const { quote } = lowering.dialect;
  lowering.reads.add(`enterprise.${hasColumn(collection)}`);
  if (lowering.mode === 'known') {
    const [own, others] = splitByVariable(satisfies, variable);
    const rest = others.map((each) => lowerCondition(each, { ...scope, locals }));
    const shared = { ...scope, event: null, locals: new Map([[variable, { collection, alias: 't' }]]) };
    const table = shareEvents(
      { collection, alias, own: own.map((each) => lowerCondition(each, shared)), rest },
      lowering,
    );
    return `EXISTS (SELECT 1 FROM ${table} ${alias} WHERE ${[`${alias}.e = ${scope.e}`, ...rest].join(' AND ')})`;
  }
  const holds = lowerCondition(satisfies, { ...scope, locals });
  const from = `FROM ${quote(collection)} ${alias} WHERE ${alias}.e = ${scope.e}`;
  const has = `${scope.enterprise()}.${quote(hasColumn(collection))}`;
  return (
    `(CASE WHEN EXISTS (SELECT 1 ${from} AND ${holds}) THEN TRUE ` +
    `WHEN NOT ${has} OR EXISTS (SELECT 1 ${from} AND (${holds}) IS NULL) THEN NULL ELSE FALSE END)`
  );
}

function lowerTests(value: CheckedExpression, tests: readonly UnaryTest[], scope: LoweringScope): readonly string[] {
  const words = tests.flatMap((test) => (test.test === 'equals' ? literalsOf(test.value) : [null]));
  const lowered = lowerExpression(value, scope);
  // Plain lists of words are what engines are quickest at.
  if (lowered.kind === 'word' && words.length > 1 && words.every((word) => word !== null)) {
    const list = `(${words.map((word) => wordOf(word, scope.lowering)).join(', ')})`;
    return [guardNone(`${lowered.sql} IN ${list}`, lowered, 'FALSE')];
  }
  return tests.map((test) => lowerTest(value, test, scope));
}

function literalsOf(expression: CheckedExpression): readonly (string | null)[] {
  if (expression.node === 'list') return expression.items.flatMap(literalsOf);
  return [expression.node === 'literal' && typeof expression.value === 'string' ? expression.value : null];
}

function lowerTest(value: CheckedExpression, test: UnaryTest, scope: LoweringScope): string {
  return writeTest(test, {
    compare: (operator, other) => compare(operator, value, other, scope),
    and: 'AND',
    or: 'OR',
    never: 'FALSE',
  });
}

function compare(
  operator: ComparisonOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  scope: LoweringScope,
): string {
  const [a, b] = [lowerExpression(left, scope), lowerExpression(right, scope)];
  if (a.kind === 'events' || b.kind === 'events') return refuse(left, 'a list');
  return compareInSql(operator, a, b);
}
