import { compareIntervals } from '../../values/money';
import { affectedByLines, report, type Analysis } from '../analysis';
import { findWitness } from '../build-witness';
import { allHold } from '../domain/box';
import type { Enterprise } from '../../enterprise/enterprise';
import { labelOfItem } from '../item-label';
import { readRange, subtractRange, writeRange } from '../match-range';
import type { PolicyScope } from '../policy-scope';
import { offerChange } from '../repair-text';
import { sortRows, type SortedRow } from '../row-order';

/** No event fits two rows of an award table. */
export function findRowOverlaps(analysis: Analysis, scope: PolicyScope): void {
  for (const { effective } of sortRows(scope))
    effective.forEach((row, index) => {
      for (const other of effective.slice(index + 1)) {
        const enterprise = showBoth(scope, row, other);
        if (enterprise) tell(analysis, scope, row, other, enterprise);
      }
    });
}

function tell(analysis: Analysis, scope: PolicyScope, row: SortedRow, other: SortedRow, enterprise: Enterprise): void {
  const ids = [row.rule.id, other.rule.id];
  report(analysis, scope, {
    code: 'analyse/row-overlap',
    at: { pointer: `${other.rule.from.pointer}/match` },
    args: { item: labelOfItem(scope, row.rule.from.itemId), row: row.number, other: other.number },
    witness: { enterprise },
    affected: affectedByLines(analysis, (line) => line.policy === scope.plan.id && ids.includes(line.rule)),
    fixes: cutLesser(analysis, scope, row, other),
  });
}

function showBoth(scope: PolicyScope, row: SortedRow, other: SortedRow): Enterprise | null {
  const condition = allHold([scope.conditionOf(row.rule), scope.conditionOf(other.rule)]);
  return findWitness(scope, { rule: row.rule, condition }, (tried) => {
    const { lines, refused } = scope.simulate(tried, [row.rule.from.itemId]);
    const raised = new Set([...lines, ...refused].map(({ rule }) => rule));
    return raised.has(row.rule.id) && raised.has(other.rule.id);
  });
}

/** Takes what both rows cover from the one that pays less there: nobody is paid otherwise than before. */
function cutLesser(analysis: Analysis, scope: PolicyScope, row: SortedRow, other: SortedRow) {
  if (!row.amount || !other.amount) return [];
  const [less, more] = compareIntervals(row.amount, other.amount) <= 0 ? [row, other] : [other, row];
  const text = analysis.texts.get(scope.file) ?? '';
  const [cut, by] = [less, more].map(({ rule }) => readRange(rule, text));
  const left = cut && by && subtractRange(cut, by);
  if (!left) return [];
  const written = writeRange(left);
  const title = { zh: `把第 ${less.number} 行改为 ${written}`, en: `Let row ${less.number} be ${written}` };
  const pointer = `${less.rule.from.pointer}/match`;
  return offerChange(analysis, scope, title, { kind: 'set', pointer, value: written });
}
