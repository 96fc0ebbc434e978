import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** A repeal names the documents by their numbers, and not the document it stands in. */
export function checkRepealNumbers(context: CheckContext): void {
  const { docNumber } = context.document.policy;
  for (const { item, pointer } of itemsOfKind(context.items, 'repeal')) {
    if (item.documents === undefined)
      context.report('check/repeal-without-number', descend(pointer, 'id'), { id: item.id });
    item.documents?.forEach((number, index) => {
      if (number === docNumber)
        context.report('check/repeals-itself', descend(pointer, 'documents', index), { number });
    });
  }
}
