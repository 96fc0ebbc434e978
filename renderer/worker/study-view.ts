import type {
  Affected,
  Bilingual,
  Diagnostic,
  EnterpriseFacts,
  EnterpriseResult,
  FactChange,
  QuantityInterval,
  ReadingPrice,
  TargetKind,
  Unit,
} from '../../engine/index';

/** What the policies mean and their drafters can hardly have meant. */
export interface FindingsView {
  /** Counts the lists, so that a witness is asked of the list it belongs to. */
  readonly list: number;
  readonly year: number;
  /** Size of the population that findings are measured on. */
  readonly population: number;
  readonly findings: readonly FindingView[];
  /** Version of each text that was analysed: places and fixes hold for these. */
  readonly versions: Readonly<Record<string, number>>;
}

export interface FindingView {
  readonly diagnostic: Diagnostic;
  /** Null where the analysis has counted nothing: what examples and texts say of themselves. */
  readonly affected: Affected | null;
  /** Position in the list, for asking for its witness; null where the finding has none. */
  readonly witness: number | null;
  /** Why nobody shows it. */
  readonly noWitness: Bilingual | null;
  /** Why it comes without an edit of the text. */
  readonly noFix: Bilingual | null;
}

/** An enterprise that shows a finding, beside one that differs in a fact where two are compared. */
export interface WitnessView {
  readonly year: number;
  /** Made for the finding, or one of the loaded ones. */
  readonly origin: 'made' | 'loaded';
  readonly subjects: readonly WitnessSubject[];
}

export interface WitnessSubject extends EnterpriseFacts {
  /** Null for a made one. */
  readonly name: string | null;
  readonly year: number;
  readonly result: EnterpriseResult;
}

/** What each way of reading the texts costs, most money first. */
export interface ReadingsView {
  readonly year: number;
  readonly enterprises: number;
  readonly readings: readonly ReadingPrice<number>[];
  /** Alternatives that have no price, and why. */
  readonly unpriced: readonly Diagnostic[];
}

/** What the worked examples of a policy show, and what none of them does. */
export interface CoverageView {
  readonly path: string;
  readonly targets: readonly CoverageEntry[];
}

export interface CoverageEntry {
  readonly id: string;
  readonly kind: TargetKind;
  readonly label: Bilingual;
  readonly clause: string | null;
  /** Where it stands; null where it is no part of the text. */
  readonly pointer: string | null;
  /** Examples that show it. */
  readonly examples: readonly string[];
}

/** Examples for what no example shows, ready to be put into the policy. */
export interface ProposalsView {
  readonly path: string;
  readonly examples: readonly ProposalView[];
  /** What no enterprise was found for. */
  readonly left: readonly Bilingual[];
}

export interface ProposalView {
  readonly name: string;
  /** An element of the list of examples, without indentation. */
  readonly text: string;
  readonly shows: readonly Bilingual[];
}

/** How far the targets of the policies are reached by the sample enterprises. */
export interface TargetsView {
  readonly year: number;
  readonly population: number;
  readonly targets: readonly TargetView[];
}

export interface TargetView {
  readonly id: string;
  readonly path: string;
  readonly policyTitle: string;
  readonly clause: string | null;
  readonly pointer: string;
  readonly indicator: string;
  readonly comparison: 'atLeast' | 'about' | 'equals' | 'coverage';
  /** As the reader sees them: `100家`, `85%`. */
  readonly wanted: string;
  readonly tolerance: string | null;
  /** Null where the facts of enterprises cannot tell. */
  readonly measured: { readonly low: string; readonly high: string; readonly of: number } | null;
  /** Shares of what is wanted, at most 1, for drawing. */
  readonly reached: { readonly low: number; readonly high: number } | null;
  readonly met: 'true' | 'false' | 'unknown';
  readonly by: string | null;
  readonly everyYear: boolean;
  /** Whether the day by which it is to be reached lies behind the year. */
  readonly due: boolean;
}

/** The fewest facts that would bring an item. */
export interface NearestView {
  readonly changes: readonly FactChange[];
  readonly grants: QuantityInterval;
  readonly unit: Unit;
  readonly earliest: string | null;
  readonly year: number;
}
