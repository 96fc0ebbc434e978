import { compareIntervals } from '../../values/money';
import { sayAmount } from '../amount-words';
import { affectedByRules, report, type Analysis } from '../analysis';
import { findWitness } from '../build-witness';
import type { PolicyScope } from '../policy-scope';
import { swapValues } from '../repair-text';
import { listLadders, type LadderStep } from '../ranked-cells';
import { listTables, paidUnder, type TableRowView, type TableView } from '../table-view';

/** A higher level of the same recognition never pays less than a lower one. */
export function findTierInversions(analysis: Analysis, scope: PolicyScope): void {
  for (const table of listTables(scope)) {
    const told = new Set<string>();
    for (const { steps } of listLadders(table.axis, scope.vocabulary))
      steps.forEach((lower, index) => {
        for (const higher of steps.slice(index + 1)) findInversion(analysis, scope, table, lower, higher, told);
      });
  }
}

function findInversion(
  analysis: Analysis,
  scope: PolicyScope,
  table: TableView,
  lower: LadderStep,
  higher: LadderStep,
  told: Set<string>,
): void {
  const [low, high] = [bestRow(table, lower), bestRow(table, higher)];
  if (!low?.amount || !high?.amount || lower.rank >= higher.rank) return;
  if (compareIntervals(high.amount, low.amount) >= 0 || told.has(`${high.number} ${low.number}`)) return;
  told.add(`${high.number} ${low.number}`);
  const at = (step: LadderStep) =>
    findWitness(
      scope,
      { rule: high.rule, condition: table.shared, within: new Map([[table.axis.id, 1n << BigInt(step.index)]]) },
      () => true,
    );
  const [enterprise, contrast] = [at(higher), at(lower)];
  if (!enterprise || !contrast) return;
  const less = paidUnder(scope, enterprise, [table.itemId]);
  const more = paidUnder(scope, contrast, [table.itemId]);
  if (compareIntervals(less, more) >= 0) return;
  report(analysis, scope, {
    code: 'analyse/tier-inversion',
    at: { pointer: `${high.rule.from.pointer}/amount` },
    args: {
      higher: higher.label,
      lower: lower.label,
      less: sayAmount(less, high.rule.unit),
      more: sayAmount(more, high.rule.unit),
    },
    witness: { enterprise, contrast },
    affected: affectedByRules(analysis, scope, [high.rule, low.rule]),
    fixes: swapValues(analysis, scope, `${high.rule.from.pointer}/amount`, `${low.rule.from.pointer}/amount`),
  });
}

/** The row that pays most at a step, as the simulation picks it. */
function bestRow({ rows }: TableView, { index }: LadderStep): TableRowView | undefined {
  return rows
    .filter(({ cells, amount }) => amount !== null && (cells & (1n << BigInt(index))) !== 0n)
    .sort((a, b) => (a.amount && b.amount ? compareIntervals(b.amount, a.amount) : 0))[0];
}
