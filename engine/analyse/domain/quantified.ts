import type { CheckedExpression, ComparisonOperator } from '../../expression/checked-expression';
import { toRational, compareRationals, fromInteger } from '../../values/rational';
import { mapParts, visitExpression } from './map-expression';

/** A condition on the list of events of one kind, with what it asks of a single one said of `event`. */
export interface Quantified {
  readonly kind: 'some' | 'every' | 'count';
  readonly collection: string;
  /** Null where every event will do. */
  readonly body: CheckedExpression | null;
  /** Number of such events that makes a count hold; 1 for `some`. */
  readonly times: number;
}

const MANY = 20;
/** Variables that mean the same whichever event is looked at. */
const outside = new Set(['enterprise', 'asOf', 'year']);

/** Reads what a condition asks of a list of events; null where it cannot be said of one event at a time. */
export function readQuantified(condition: CheckedExpression): Quantified | null {
  if (condition.node === 'some' || condition.node === 'every') {
    const list = readList(condition.list);
    const body = aboutEvent(condition.satisfies, condition.variable, list?.collection ?? '');
    if (!list || !body) return null;
    if (condition.node === 'every' && list.body) return null;
    return { kind: condition.node, collection: list.collection, body: join(list.body, body), times: 1 };
  }
  if (condition.node === 'compare' && condition.left.node === 'call' && condition.left.function === 'count') {
    const [counted] = condition.left.arguments;
    const list = counted ? readList(counted) : null;
    const times = list && condition.right.node === 'literal' ? leastCount(condition.operator, condition.right) : null;
    return list && times !== null ? { kind: 'count', ...list, times } : null;
  }
  return null;
}

function readList(list: CheckedExpression): Pick<Quantified, 'collection' | 'body'> | null {
  if (list.node === 'filter') {
    const inner = readList(list.list);
    const body = inner && aboutEvent(list.condition, list.variable, inner.collection);
    return inner && body ? { collection: inner.collection, body: join(inner.body, body) } : null;
  }
  const isEvents = list.node === 'path' && list.of.node === 'variable' && list.of.name === 'enterprise';
  const { type } = list;
  if (!isEvents || type.kind !== 'list' || type.of.kind !== 'record' || type.of.collection === null) return null;
  return { collection: type.of.collection, body: null };
}

/** Says of `event` what a condition says of a variable; null when it speaks of another event beside. */
function aboutEvent(condition: CheckedExpression, variable: string, collection: string): CheckedExpression | null {
  let alone = true;
  visitExpression(condition, (part) => {
    if (part.node === 'variable' && part.name !== variable && !outside.has(part.name)) alone = false;
    if (part.node === 'some' || part.node === 'every' || part.node === 'filter') alone = false;
  });
  return alone ? rename(condition, variable, collection) : null;
}

function rename(part: CheckedExpression, variable: string, collection: string): CheckedExpression {
  if (part.node === 'variable' && part.name === variable)
    return { type: { kind: 'record', collection }, node: 'variable', name: 'event' };
  return mapParts(part, (inner) => rename(inner, variable, collection));
}

function join(a: CheckedExpression | null, b: CheckedExpression): CheckedExpression {
  if (!a) return b;
  return { type: { kind: 'boolean' }, node: 'and', operands: [a, b] };
}

function leastCount(operator: ComparisonOperator, limit: CheckedExpression): number | null {
  if (limit.node !== 'literal' || typeof limit.value !== 'string') return null;
  const wanted = toRational(limit.value);
  for (let times = 0; times <= MANY; times += 1) {
    const order = compareRationals(fromInteger(times), wanted);
    const holds = {
      '=': order === 0,
      '!=': order !== 0,
      '<': order < 0,
      '<=': order <= 0,
      '>': order > 0,
      '>=': order >= 0,
    };
    if (holds[operator]) return times;
  }
  return null;
}
