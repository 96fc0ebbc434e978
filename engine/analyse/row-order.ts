import type { Rule } from '../compile/plan';
import type { MoneyInterval } from '../values/money';
import { allHold, canHold, negationOf, someHold } from './domain/box';
import { createSpace } from './domain/space';
import type { PolicyScope } from './policy-scope';

/** A row of an award table. */
export interface SortedRow {
  readonly rule: Rule;
  /** As counted by readers, from 1. */
  readonly number: number;
  /** Null where the amount depends on facts. */
  readonly amount: MoneyInterval | null;
}

/** The rows of one table, by what becomes of them. */
export interface SortedRows {
  readonly itemId: string;
  readonly all: readonly SortedRow[];
  /** Never selected; empty where no row is, which is the fault of the item and not of its rows. */
  readonly unreachable: readonly SortedRow[];
  /** Selected, but never better than another. */
  readonly masked: readonly SortedRow[];
  readonly effective: readonly SortedRow[];
}

const sorted = new WeakMap<PolicyScope, readonly SortedRows[]>();

/** Sorts the rows of all award tables of a policy. */
export function sortRows(scope: PolicyScope): readonly SortedRows[] {
  const known = sorted.get(scope);
  if (known) return known;
  const tables = [...scope.items].flatMap(([itemId, rules]) =>
    rules.length < 2 ? [] : [sortTable(scope, itemId, rules)],
  );
  sorted.set(scope, tables);
  return tables;
}

function sortTable(scope: PolicyScope, itemId: string, rules: readonly Rule[]): SortedRows {
  const all = rules.map((rule): SortedRow => ({
    rule,
    number: Number(/\/(\d+)$/.exec(rule.from.pointer)?.[1] ?? -1) + 1,
    amount: rule.amount?.kind === 'amount' ? scope.steadyConstantOf(rule.amount.amount) : null,
  }));
  const meaning = ({ rule }: SortedRow) => scope.conditionOf(rule, true);
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rules[0]?.trigger ?? null }, all.map(meaning));
  const live = all.filter((row) => canHold(space, meaning(row)) !== 'no');
  const masked: SortedRow[] = [];
  for (const row of [...live].reverse()) {
    const better = live.filter((other) => other !== row && !masked.includes(other) && paysNoLess(other, row));
    const alone = allHold([meaning(row), negationOf(someHold(better.map(meaning)))]);
    if (better.length > 0 && canHold(space, alone) === 'no') masked.push(row);
  }
  return {
    itemId,
    all,
    unreachable: live.length === 0 ? [] : all.filter((row) => !live.includes(row)),
    masked: all.filter((row) => masked.includes(row)),
    effective: live.filter((row) => !masked.includes(row)),
  };
}

/** The best row counts, so a row with at least as much at both ends takes the place of another. */
function paysNoLess({ amount: a }: SortedRow, { amount: b }: SortedRow): boolean {
  if (!a || !b) return false;
  return a.min >= b.min && (a.max === null || (b.max !== null && a.max >= b.max));
}
