import type { AppInfo, DocumentId, Settings, WorkspaceDocument, WorkspaceSnapshot } from '../../main/ipc/contract';
import type { Bilingual, EnterpriseResult } from '../../engine/index';
import type { ExampleVerdicts, FileAnalysis, SymbolView } from '../worker/contract';
import type { EffectView } from '../worker/effect-view';
import type { PolicyView } from '../worker/policy-view';
import type { SimulationView } from '../worker/simulation-view';
import type { SuggestionsView } from '../worker/suggestion-view';
import type {
  ImpactAnswers,
  PopulationInfo,
  PopulationProgress,
  ReportDetail,
} from '../../main/ipc/population-contract';
import type { Study } from '../worker/study-client';
import type { StudyName } from '../worker/study-contract';
import type {
  AppState,
  BaselineChoice,
  BottomPanel,
  CursorState,
  DialogState,
  EngineState,
  Notice,
  OutsideChange,
  SidePanel,
  SimulationSelection,
  SystemPreferences,
  YearSpan,
} from './app-state';

import type { ScenarioState } from './scenario-state';

/** What happened. The reducer alone decides what it means for the state. */
export type Action =
  | { readonly type: 'hostDescribed'; readonly info: AppInfo }
  | { readonly type: 'settingsChanged'; readonly settings: Settings; readonly system: SystemPreferences }
  | { readonly type: 'manualShown'; readonly manual: AppState['manual'] }
  | { readonly type: 'zoomChanged'; readonly zoom: number }
  | { readonly type: 'workspaceOpened'; readonly workspace: WorkspaceSnapshot }
  | { readonly type: 'documentAdded'; readonly document: WorkspaceDocument }
  /** Something was said in a review: a file that nobody wants to see opened. */
  | { readonly type: 'reviewAdded'; readonly document: WorkspaceDocument }
  /** Invented enterprises: the policy stays in sight, so that its effect is seen. */
  | { readonly type: 'enterprisesAdded'; readonly document: WorkspaceDocument }
  | { readonly type: 'suggestionsJudged'; readonly suggestions: SuggestionsView | null }
  /** What is looked at in the review panel: one item of the policy, or null for all. */
  | { readonly type: 'reviewItemChosen'; readonly item: string | null }
  | { readonly type: 'documentEdited'; readonly document: DocumentId; readonly text: string }
  | { readonly type: 'saveStarted'; readonly document: DocumentId }
  | { readonly type: 'documentSaved'; readonly document: DocumentId; readonly text: string; readonly digest: string }
  | { readonly type: 'saveFailed'; readonly document: DocumentId }
  | { readonly type: 'documentChangedOutside'; readonly document: DocumentId; readonly change: OutsideChange }
  | { readonly type: 'outsideChangeKept'; readonly document: DocumentId }
  | { readonly type: 'outsideChangeTaken'; readonly document: DocumentId }
  | { readonly type: 'recoveredDecided'; readonly document: DocumentId }
  | { readonly type: 'tabOpened'; readonly document: DocumentId }
  | { readonly type: 'tabClosed'; readonly document: DocumentId }
  | { readonly type: 'cursorMoved'; readonly cursor: CursorState }
  | { readonly type: 'filesAnalysed'; readonly analyses: readonly FileAnalysis[]; readonly milliseconds: number }
  /** How a policy reads after a change that the form has just written; what it means is told later. */
  | { readonly type: 'policyShown'; readonly path: string; readonly view: PolicyView }
  | { readonly type: 'examplesJudged'; readonly verdicts: ExampleVerdicts }
  | { readonly type: 'workspaceSimulated'; readonly view: SimulationView }
  | { readonly type: 'baselineChosen'; readonly baseline: BaselineChoice }
  | { readonly type: 'effectExplained'; readonly effect: EffectView }
  | { readonly type: 'engineStopped'; readonly stopped: NonNullable<EngineState['stopped']> }
  | { readonly type: 'engineSettled' }
  | { readonly type: 'yearChosen'; readonly year: number }
  | { readonly type: 'lineSelected'; readonly selection: SimulationSelection | null }
  | { readonly type: 'enterpriseExplained'; readonly enterprise: string; readonly result: EnterpriseResult | null }
  | { readonly type: 'outlineRead'; readonly path: string; readonly symbols: readonly SymbolView[] }
  | { readonly type: 'studyDelivered'; readonly study: Study }
  | { readonly type: 'studyWaiting'; readonly names: readonly StudyName[] }
  | { readonly type: 'studyStopped'; readonly name: StudyName }
  /** Another population is open, or none. */
  | { readonly type: 'populationOpened'; readonly population: PopulationInfo | null }
  | { readonly type: 'preparationTold'; readonly progress: PopulationProgress | null }
  | { readonly type: 'impactWaiting'; readonly details: readonly ReportDetail[] }
  | {
      [Detail in ReportDetail]: {
        readonly type: 'impactDelivered';
        readonly detail: Detail;
        readonly answer: ImpactAnswers[Detail];
      };
    }[ReportDetail]
  /** How far the part of the report is that is being computed. */
  | { readonly type: 'reportingTold'; readonly progress: PopulationProgress }
  | { readonly type: 'impactCancelled' }
  | { readonly type: 'impactYearsChosen'; readonly span: YearSpan }
  | { readonly type: 'ruleByRuleAsked'; readonly asked: boolean }
  | { readonly type: 'readingsAsked'; readonly asked: boolean }
  | { readonly type: 'impactFailed'; readonly failure: Bilingual }
  | { readonly type: 'populationStopped' }
  | { readonly type: 'populationRestarted' }
  | { readonly type: 'scenarioTold'; readonly change: Partial<ScenarioState> }
  | { readonly type: 'sidePanelToggled'; readonly panel: SidePanel }
  | { readonly type: 'previewToggled' }
  | { readonly type: 'formToggled' }
  /** A part of the policy, to be shown in its form. */
  | { readonly type: 'formPlaceChosen'; readonly pointer: string }
  | { readonly type: 'bottomPanelToggled'; readonly panel: BottomPanel }
  | { readonly type: 'bottomPanelShown'; readonly panel: BottomPanel }
  | { readonly type: 'dialogOpened'; readonly dialog: DialogState }
  | { readonly type: 'dialogClosed' }
  | { readonly type: 'noticeGiven'; readonly severity: Notice['severity']; readonly message: Notice['message'] }
  | { readonly type: 'noticeDismissed'; readonly notice: number };
