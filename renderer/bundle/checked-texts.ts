import type { BundleView } from '../../main/ipc/contract';
import type { BundleTexts } from '../worker/bundle-check';

/** Picks the texts of a bundle that are evaluated; the study worker needs no others. */
export function checkedTexts({ texts }: BundleView): BundleTexts {
  const isNeeded = (path: string) =>
    path === 'rules/plan.json' || path === 'vocabulary/vocabulary.json' || path.startsWith('vectors/');
  return Object.fromEntries(Object.entries(texts).filter(([path]) => isNeeded(path)));
}
