import type { CheckContext } from '../check-context';

/** A policy has a document number; that it has only one is a question for the analysis. */
export function checkDocumentNumbers(context: CheckContext): void {
  const { docNumber } = context.document.policy;
  if (docNumber === undefined) context.report('check/no-document-number', '/policy', {}, { at: 'key' });
}
