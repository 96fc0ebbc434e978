import type { SourceNode } from '../parse/source-node';
import { findProperty, mergeVariants, policyShape } from '../validate/keywords';
import { itemShape } from './policy-names';

/** Keys whose texts come back: units, what an item is for, how a payment is called. */
const repeated = new Set(['lead', 'units', 'target', 'label', 'chapter', 'issuer', 'interpretedBy', 'clause']);

/** Lists the texts that stand under a key anywhere in the policy, the most frequent first. */
export function listTextsUnder(tree: SourceNode | null, key: string): readonly string[] {
  if (!tree || !repeated.has(key)) return [];
  const words = wordsOf(key);
  const counts = new Map<string, number>();
  const count = (node: SourceNode): void => {
    if (node.kind === 'list') node.items.forEach(count);
    else if (node.kind === 'scalar' && typeof node.value === 'string')
      counts.set(node.value, (counts.get(node.value) ?? 0) + 1);
  };
  const visit = (node: SourceNode): void => {
    if (node.kind === 'list') node.items.forEach(visit);
    if (node.kind !== 'map') return;
    for (const entry of node.entries) {
      if (words.has(entry.key)) count(entry.value);
      else visit(entry.value);
    }
  };
  visit(tree);
  return [...counts].sort(([, one], [, other]) => other - one).map(([text]) => text);
}

function wordsOf(key: string): ReadonlySet<string> {
  const article = policyShape.properties.get('articles')?.shape.items;
  const header = policyShape.properties.get('policy')?.shape;
  const shapes = [article, header, itemShape && mergeVariants(itemShape)];
  const words = shapes.flatMap((shape) => (shape && findProperty(shape, key)?.zh) ?? []);
  return new Set([key, ...words]);
}
