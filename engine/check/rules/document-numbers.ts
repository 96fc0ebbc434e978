import type { CheckContext } from '../check-context';

/** A policy has one document number. */
export function checkDocumentNumbers(context: CheckContext): void {
  const { docNumber, alternateDocNumbers = [] } = context.document.policy;
  if (docNumber === undefined) context.report('check/no-document-number', '/policy', {}, { at: 'key' });
  const others = alternateDocNumbers.filter((number) => number !== docNumber);
  if (others.length > 0)
    context.report('check/document-number-conflict', '/policy/alternateDocNumbers', {
      number: docNumber ?? '—',
      others: others.join('、'),
    });
}
