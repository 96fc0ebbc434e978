import type { Rule } from '../../compile/plan';
import type { CheckedExpression, UnaryTest } from '../../expression/checked-expression';
import { toRational } from '../../values/rational';
import { isSameExpression } from './same-expression';
import type { DmnColumn } from './dmn-model';
import { NotExpressible, quoteFeel, type FeelValue } from './feel-value';
import { lowerExpression, type FeelScope } from './lower-feel';

/** The conditions by which the rows of a table are chosen, as columns of a decision table. */
export interface MatchColumns {
  readonly columns: readonly DmnColumn[];
  /** Unary tests of each rule, in the order of the columns. */
  testsOf(rule: Rule): readonly string[];
  /** True where a value that rows are chosen by is unknown. */
  readonly unknown: string;
}

type Match = Extract<CheckedExpression, { node: 'in' }>;

/** Finds the columns that the rows of an item are chosen by. Errors: NotExpressible. */
export function findColumns(rules: readonly Rule[], scope: FeelScope): MatchColumns {
  const matches = rules.map((rule) => ({ rule, tested: matchesOf(rule) }));
  const values: CheckedExpression[] = [];
  for (const { value } of matches.flatMap(({ tested }) => tested))
    if (!values.some((known) => isSameExpression(known, value))) values.push(value);
  const lowered = values.map((value) => ({ value, feel: lowerExpression(value, scope) }));
  const columns = lowered.map(({ value, feel }) => columnOf(value, feel));
  const unknown = lowered.flatMap(({ feel }) =>
    feel.kind !== 'null' && feel.kind !== 'events' && feel.unknown ? [`${feel.feel} = null`] : [],
  );
  return {
    columns,
    unknown: unknown.length === 0 ? 'false' : unknown.join(' or '),
    testsOf: (rule) =>
      lowered.map(({ value, feel }) => {
        const own = matchesOf(rule).filter((each) => isSameExpression(each.value, value));
        if (own.length > 1) throw refuse(value);
        return own.flatMap(({ tests }) => tests.flatMap((test) => writeTest(test, feel))).join(', ') || '-';
      }),
  };
}

function matchesOf({ conditions }: Rule): readonly Match[] {
  return conditions
    .filter(({ role }) => role === 'match')
    .map(({ expression }) => {
      if (expression.node !== 'in') throw refuse(expression);
      return expression;
    });
}

function refuse({ node, range }: CheckedExpression): NotExpressible {
  return new NotExpressible({ zh: `表格条件 ${node}`, en: `a row chosen by ${node}` }, range);
}

function columnOf(value: CheckedExpression, feel: FeelValue): DmnColumn {
  if (feel.kind === 'null' || feel.kind === 'events' || feel.none) throw refuse(value);
  return { label: feel.feel, feel: feel.feel, type: feel.kind === 'text' ? 'string' : feel.kind };
}

function writeTest(test: UnaryTest, column: FeelValue): readonly string[] {
  switch (test.test) {
    case 'equals':
      if (test.value.node === 'list') return test.value.items.map((item) => writeLiteral(item, column));
      return [writeLiteral(test.value, column)];
    case 'compare':
      if (test.operator === '=') return [writeLiteral(test.value, column)];
      if (test.operator === '!=') return [`not(${writeLiteral(test.value, column)})`];
      return [`${test.operator} ${writeLiteral(test.value, column)}`];
    case 'range': {
      const [open, close] = [test.fromInclusive ? '[' : '(', test.toInclusive ? ']' : ')'];
      return [`${open}${writeLiteral(test.from, column)}..${writeLiteral(test.to, column)}${close}`];
    }
  }
}

function writeLiteral(expression: CheckedExpression, column: FeelValue): string {
  if (expression.node !== 'literal' || expression.value === null) throw refuse(expression);
  const { value } = expression;
  if (typeof value === 'boolean') return String(value);
  if (column.kind !== 'number') return quoteFeel(value);
  const number = toRational(value);
  if ((number.n * column.scale) % number.d !== 0n) throw refuse(expression);
  return String((number.n * column.scale) / number.d);
}
