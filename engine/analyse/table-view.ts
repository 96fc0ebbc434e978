import type { Rule } from '../compile/plan';
import type { CheckedExpression } from '../expression/checked-expression';
import type { Enterprise } from '../enterprise/enterprise';
import { sumIntervals, type MoneyInterval } from '../values/money';
import type { Axis } from './domain/axis';
import { allHold, boxesOf } from './domain/box';
import { allCells, type Space } from './domain/space';
import type { PolicyScope } from './policy-scope';

/** An award table whose rows are told apart by one fact. */
export interface TableView {
  readonly itemId: string;
  readonly rows: readonly TableRowView[];
  readonly axis: Axis;
  readonly space: Space;
  /** What all rows ask beside their own test. */
  readonly shared: CheckedExpression;
  /** Cells of the fact that the shared conditions let through. */
  readonly allowed: bigint;
  /** Where the table stands. */
  readonly pointer: string;
}

export interface TableRowView {
  readonly rule: Rule;
  /** As counted by readers, from 1. */
  readonly number: number;
  readonly cells: bigint;
  /** Null where the amount depends on facts. Units: fen. */
  readonly amount: MoneyInterval | null;
}

const views = new WeakMap<PolicyScope, readonly TableView[]>();

/** Reads the award tables of a policy; those whose rows test several facts are left out. */
export function listTables(scope: PolicyScope): readonly TableView[] {
  const known = views.get(scope);
  if (known) return known;
  const tables = [...scope.items].flatMap(([itemId, rules]) => readTable(scope, itemId, rules) ?? []);
  views.set(scope, tables);
  return tables;
}

function readTable(scope: PolicyScope, itemId: string, rules: readonly Rule[]): TableView | null {
  const [first] = rules;
  if (!first || rules.length < 2) return null;
  const space = scope.spaceOf(first.trigger);
  const selected = rules.map((rule) => selectedCells(scope, space, rule));
  const axes = new Set(selected.map((one) => one?.axis));
  const axis = space.axes.get([...axes][0] ?? '');
  if (axes.size !== 1 || !axis) return null;
  const shared = allHold(
    first.conditions.filter(({ role }) => role !== 'match').map(({ expression }) => scope.resolve(expression)),
  );
  return {
    itemId,
    axis,
    space,
    shared,
    allowed: projectOn(space, shared, axis.id),
    pointer: first.from.pointer.replace(/\/\d+$/, ''),
    rows: rules.map((rule, index) => ({
      rule,
      number: rowNumber(rule),
      cells: selected[index]?.cells ?? 0n,
      amount: rule.amount?.kind === 'amount' ? scope.constantOf(rule.amount.amount) : null,
    })),
  };
}

/** The cells of an axis on which a condition can hold. */
export function projectOn(space: Space, condition: CheckedExpression, axis: string): bigint {
  const boxes = boxesOf(space, condition);
  if (!boxes) return allCells(space, axis);
  return boxes.reduce((cells, box) => cells | (box.get(axis) ?? allCells(space, axis)), 0n);
}

/** What the lines of some items come to for a constructed enterprise. Units: fen. */
export function paidUnder(scope: PolicyScope, enterprise: Enterprise, itemIds: readonly string[]): MoneyInterval {
  const { lines } = scope.simulate(enterprise, itemIds);
  return sumIntervals(lines.filter(({ from }) => itemIds.includes(from.itemId)).map(({ amount }) => amount));
}

function selectedCells(scope: PolicyScope, space: Space, rule: Rule): { axis: string; cells: bigint } | null {
  const match = rule.conditions.find(({ role }) => role === 'match');
  const boxes = match && boxesOf(space, scope.resolve(match.expression));
  const [box] = boxes ?? [];
  const [entry] = box ?? [];
  if (!boxes || boxes.length !== 1 || box?.size !== 1 || !entry) return null;
  return { axis: entry[0], cells: entry[1] };
}

function rowNumber(rule: Rule): number {
  return Number(/\/(\d+)$/.exec(rule.from.pointer)?.[1] ?? -1) + 1;
}
