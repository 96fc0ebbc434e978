import { foldDocumentNumber } from '../../values/document-number';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';

/** A number stands for one document. */
export function findSharedDocumentNumbers(analysis: Analysis): void {
  for (const scope of analysis.policies) {
    const { docNumber } = scope.plan;
    if (docNumber === null) continue;
    const same = analysis.policies.find(
      ({ plan }) =>
        plan !== scope.plan &&
        plan.docNumber !== null &&
        foldDocumentNumber(plan.docNumber) === foldDocumentNumber(docNumber),
    );
    if (!same) continue;
    report(analysis, scope, {
      code: 'analyse/shared-document-number',
      at: { pointer: '/policy/docNumber' },
      args: { number: docNumber, policy: same.plan.title },
      ...listClaimants(analysis, scope),
    });
  }
}
