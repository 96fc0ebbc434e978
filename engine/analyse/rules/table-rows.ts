import type { Rule } from '../../compile/plan';
import type { MoneyInterval } from '../../values/money';
import { affectedByRules, report, type Analysis } from '../analysis';
import { findWitness } from '../build-witness';
import { allHold, canHold, negationOf, someHold } from '../domain/box';
import { createSpace } from '../domain/space';
import type { PolicyScope } from '../policy-scope';
import { removeRow } from '../repair-text';

interface Row {
  readonly rule: Rule;
  readonly number: number;
  readonly amount: MoneyInterval | null;
}

/** Every row of an award table can be selected, has an effect, and fits no event that another row fits. */
export function findRowOverlaps(analysis: Analysis, scope: PolicyScope): void {
  for (const rules of scope.items.values()) {
    if (rules.length < 2) continue;
    const rows = rules.map((rule, index): Row => ({
      rule,
      number: index + 1,
      amount: rule.amount?.kind === 'amount' ? scope.constantOf(rule.amount.amount) : null,
    }));
    const space = createSpace(
      { vocabulary: scope.vocabulary, trigger: rules[0]?.trigger ?? null },
      rules.map((rule) => scope.conditionOf(rule, true)),
    );
    const meaning = (rule: Rule) => scope.conditionOf(rule, true);
    const live = rows.filter(({ rule }) => canHold(space, meaning(rule)) !== 'no');
    // An item none of whose rows can be selected is told as a contradiction, once.
    if (live.length > 0)
      for (const row of rows)
        if (!live.includes(row)) reportRow(analysis, scope, row, 'analyse/unreachable-row', rows.length);
    const masked = new Set<Row>();
    for (const row of [...live].reverse()) {
      const better = live.filter((other) => other !== row && !masked.has(other) && paysNoLess(other, row));
      const alone = allHold([meaning(row.rule), negationOf(someHold(better.map(({ rule }) => meaning(rule))))]);
      if (better.length === 0 || canHold(space, alone) !== 'no') continue;
      masked.add(row);
      reportRow(analysis, scope, row, 'analyse/masked-row', rows.length);
    }
    reportOverlaps(
      analysis,
      scope,
      live.filter((row) => !masked.has(row)),
    );
  }
}

function reportOverlaps(analysis: Analysis, scope: PolicyScope, rows: readonly Row[]): void {
  rows.forEach((row, index) => {
    for (const other of rows.slice(index + 1)) {
      const condition = allHold([scope.conditionOf(row.rule), scope.conditionOf(other.rule)]);
      const enterprise = findWitness(scope, { rule: row.rule, condition }, (tried) => {
        const { lines, refused } = scope.simulate(tried);
        const raised = new Set([...lines, ...refused].map(({ rule }) => rule));
        return raised.has(row.rule.id) && raised.has(other.rule.id);
      });
      if (!enterprise) continue;
      report(analysis, scope, {
        code: 'analyse/row-overlap',
        at: { pointer: `${other.rule.from.pointer}/match` },
        args: { item: labelOf(row.rule), row: row.number, other: other.number },
        witness: { enterprise },
        affected: affectedByRules(analysis, scope, [row.rule, other.rule]),
      });
    }
  });
}

function reportRow(
  analysis: Analysis,
  scope: PolicyScope,
  { rule, number }: Row,
  code: 'analyse/unreachable-row' | 'analyse/masked-row',
  rows: number,
): void {
  report(analysis, scope, {
    code,
    at: { pointer: `${rule.from.pointer}/match` },
    args: { item: labelOf(rule), row: number },
    affected: affectedByRules(analysis, scope, [rule]),
    fixes: removeRow(analysis, scope, rule.from.pointer, rows),
  });
}

/** The best row counts, so a row with at least as much at both ends takes the place of another. */
function paysNoLess({ amount: a }: Row, { amount: b }: Row): boolean {
  if (!a || !b) return false;
  return a.min >= b.min && (a.max === null || (b.max !== null && a.max >= b.max));
}

function labelOf({ from }: Rule): string {
  return from.articleTitle || from.itemId;
}
