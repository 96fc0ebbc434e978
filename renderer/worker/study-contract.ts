import type { MergeSide, MergeTexts, PolicyMerge } from '../../engine/index';
import type { BundleComparison, BundleReplay, BundleTexts } from './bundle-check';
import type { VersionComparison, VersionPair } from './compare-versions';
import type { PoliciesView } from './policies-view';
import type {
  CoverageView,
  FindingsView,
  NearestView,
  ProposalsView,
  ReadingsView,
  TargetsView,
  WitnessView,
} from './study-view';

/**
 * What the window may ask of the study worker: what takes too long to be worked out between two keystrokes. It has the
 * texts a moment after the engine worker, and works on one request at a time.
 */
export interface StudyRequests {
  'workspace:reset': { in: Record<string, never>; out: null };
  /** The texts that changed since the last message; a text of null is gone. */
  'files:put': { in: { files: readonly StudyFile[] }; out: null };
  'findings:list': { in: { year: number }; out: FindingsView };
  /** The enterprise that shows a finding; null when there is none, or the list it comes from is outdated. */
  'findings:witness': { in: { list: number; index: number }; out: WitnessView | null };
  'readings:price': { in: { year: number }; out: ReadingsView };
  /** Null while the policy has errors. */
  'examples:cover': { in: { path: string }; out: CoverageView | null };
  /** Worked out in slices: the same question goes on where the last one left off. */
  'examples:propose': { in: { path: string }; out: ProposalsView | Unfinished | null };
  'targets:measure': { in: { year: number }; out: TargetsView };
  /** What one text of a document says otherwise than another, in words. */
  'versions:compare': { in: VersionPair; out: VersionComparison };
  /** Two changes of one policy as one; null where it is no policy. Decisions are by the names of the conflicts. */
  'versions:merge': { in: MergeTexts & { decisions: Readonly<Record<string, MergeSide>> }; out: PolicyMerge | null };
  /** Two policies side by side, by their paths; null where one of them cannot be read. */
  'policies:compare': { in: { left: string; right: string; year: number }; out: PoliciesView | null };
  /** The fewest facts that would bring an item; null when it takes too many. */
  'change:nearest': { in: NearestRequest; out: NearestView | null };
  /** Whether this engine gives what the vectors of a bundle say. */
  'bundle:replay': { in: { texts: BundleTexts }; out: BundleReplay };
  /**
   * What the newest texts say and do otherwise than a bundle; 'none' when they have no policy of its name without
   * errors, 'unreadable' when the text of the bundle can no longer be read.
   */
  'bundle:compare': { in: { texts: BundleTexts }; out: BundleComparison | 'none' | 'unreadable' };
  /** Gives the text of a policy another version; null when it cannot be read. */
  'bundle:revise': { in: { text: string; version: string }; out: string | null };
}

/** A view that takes further slices of time; between them other questions are answered. */
export interface Unfinished {
  readonly unfinished: true;
}

/** Questions that are answered once, as soon as the worker is free. */
export type StudyQuestion =
  | 'findings:witness'
  | 'change:nearest'
  | 'versions:compare'
  | 'versions:merge'
  | 'policies:compare'
  | 'bundle:replay'
  | 'bundle:compare'
  | 'bundle:revise';

export interface StudyFile {
  readonly path: string;
  readonly text: string | null;
  readonly version: number;
}

export interface NearestRequest {
  readonly enterprise: string;
  readonly year: number;
  readonly policy: string;
  readonly item: string;
}

export type StudyRequestName = keyof StudyRequests;

/** Views that are kept up to date while they are looked at. */
export const studyNames = [
  'findings:list',
  'targets:measure',
  'readings:price',
  'examples:cover',
  'examples:propose',
] as const satisfies readonly StudyRequestName[];
export type StudyName = (typeof studyNames)[number];

/** One message to the worker. */
export interface StudyRequest<Name extends StudyRequestName = StudyRequestName> {
  readonly id: number;
  readonly name: Name;
  readonly argument: StudyRequests[Name]['in'];
}
