import type { Item } from '../../../schemas/generated/types';
import { replaceName, type CheckContext } from '../check-context';
import { nearestName } from '../../vocabulary/nearest-name';
import { descend } from '../pointer';
import { isBenefit, isPaying, itemsOfKind } from '../policy-item';

/** Items named by other items exist and are of the kind the reference needs. */
export function checkItemReferences(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'stacking'))
    checkAll(context, pointer, 'among', item.among, isPaying, {
      zh: '给付措施（奖励、补贴、津贴）',
      en: 'an award, a subsidy or an allowance',
    });
  for (const { item, pointer } of itemsOfKind(context.items, 'eligibility'))
    checkAll(context, pointer, 'among', item.among, isBenefit, {
      zh: '企业可享受的措施',
      en: 'an item an enterprise can receive',
    });
  for (const { item, pointer } of itemsOfKind(context.items, 'exclusion'))
    checkAll(context, pointer, 'among', item.among, isBenefit, {
      zh: '企业可享受的措施',
      en: 'an item an enterprise can receive',
    });
  for (const { item, pointer } of itemsOfKind(context.items, 'sanction'))
    checkAll(context, pointer, 'after', item.after, (target) => target.kind === 'exclusion', {
      zh: '不予奖励情形',
      en: 'an exclusion',
    });
}

function checkAll(
  context: CheckContext,
  pointer: string,
  field: string,
  ids: readonly string[] | undefined,
  accepts: (item: Item) => boolean,
  needed: { readonly zh: string; readonly en: string },
): void {
  ids?.forEach((id, index) => {
    const at = descend(pointer, field, index);
    const target = context.itemsById.get(id);
    if (target && accepts(target.item)) return;
    const candidates = [...context.itemsById.values()].filter(({ item }) => accepts(item)).map(({ item }) => item.id);
    const fixes = replaceName(context, at, nearestName(id, candidates));
    if (target) context.report('check/wrong-item-kind', at, { id, needed }, { fixes });
    else context.report('check/unknown-item', at, { id }, { fixes });
  });
}
