import { claimPopulation } from './claim-population';
import type { EnterpriseResult } from '../../engine/simulate/result';
import type { ImpactAnswers, ReportDetail } from '../ipc/population-contract';
import { comparePopulation } from './compare-population';
import { explainHeld, type ExplainInput } from './explain-held';
import { generatePopulation } from './generate-population';
import { holdPopulations } from './hold-population';
import { importPopulation } from './import/import-population';
import { inspectFiles } from './import/inspect-files';
import { priceOnPopulation } from './price-alternatives';
import { reportOn, type ReportInput } from './report-population';
import { simulatePopulation } from './simulate-population';
import { sweepPopulation } from './sweep-population';
import { answerScenarios } from '../scenario/answer-scenario';
import type { TaskRun } from './task-run';

/** What this process has open between questions. */
const hold = holdPopulations();
const scenarios = answerScenarios();

/** What the process of populations can be asked to do. */
export const tasks = {
  generate: generatePopulation,
  inspect: inspectFiles,
  import: importPopulation,
  simulate: simulatePopulation,
  compare: comparePopulation,
  sweep: sweepPopulation,
  readings: priceOnPopulation,
  claims: claimPopulation,
  scenarioRun: scenarios.run,
  scenarioTry: scenarios.try,
  scenarioVary: scenarios.vary,
  report: (input: ReportInput, run: TaskRun): Promise<ImpactAnswers[ReportDetail]> =>
    hold(input, run, (held) => reportOn(held, input, run)),
  explain: (input: ExplainInput, run: TaskRun): Promise<EnterpriseResult | null> =>
    hold(input, run, (held) => explainHeld(held, input)),
} as const satisfies Readonly<Record<string, (input: never, run: TaskRun) => Promise<unknown>>>;

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;
