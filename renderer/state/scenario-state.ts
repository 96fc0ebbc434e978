import type { Bilingual } from '../../engine/index';
import type { CurveReport, ScenarioReport, UncertaintyReport } from '../../main/ipc/scenario-contract';

export const scenarioViews = ['run', 'try', 'vary'] as const;
export type ScenarioViewName = (typeof scenarioViews)[number];

/** An answer, and what tells the texts it was made of from others. */
export interface Stamped<Answer> {
  readonly answer: Answer;
  readonly stamp: string;
}

/** What is computed under which scenario. */
export interface ScenarioState {
  /** Paths of the scenario that is looked at, and of the one beside it; null until one is chosen. */
  readonly path: string | null;
  readonly against: string | null;
  readonly view: ScenarioViewName;
  readonly report: Stamped<ScenarioReport> | null;
  readonly uncertainty: Stamped<UncertaintyReport> | null;
  readonly curve: Stamped<CurveReport> | null;
  /** Whether something is being computed. */
  readonly busy: boolean;
  /** Why nothing came of the last question. */
  readonly failure: Bilingual | null;
}

/** Before any scenario was looked at. */
export const noScenario: ScenarioState = {
  path: null,
  against: null,
  view: 'run',
  report: null,
  uncertainty: null,
  curve: null,
  busy: false,
  failure: null,
};
