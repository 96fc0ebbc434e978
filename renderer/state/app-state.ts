import type { PricedReadings } from '../../main/ipc/readings-contract';
import type { ManualTopicId } from '../manual/manual-topic';
import type {
  BundleView,
  ComparisonView,
  DocumentId,
  Events,
  Language,
  RecentWorkspace,
  Settings,
  Theme,
  WorkspaceSnapshot,
} from '../../main/ipc/contract';
import type { Bilingual, Diagnostic, EnterpriseResult, MergeSide, Surface } from '../../engine/index';
import type {
  ImpactBrief,
  ImpactFull,
  ImpactOverlap,
  ImpactReductions,
  ImpactRules,
  ImpactTargets,
  ImpactYears,
  ImportPlanView,
  ImportReportView,
  PopulationInfo,
  PopulationProgress,
  ReportDetail,
} from '../../main/ipc/population-contract';
import type { PolicyView } from '../worker/policy-view';
import type { StudyName } from '../worker/study-contract';
import type {
  CoverageView,
  FindingsView,
  FindingView,
  ProposalsView,
  ReadingsView,
  TargetsView,
  WitnessView,
} from '../worker/study-view';
import type { EffectView } from '../worker/effect-view';
import type { SimulationView } from '../worker/simulation-view';
import type { SuggestionsView } from '../worker/suggestion-view';
import type { SymbolView } from '../worker/contract';
import type { ScenarioState } from './scenario-state';

/** Everything the window shows. Editors and workers stand beside it; they are told by it and tell it by actions. */
export interface AppState {
  readonly version: string;
  readonly platform: string;
  readonly settings: Settings;
  readonly system: SystemPreferences;
  /** What the settings mean now. */
  readonly language: Language;
  readonly theme: Theme;
  /** Factor on every size of the window: 1 is the normal size. */
  readonly zoom: number;
  readonly recent: readonly RecentWorkspace[];
  readonly workspace: WorkspaceState | null;
  readonly documents: Readonly<Record<DocumentId, DocumentState>>;
  /** Open tabs, from left to right. */
  readonly tabs: readonly DocumentId[];
  readonly activeTab: DocumentId | null;
  /** Path of the policy that the preview shows: the one edited last. */
  readonly previewed: string | null;
  readonly cursor: CursorState;
  /** The part of the active policy that its form shows, as a JSON pointer. */
  readonly formPlace: string;
  /** By path of the file. */
  readonly analyses: Readonly<Record<string, FileState>>;
  readonly engine: EngineState;
  /** Year that is simulated; null until the policies have told which years make sense. */
  readonly year: number | null;
  readonly simulation: SimulationView | null;
  /** What the simulation is compared with. */
  readonly baseline: BaselineChoice;
  readonly effect: EffectState | null;
  readonly selection: SimulationSelection | null;
  /** The trace of the selected enterprise. */
  readonly explanation: EnterpriseResult | null;
  readonly outline: OutlineState | null;
  readonly study: StudyState;
  /** How the suggestions stand to the policy of the preview; null while it cannot be read, and before it was asked. */
  readonly suggestions: SuggestionsView | null;
  /** The item that the review panel is about; null for the whole policy. */
  readonly reviewItem: string | null;
  readonly impact: ImpactState;
  readonly scenario: ScenarioState;
  readonly layout: LayoutState;
  readonly dialog: DialogState | null;
  /** The manual, open at a topic or at its contents. */
  readonly manual: { readonly topic: ManualTopicId | null } | null;
  readonly notices: readonly Notice[];
}

export type SystemPreferences = Omit<Events['settings:changed'], 'settings'>;

export type WorkspaceState = Omit<WorkspaceSnapshot, 'documents'>;

export interface DocumentState {
  readonly id: DocumentId;
  readonly path: string;
  /** As it stands in the editor. */
  readonly text: string;
  /** Counts the texts, from 1. */
  readonly version: number;
  readonly savedText: string;
  readonly savedDigest: string;
  readonly saving: boolean;
  /** What another program has put in the place of the saved text; `text` is null when it deleted the file. */
  readonly outside: OutsideChange | null;
  /** Unsaved text of an earlier session, until the user decides. */
  readonly recovered: string | null;
}

export interface OutsideChange {
  readonly text: string | null;
  readonly digest: string | null;
}

