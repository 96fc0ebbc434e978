import type { PlanDifference } from '../../engine/index';

/** The files of a bundle that a check needs, by path: plan, vocabulary and vectors. */
export type BundleTexts = Readonly<Record<string, string>>;

/** What this engine makes of the vectors of a bundle. */
export interface BundleReplay {
  readonly vectors: number;
  readonly differences: readonly { readonly vector: string; readonly differences: readonly string[] }[];
}

/** An amount as bundles write it. Units: decimal text of yuan; a null end is open. */
export interface YuanInterval {
  readonly min: string;
  readonly max: string | null;
}

/** A vector that pays otherwise under the texts of the workspace. */
export interface ChangedVector {
  readonly name: string;
  readonly year: number;
  readonly before: YuanInterval;
  readonly after: YuanInterval;
}

/** What the policy of the workspace says otherwise than that of a bundle. */
export interface BundleComparison {
  /** File of the policy in the workspace. */
  readonly path: string;
  readonly version: string;
  readonly rules: readonly PlanDifference[];
  readonly vectors: number;
  readonly changed: readonly ChangedVector[];
}
