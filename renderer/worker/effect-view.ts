import type { EditEffect } from '../../engine/index';

/** What became of the differences to the baseline, by policy; policies that say the same are not listed. */
export interface EffectView {
  readonly year: number;
  readonly edits: readonly PolicyEditEffect[];
}

export interface PolicyEditEffect extends EditEffect {
  readonly path: string;
  readonly policy: string;
  readonly title: string;
}
