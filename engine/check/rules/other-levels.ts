import type { LevelRelation, PolicyHeader } from '../../../schemas/generated/types';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

type FiscalLevel = PolicyHeader['fiscalLevel'];

const words: Readonly<Record<LevelRelation, { zh: string; en: string }>> = {
  additive: { zh: '可叠加', en: 'additive' },
  highest: { zh: '就高', en: 'highest' },
  exclusive: { zh: '不重复', en: 'exclusive' },
  topUp: { zh: '补差', en: 'topUp' },
};

/** Header and stacking items say the same about money of other levels. */
export function checkOtherLevels(context: CheckContext): void {
  const { otherLevels = {}, fiscalLevel } = context.document.policy;
  const stated = new Map<FiscalLevel, LevelRelation>();
  const rules = itemsOfKind(context.items, 'stacking').filter(({ item }) => item.levels !== undefined);
  const inItems = new Set(rules.flatMap(({ item }) => item.levels ?? []));
  for (const [level, relation] of Object.entries(otherLevels) as [FiscalLevel, LevelRelation][]) {
    stated.set(level, relation);
    if (level === fiscalLevel)
      context.report('check/own-level', descend('/policy/otherLevels', level), {}, { at: 'key' });
    // A header alone is enough, and so is a clause; where both speak, they speak of the same levels.
    else if (inItems.size > 0 && !inItems.has(level))
      context.report('check/level-in-one-place', descend('/policy/otherLevels', level), {}, { at: 'key' });
  }
  for (const { item, pointer } of itemsOfKind(context.items, 'stacking')) {
    const { rule } = item;
    if (rule === 'sharedCap') continue;
    item.levels?.forEach((level, index) => {
      const at = descend(pointer, 'levels', index);
      const earlier = stated.get(level) ?? rule;
      stated.set(level, earlier);
      if (earlier !== rule)
        context.report('check/level-contradiction', at, { first: words[earlier], second: words[rule] });
      else if (level === fiscalLevel) context.report('check/own-level', at);
      else if (!(level in otherLevels) && Object.keys(otherLevels).length > 0)
        context.report('check/level-in-one-place', at);
    });
  }
}
