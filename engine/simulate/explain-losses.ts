import { isNothing } from '../values/money';
import type { Claim } from './claim';
import { describeItem } from './describe-item';
import type { WhyNot } from './result';
import { tellTrail } from './trail';

/** Says for every item whose claims all came to nothing which steps took them away: one entry for each item. */
export function explainLosses(claims: readonly Claim[]): readonly WhyNot[] {
  const items = new Map<string, Claim[]>();
  for (const claim of claims) {
    const { itemId } = claim.rule.from;
    items.set(itemId, [...(items.get(itemId) ?? []), claim]);
  }
  return [...items.values()]
    .filter((item) => item.every(({ amount }) => isNothing(amount)))
    .map((item) => ({
      ...describeItem(item.map(({ rule }) => rule)),
      partly: false,
      steps: item.flatMap(({ trail }) =>
        tellTrail(trail)
          .filter(({ after }) => after !== null && isNothing(after))
          .slice(0, 1),
      ),
    }));
}
