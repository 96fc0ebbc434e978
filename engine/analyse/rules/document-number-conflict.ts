import { foldDocumentNumber } from '../../values/document-number';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import type { PolicyScope } from '../policy-scope';

/** A policy has one document number. */
export function findDocumentNumberConflict(analysis: Analysis, scope: PolicyScope): void {
  const { docNumber, alternateDocNumbers } = scope.plan;
  const folded = docNumber === null ? null : foldDocumentNumber(docNumber);
  const others = alternateDocNumbers.filter((number) => foldDocumentNumber(number) !== folded);
  if (others.length === 0) return;
  report(analysis, scope, {
    code: 'analyse/document-number-conflict',
    at: { pointer: '/policy/alternateDocNumbers' },
    args: { number: docNumber ?? '—', others: others.join('、') },
    ...listClaimants(analysis, scope),
  });
}
