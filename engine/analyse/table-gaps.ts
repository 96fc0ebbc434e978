import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { CheckedExpression } from '../expression/checked-expression';
import type { FactValue } from '../enterprise/enterprise';
import { compareIntervals, sumIntervals, type MoneyInterval } from '../values/money';
import { compareRationals, toDecimalText } from '../values/rational';
import { isMoney, type Analysis, type FoundWitness } from './analysis';
import { findWitness } from './build-witness';
import { placeOfFact, type Axis } from './domain/axis';
import { allHold, negationOf } from './domain/box';
import { visitExpression } from './domain/map-expression';
import type { Affected } from './finding';
import type { PolicyScope } from './policy-scope';
import { projectOn, paidUnder, type TableRowView, type TableView } from './table-view';
import { simulateChanged, withRules } from './what-if';

/** Values of a fact that no row of a table answers, between rows that answer others. */
export interface Gap {
  readonly table: TableView;
  /** Cells of the gap, next to one another. */
  readonly cells: readonly number[];
  readonly below: TableRowView;
  readonly above: TableRowView;
}

/** The cells that some row of a table answers. */
export function coveredCells({ rows }: TableView): bigint {
  return rows.reduce((all, { cells }) => all | cells, 0n);
}

/** The row that answers a cell. */
export function rowAt({ rows }: TableView, cell: number): TableRowView | undefined {
  return rows.find(({ cells }) => (cells & bitOf(cell)) !== 0n);
}

/** The set of one cell. */
export function bitOf(cell: number): bigint {
  return 1n << BigInt(cell);
}

/** Whether another item of the policy, one that asks for the fact, answers the gap: then nobody falls into it. */
export function isAnsweredElsewhere(scope: PolicyScope, { table, cells }: Gap): boolean {
  const { axis, space, itemId } = table;
  return [...scope.items].some(([id, rules]) => {
    if (id === itemId) return false;
    return rules.some((rule) => {
      if (rule.trigger !== space.setting.trigger) return false;
      const reached = projectOn(space, scope.conditionOf(rule), axis.id);
      const asks = table.axis.cells.some((_, cell) => (reached & bitOf(cell)) === 0n);
      return asks && cells.every((cell) => (reached & bitOf(cell)) !== 0n);
    });
  });
}

/** An enterprise that falls into the gap, beside one at the level above that is paid; null where that cannot be shown. */
export function showGap(scope: PolicyScope, { table, cells, above }: Gap, contrastCell: number): FoundWitness | null {
  const { rule } = above;
  const [cell = 0] = cells;
  const nobodyPaid = (enterprise: Enterprise): boolean => paidUnder(scope, enterprise, [table.itemId]).max === 0n;
  const at = (place: number, passes: (enterprise: Enterprise) => boolean) =>
    findWitness(scope, { rule, condition: table.shared, within: new Map([[table.axis.id, bitOf(place)]]) }, passes);
  const enterprise = at(cell, nobodyPaid);
  const contrast = at(contrastCell, (other) => !nobodyPaid(other));
  return enterprise && contrast ? { enterprise, contrast } : null;
}

/** The loaded enterprises in the gap, and what they would have with the row below or the one above. Units: fen. */
export function countInGap(analysis: Analysis, scope: PolicyScope, gap: Gap): Affected {
  const inGap = conditionOfGap(gap, scope);
  if (!inGap) return { enterprises: 0, money: sumIntervals([]), basis: 'forgone' };
  const enterprises = new Set<string>();
  const sums = [gap.below, gap.above].map((row): MoneyInterval => {
    const amounts = simulateChanged(analysis, scope, widenRow(scope.plan, row, inGap)).flatMap(
      ({ lines, enterprise }) => {
        const own = lines.filter((line) => line.policy === scope.plan.id && line.rule === row.rule.id);
        if (own.length > 0) enterprises.add(enterprise);
        return own.filter(isMoney).map(({ amount }) => amount);
      },
    );
    return sumIntervals(amounts);
  });
  const [one = sumIntervals([]), other = one] = sums;
  const [low, high] = compareIntervals(one, other) <= 0 ? [one, other] : [other, one];
  return { enterprises: enterprises.size, money: { min: low.min, max: high.max }, basis: 'forgone' };
}

/** The policy in which a row answers the gap instead of its own values. */
function widenRow(plan: PolicyPlan, { rule }: TableRowView, inGap: CheckedExpression): PolicyPlan {
  return withRules(plan, (each) =>
    each.id === rule.id
      ? {
          ...each,
          conditions: each.conditions.map((condition) =>
            condition.role === 'match' ? { ...condition, expression: inGap } : condition,
          ),
        }
      : each,
  );
}

/** Says of a fact that it lies in the gap: no row answers it, and it has one of the values left out. */
function conditionOfGap({ table, cells }: Gap, scope: PolicyScope): CheckedExpression | null {
  const matches = table.rows.flatMap(({ rule }) =>
    rule.conditions.filter(({ role }) => role === 'match').map(({ expression }) => expression),
  );
  const path = matches.flatMap((match) => findPath(match, table.axis, scope) ?? [])[0];
  const [first, last] = [table.axis.cells[cells[0] ?? -1], table.axis.cells[cells.at(-1) ?? -1]];
  if (path?.node !== 'path' || !first || !last) return null;
  const ends =
    first.span && last.span
      ? [limit(path, '>', first.span.low, isPoint(first.span)), limit(path, '<', last.span.high, isPoint(last.span))]
      : [same(path, first.fields[path.field])];
  const inside = ends.filter((each) => each !== null);
  return inside.length === 0 ? null : allHold([...inside, ...matches.map(negationOf)]);
}

/** The path by which rows look at a fact: a table by level looks at the title through its level. */
function findPath(match: CheckedExpression, axis: Axis, scope: PolicyScope): CheckedExpression | null {
  let found: CheckedExpression | null = null;
  visitExpression(match, (part) => {
    if (!found && part.node === 'path' && placeOfFact(part, scope.vocabulary)?.id === axis.id) found = part;
  });
  return found;
}

type Limit = NonNullable<Axis['cells'][number]['span']>['low'];

function limit(path: CheckedExpression, side: '<' | '>', at: Limit, inclusive: boolean): CheckedExpression | null {
  const value = at === null ? null : typeof at === 'string' ? at : toDecimalText(at);
  if (value === null) return null;
  const operator = inclusive ? (`${side}=` as const) : side;
  const right = { type: path.type, node: 'literal', value } as const;
  return { type: { kind: 'boolean' }, node: 'compare', operator, left: path, right };
}

function same(path: CheckedExpression, value: FactValue | undefined): CheckedExpression | null {
  if (typeof value !== 'string' && typeof value !== 'boolean') return null;
  const right = { type: path.type, node: 'literal', value } as const;
  return { type: { kind: 'boolean' }, node: 'compare', operator: '=', left: path, right };
}

/** Whether a span is a single value. */
export function isPoint(span: NonNullable<Axis['cells'][number]['span']>): boolean {
  if (span.low === null || span.high === null) return false;
  return span.of === 'date' ? span.low === span.high : compareRationals(span.low, span.high) === 0;
}
