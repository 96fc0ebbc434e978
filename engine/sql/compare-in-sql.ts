import type { ComparisonOperator } from '../expression/checked-expression';
import { anyOf, leastCommonMultiple, rescale, type SqlValue } from './sql-value';

type Scalar = Exclude<SqlValue, { kind: 'null' | 'events' }>;
type Comparable = Exclude<SqlValue, { kind: 'events' }>;

/** Compares: what is known to be absent equals only what is absent too, and is neither smaller nor larger than anything. */
export function compareInSql(operator: ComparisonOperator, a: Comparable, b: Comparable): string {
  if (a.kind === 'null' || b.kind === 'null') return compareWithNone(operator, a.kind === 'null' ? b : a);
  const [x, y] = alike(a, b);
  const plain = `${x.sql} ${operator === '!=' ? '<>' : operator} ${y.sql}`;
  const isEqual = x.none !== null && y.none !== null ? `(${x.none} AND ${y.none})` : 'FALSE';
  const whenNone = operator === '=' ? isEqual : operator === '!=' ? `(NOT ${isEqual})` : 'FALSE';
  const none = anyOf([x.none, y.none]);
  if (none === null) return `(${plain})`;
  const unknown = anyOf([unknownness(x), unknownness(y)]);
  // Short, and quicker in every engine than the CASE it stands for.
  if (unknown === null && whenNone === 'FALSE') return `COALESCE(${plain}, FALSE)`;
  return `(CASE ${unknown === null ? '' : `WHEN ${unknown} THEN NULL `}WHEN ${none} THEN ${whenNone} ELSE ${plain} END)`;
}

/** Gives a condition on a value its outcome where the value is known to be absent. */
export function guardNone(sql: string, { none }: Pick<Scalar, 'none'>, whenNone: string): string {
  return none === null ? `(${sql})` : `(CASE WHEN ${none} THEN ${whenNone} ELSE ${sql} END)`;
}

function unknownness({ sql, maybeUnknown, none }: Scalar): string | null {
  if (!maybeUnknown) return null;
  return none === null ? `${sql} IS NULL` : `(${sql} IS NULL AND NOT ${none})`;
}

function compareWithNone(operator: ComparisonOperator, value: Comparable): string {
  const holds = operator === '=';
  if (operator !== '=' && operator !== '!=') return 'FALSE';
  if (value.kind === 'null') return holds ? 'TRUE' : 'FALSE';
  const isNone = value.none ?? 'FALSE';
  const unknown = unknownness(value);
  const known = holds ? isNone : `(NOT ${isNone})`;
  return unknown === null ? known : `(CASE WHEN ${unknown} THEN NULL ELSE ${known} END)`;
}

function alike(a: Scalar, b: Scalar): readonly [Scalar, Scalar] {
  if (a.kind !== 'number' || b.kind !== 'number') return [a, b];
  const scale = leastCommonMultiple(a.scale, b.scale);
  return [rescale(a, scale), rescale(b, scale)];
}