export interface CursorState {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface FileState {
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly policy: PolicyState | null;
}

export interface PolicyState {
  /** The last text that could be read as a policy. */
  readonly view: PolicyView | null;
  /** Whether `view` is that of the present text. */
  readonly current: boolean;
  readonly surface: Surface;
}

export interface EngineState {
  readonly busy: boolean;
  /** File whose text is left out because it stopped the engine. */
  readonly stopped: { readonly path: string | null; readonly reason: 'slow' | 'bug'; readonly detail: string } | null;
  readonly milliseconds: number;
}

/** What the user compares the simulation with; texts were read when they were chosen. */
export type BaselineChoice =
  | { readonly kind: 'saved' }
  | {
      readonly kind: 'release';
      readonly path: string;
      readonly text: string;
      readonly version: string;
      readonly revision: number;
    }
  | { readonly kind: 'version'; readonly path: string; readonly text: string; readonly savedAt: string }
  | { readonly kind: 'policy'; readonly path: string; readonly against: string };

export interface EffectState {
  readonly view: EffectView;
  /** Whether it is about the simulation that is shown. */
  readonly current: boolean;
}

export interface SimulationSelection {
  readonly enterprise: string;
  /** Null while the enterprise as a whole is selected. */
  readonly line: string | null;
}

export interface OutlineState {
  readonly path: string;
  readonly symbols: readonly SymbolView[];
}

/** What the study worker made last of what is looked at; the views are null before the first time. */
export interface StudyState {
  readonly findings: FindingsView | null;
  readonly readings: ReadingsView | null;
  /** Of the policy they name, which need not be the one looked at now. */
  readonly coverage: CoverageView | null;
  readonly proposals: ProposalsView | null;
  readonly targets: TargetsView | null;
  /** Views that are not those of the present texts yet. */
  readonly waiting: readonly StudyName[];
  /** Views that could not be made of the present texts. */
  readonly stopped: readonly StudyName[];
}

/** Years from the first to the last, both included. */
export interface YearSpan {
  readonly from: number;
  readonly to: number;
}

/** What the policies cost on the open population, or on the samples where none is open. */
export interface ImpactState {
  readonly population: PopulationInfo | null;
  /** Counts what reports rest on: each simulation of changed texts is another. */
  readonly basis: number;
  readonly brief: ImpactBrief | null;
  readonly full: ImpactFull | null;
  readonly reductions: ImpactReductions | null;
  readonly overlap: ImpactOverlap | null;
  readonly targets: ImpactTargets | null;
  readonly years: ImpactYears | null;
  readonly rules: ImpactRules | null;
  readonly readings: PricedReadings | null;
  /** First and last of the years that are compared; null: the year that is simulated and its neighbours. */
  readonly span: YearSpan | null;
  /** Whether somebody asked what each single rule takes away: that takes as many computations as there are rules. */
  readonly ruleByRule: boolean;
  /** Whether somebody asked what readings cost on the population: that computes it once for each alternative. */
  readonly readingsAsked: boolean;
  /** Parts that are not those of the present texts yet, the one being computed first. */
  readonly waiting: readonly ReportDetail[];
  /** How far the part is that is being computed. */
  readonly reporting: PopulationProgress | null;
  /** Whether the user stopped the last report before it was whole. */
  readonly cancelled: boolean;
  /** Why the last report could not be made. */
  readonly failure: Bilingual | null;
  /** Whether the computing process has ended without being asked to. */
  readonly stopped: boolean;
  /** What is generated, imported or read at the moment. */
  readonly preparing: PopulationProgress | null;
}

export type SidePanel = 'files' | 'outline';
export const bottomPanels = [
  'simulation',
  'problems',
  'examples',
  'readings',
  'targets',
  'history',
  'impact',
  'scenario',
  'review',
] as const;
export type BottomPanel = (typeof bottomPanels)[number];

export interface LayoutState {
  readonly side: SidePanel | null;
  /** Whether policies are edited as forms instead of texts. */
  readonly form: boolean;
  readonly preview: boolean;
  readonly bottom: BottomPanel | null;
}

/** Parts of the dialog about signatures. */
export type SigningTab = 'keys' | 'trust' | 'log';

/** Whose value is taken at the places of a merge that both sides changed, by the names of the places. */
export type MergeDecisions = Readonly<Record<string, MergeSide>>;

export type DialogState =
  | { readonly kind: 'palette' }
  | { readonly kind: 'newPolicy' }
  | {
      readonly kind: 'compare';
      readonly document: DocumentId;
      readonly against: 'disk' | 'recovered';
      /** What is decided of the merge it was opened from, to go back to. */
      readonly decisions?: MergeDecisions;
    }
  | { readonly kind: 'version'; readonly document: DocumentId; readonly text: string; readonly savedAt: string }
  /** Unsaved text and what another program has written, field by field. */
  | { readonly kind: 'merge'; readonly document: DocumentId; readonly decisions?: MergeDecisions }
  | { readonly kind: 'conflict'; readonly document: DocumentId }
  /** Unsaved text, to be turned into suggestions. */
  | { readonly kind: 'suggest'; readonly document: DocumentId }
  | { readonly kind: 'export'; readonly document: DocumentId }
  | { readonly kind: 'signing'; readonly tab: SigningTab }
  | { readonly kind: 'bundle'; readonly bundle: BundleView; readonly exported: boolean }
  | { readonly kind: 'release'; readonly comparison: ComparisonView }
  /** Two policies side by side, by the paths of their files. */
  | { readonly kind: 'policies'; readonly left: string; readonly right: string }
  | { readonly kind: 'witness'; readonly finding: FindingView; readonly witness: WitnessView }
  | { readonly kind: 'newScenario' }
  | { readonly kind: 'generate' }
  | { readonly kind: 'import'; readonly plan: ImportPlanView }
  | { readonly kind: 'imported'; readonly report: ImportReportView }
  | { readonly kind: 'about' };

/** A message that stays until it is read or replaced. */
export interface Notice {
  readonly id: number;
  readonly severity: 'success' | 'information' | 'warning' | 'error';
  readonly message: Bilingual;
}
