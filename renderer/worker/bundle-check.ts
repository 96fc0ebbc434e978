import type { Bilingual, ComparisonSection } from '../../engine/index';

/** The files of a bundle that a check needs, by path: plan, text, vocabulary and vectors. */
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

/** An enterprise in a year that gets something else under the texts of the workspace. */
export interface ChangedCase {
  readonly name: string;
  readonly year: number;
  readonly before: YuanInterval;
  readonly after: YuanInterval;
}

/** What the policy of the workspace says and does otherwise than that of a bundle. */
export interface BundleComparison {
  /** File of the policy in the workspace. */
  readonly path: string;
  readonly version: string;
  readonly level: 'patch' | 'minor' | 'major';
  readonly levelWords: Bilingual;
  readonly reasons: readonly Bilingual[];
  /** The lowest version the change allows. */
  readonly requiredVersion: string;
  readonly sections: readonly ComparisonSection[];
  /** Worked examples and enterprises of the workspace that get something else. */
  readonly changed: readonly ChangedCase[];
}
