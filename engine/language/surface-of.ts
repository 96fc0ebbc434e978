import type { SourceNode } from '../parse/source-node';
import type { Surface } from '../values/surface';
import { findProperty, policyShape } from '../validate/keywords';
import type { ReadText } from './place-in-policy';

/** The surface an author writes in; of a text too broken to tell, that of its outermost keys. */
export function surfaceOf({ canonical, tree }: ReadText): Surface {
  return canonical?.surface ?? surfaceOfTree(tree);
}

function surfaceOfTree(tree: SourceNode | null): Surface {
  if (tree?.kind !== 'map') return 'zh';
  const known = tree.entries.filter(({ key }) => findProperty(policyShape, key));
  const english = known.filter(({ key }) => policyShape.properties.has(key));
  return english.length * 2 > known.length ? 'en' : 'zh';
}
