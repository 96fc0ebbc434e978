import type { PolicyText } from './place-in-policy';
import { listPolicyNames } from './policy-names';
import { triggerAtPath } from './rule-path';

/**
 * Lists the words of the event kinds a place speaks of: that of its item, those of the items a rule is about, that of
 * the item a reading changes.
 */
export function triggersAround(
  policy: PolicyText,
  { levels }: { readonly levels: readonly { readonly values: ReadonlyMap<string, string> }[] },
): readonly string[] {
  const names = listPolicyNames(policy.reading.tree);
  for (const { values } of levels.toReversed()) {
    const own = values.get('trigger');
    if (own) return [own];
    const path = values.get('at');
    if (path !== undefined) return [triggerAtPath(names, path) ?? ''].filter((word) => word !== '');
    const kind = values.get('kind');
    if (kind === undefined) continue;
    const among = values.get('among');
    const ids: readonly string[] | null = among === undefined ? null : (among.match(/[a-z][a-z0-9-]*/g) ?? []);
    const items = names.items.filter(({ id, trigger }) => trigger !== null && (ids === null || ids.includes(id)));
    return [...new Set(items.flatMap(({ trigger }) => trigger ?? []))];
  }
  return [];
}
