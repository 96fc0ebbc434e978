import type { CanonicalDocument } from '../validate/canonical-document';
import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import type { SourceFile } from '../source/source-file';
import type { MoneyInterval } from '../values/money';
import type { PolicyDocument } from '../../schemas/generated/types';

/** A policy as the pipeline reads it; one that could not be compiled is left out of the analysis. */
export interface AnalysedPolicy {
  readonly file: SourceFile;
  readonly canonical: CanonicalDocument<PolicyDocument> | null;
  readonly checked: CheckedPolicy | null;
  readonly plan: PolicyPlan | null;
}

/** Something worth the drafter's attention that no text shows by itself, with an enterprise that shows it. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly policy: string;
  /** Made for the finding and run through the simulation; null where the finding is that nobody is concerned. */
  readonly witness: Witness | null;
  readonly affected: Affected;
}

export interface Witness {
  readonly enterprise: Enterprise;
  /** The same enterprise but for one fact, where the finding compares two. */
  readonly contrast: Enterprise | null;
  readonly year: number;
}

/** How much of the loaded population a finding concerns. Units: fen. */
export interface Affected {
  readonly enterprises: number;
  readonly money: MoneyInterval;
}
