import type { CanonicalDocument } from '../validate/canonical-document';
import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import type { SourceFile } from '../source/source-file';
import type { Period } from '../values/calendar';
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
  readonly witness: Witness;
  readonly affected: Affected;
}

/** Who shows a finding; where nobody does, why. */
export type Witness = ShownWitness | NoWitness;

/** An enterprise that was run through the simulation and shows what is claimed. */
export interface ShownWitness {
  readonly kind: 'shown';
  /** Made for the finding, or one of those that are loaded. */
  readonly origin: 'made' | 'loaded';
  readonly enterprise: Enterprise;
  readonly year: number;
  /** The same enterprise but for one fact, where the finding compares two. */
  readonly contrast: Enterprise | null;
  readonly contrastYear: number;
  /** Identifiers of the policies under which it shows the finding. */
  readonly policies: readonly string[];
}

export interface NoWitness {
  readonly kind: 'none';
  readonly why: Bilingual;
}

/**
 * How much of the loaded population a finding concerns in the year asked for. `paid`: what the clauses concerned pay
 * those enterprises; `forgone`: what they do not get because of what was found. Units: fen.
 */
export interface Affected {
  readonly enterprises: number;
  readonly money: MoneyInterval;
  readonly basis: 'paid' | 'forgone';
  /** Days that were looked at, where they are not those of the year asked for. */
  readonly period?: Period;
}
