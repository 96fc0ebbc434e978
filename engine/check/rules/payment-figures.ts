import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { readExpression, readFigure } from '../read-expression';
import { triggerOf } from '../reach';

/** Amounts and bases are money, rates are shares; an item without them cannot pay. */
export function checkPaymentFigures(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'award', 'subsidy')) {
    if (context.draft.dropped.has(pointer)) continue;
    const trigger = triggerOf(context, pointer)?.id ?? null;
    const read =
      item.kind === 'award'
        ? item.amount === undefined || readFigure(context, descend(pointer, 'amount'), item.amount, trigger, 'money')
        : [
            readExpression(context, descend(pointer, 'base'), item.base, trigger, 'money'),
            readFigure(context, descend(pointer, 'rate'), item.rate, trigger, 'rate'),
          ].every((value) => value !== null);
    if (!read) context.drop(pointer);
  }
}
