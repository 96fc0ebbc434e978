import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/**
 * What is claimed back is all that was paid under the policy; an exclusion that reaches some items only would leave open
 * which part.
 */
export function checkExclusionReach(context: CheckContext): void {
  const taking = itemsOfKind(context.items, 'sanction').filter(({ item }) => item.actions.includes('clawBack'));
  for (const { item, pointer } of itemsOfKind(context.items, 'exclusion')) {
    const sanction = item.among && taking.find((placed) => placed.item.after.includes(item.id));
    if (!sanction) continue;
    const args = { id: item.id, sanction: sanction.item.id };
    context.report('check/scoped-claw-back', descend(pointer, 'among'), args, { at: 'key' });
    context.drop(pointer);
  }
}
