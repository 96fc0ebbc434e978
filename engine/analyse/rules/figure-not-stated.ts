import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { listToldItems, writeFigure } from '../stated-figures';

/** A sentence that states figures states all that its rules pay. */
export function findFiguresNotStated(analysis: Analysis, scope: PolicyScope): void {
  for (const { placed, unstated, unbacked } of listToldItems(scope)) {
    // What the sentence states instead is reported there.
    const left = unstated.filter((figure) => !unbacked.some(({ unit }) => unit === figure.unit));
    const told = new Set<string>();
    for (const figure of left) {
      const words = writeFigure(figure);
      if (told.has(words)) continue;
      told.add(words);
      const rules = scope.items.get(placed.item.id) ?? [];
      const own = rules.filter(({ from }) => figure.pointer.startsWith(`${from.pointer}/`));
      report(analysis, scope, {
        code: 'analyse/figure-not-stated',
        at: { pointer: figure.pointer },
        args: { figure: words, item: labelOfItem(scope, placed.item.id) },
        ...listClaimants(analysis, scope, own.length > 0 ? own : rules),
      });
    }
  }
}
