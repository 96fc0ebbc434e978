import { relate, type CanonicalValue } from '../../engine/index';
import { elementsOf, isMap, textOf, valueAt } from '../form/document-access';
import { fiscalLevels, readLevels } from '../form/level-relations';
import type { PolicyRelations, RelatedPolicy } from './form-view';

/** A policy of the workspace as its form reads it, and as it is simulated. */
interface ReadPolicy {
  readonly path: string;
  readonly document: CanonicalValue;
  readonly surface: RelatedPolicy['surface'];
  readonly plan: Parameters<typeof relate>[0] | null;
}

/**
 * Tells how the money of every two policies combines: what each says, and what comes of both.
 *
 * Cost: square in the policies.
 */
export function relatePolicies(read: readonly ReadPolicy[]): PolicyRelations {
  const policies = read.flatMap(({ path, document, surface }): readonly RelatedPolicy[] => {
    const level = fiscalLevels.find((each) => each === textOf(valueAt(document, '/policy/fiscalLevel')));
    if (!level) return [];
    const title = textOf(valueAt(document, '/policy/title')) || path;
    return [{ path, title, level, surface, levels: readLevels(document), pays: paysMoney(document) }];
  });
  const plans = policies.map(({ path }) => read.find((each) => each.path === path)?.plan ?? null);
  const outcomes = plans.map((own) => plans.map((other) => own && other && relate(own, other)));
  return { policies, outcomes };
}

/** Whether a policy promises anything that could meet the money of another. */
function paysMoney(document: CanonicalValue): boolean {
  const items = elementsOf(valueAt(document, '/articles')).flatMap((article) =>
    isMap(article) ? elementsOf(article['items']) : [],
  );
  return items.some((item) => isMap(item) && (item['amount'] ?? item['table'] ?? item['rate']) !== undefined);
}
