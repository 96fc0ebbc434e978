import type { BundleView } from '../../main/ipc/contract';
import type { BundleTexts } from '../worker/bundle-check';

/** Picks the texts of a bundle that are evaluated; the study worker needs no others. */
export function checkedTexts({ texts }: BundleView): BundleTexts {
  const isNeeded = (path: string) =>
    /^(rules\/plan\.json|vocabulary\/vocabulary\.json|policy\/policy\.zh\.yaml|vectors\/.*)$/.test(path);
  return Object.fromEntries(Object.entries(texts).filter(([path]) => isNeeded(path)));
}
