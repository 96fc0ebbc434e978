import { placeOf, report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { listIdleParts, removePart } from '../condition-parts';
import type { PolicyScope } from '../policy-scope';

/** No part of a condition says what the rest says already. */
export function findRedundantConditions(analysis: Analysis, scope: PolicyScope): void {
  for (const { written, whole, part, why } of listIdleParts(scope)) {
    if (why !== 'contained') continue;
    report(analysis, scope, {
      code: 'analyse/redundant-condition',
      at: placeOf(part, written.pointer),
      ...listClaimants(analysis, scope, written.rules),
      fixes: removePart(analysis.texts.get(scope.file) ?? '', whole, part),
    });
  }
}
