import type { CheckedExpression } from '../expression/checked-expression';
import { liesIn } from './lower-within';
import type { Lowering } from './lowering';

/** Parts of a condition joined by `and`: those that speak of one variable and fixed values only, and the others. */
export function splitByVariable(
  condition: CheckedExpression,
  variable: string,
): readonly [own: readonly CheckedExpression[], others: readonly CheckedExpression[]] {
  const parts = conjuncts(condition);
  const own = parts.filter((part) => speaksOnlyOf(part, variable));
  return [own, parts.filter((part) => !own.includes(part))];
}

function conjuncts(expression: CheckedExpression): readonly CheckedExpression[] {
  return expression.node === 'and' ? expression.operands.flatMap(conjuncts) : [expression];
}

function speaksOnlyOf(part: unknown, variable: string): boolean {
  if (Array.isArray(part)) return part.every((each) => speaksOnlyOf(each, variable));
  if (typeof part !== 'object' || part === null) return true;
  if ('node' in part) {
    if (part.node === 'variable') return 'name' in part && (part.name === variable || part.name === 'policyRegion');
    if (part.node === 'parameter' || part.node === 'definition' || part.node === 'some' || part.node === 'every')
      return false;
  }
  return Object.values(part).every((each) => speaksOnlyOf(each, variable));
}

interface SharedEvents {
  readonly collection: string;
  readonly alias: string;
  /** The conditions of their own as written, of a row named `t`. */
  readonly own: readonly string[];
  /** The other conditions as written: they tell which columns are needed. */
  readonly rest: readonly string[];
}

/** Names the common table of the events that fulfil conditions of their own: filtered once, however many ask. */
export function shareEvents({ collection, alias, own, rest }: SharedEvents, lowering: Lowering): string {
  const { quote } = lowering.dialect;
  if (own.length === 0) return quote(collection);
  const written = rest.join(' ');
  const columns = (lowering.vocabulary.facts.collections.find(({ id }) => id === collection)?.fields ?? [])
    .map(({ id }) => quote(id))
    .filter((column) => written.includes(`${alias}.${column}`));
  const selected = ['t.e', ...columns.map((column) => `t.${column}`)].join(', ');
  const select = `SELECT ${selected} FROM ${quote(collection)} t WHERE ${own.join(' AND ')}`;
  return share(select, 'holding', lowering);
}

/** Names the common table of the enterprises that sit in an area: filtered once, however many rules ask. */
export function shareSeats(area: string, lowering: Lowering): string {
  return share(`SELECT t.e FROM enterprise t WHERE ${liesIn('t.region', area)}`, 'seated', lowering);
}

function share(select: string, prefix: string, lowering: Lowering): string {
  const name = lowering.shared.get(select) ?? lowering.nextAlias(prefix);
  lowering.shared.set(select, name);
  return name;
}
