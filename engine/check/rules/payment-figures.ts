import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { readExpression, readFigure } from '../read-expression';
import { triggerOf } from '../reach';

/** Amounts and bases are money, rates are shares, quotas are money or persons; an item without them cannot be used. */
export function checkPaymentFigures(context: CheckContext): void {
  for (const placed of itemsOfKind(context.items, 'award', 'subsidy', 'allowance', 'pricePreference', 'quota')) {
    const { item, pointer } = placed;
    if (context.draft.dropped.has(pointer)) continue;
    const trigger = triggerOf(context, pointer)?.id ?? null;
    const figure = (field: string, text: string | number | undefined, unit: 'money' | 'rate' | 'number'): boolean =>
      text === undefined || readFigure(context, descend(pointer, field), text, trigger, unit) !== null;
    const money = (field: string, text: string | undefined): boolean =>
      text === undefined || readExpression(context, descend(pointer, field), text, trigger, 'money') !== null;
    const read: readonly boolean[] =
      item.kind === 'award' || item.kind === 'allowance'
        ? [figure('amount', item.amount, 'money')]
        : item.kind === 'subsidy'
          ? [figure('amount', item.amount, 'money'), money('base', item.base), figure('rate', item.rate, 'rate')]
          : item.kind === 'pricePreference'
            ? [figure('rate', item.rate, 'rate')]
            : [money('used', item.used), figure('limit', item.limit, item.measure === 'money' ? 'money' : 'number')];
    if (read.includes(false)) context.drop(pointer);
  }
}
