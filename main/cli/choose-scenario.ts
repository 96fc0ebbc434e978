import type { PolicyPlan } from '../../engine/compile/plan';
import { listMeasures } from '../../engine/scenario/measure';
import type { ScenarioReading } from '../../engine/scenario/read-against';
import { readScenarios } from '../../engine/scenario/read-scenarios';
import { readYearSpan } from '../../engine/scenario/read-years';
import type { Scenario } from '../../engine/scenario/scenario';
import type { SourceFile } from '../../engine/source/source-file';
import { UsageError, type Invocation } from './command';
import type { OpenedWorkspace } from './open-workspace';
import { requireSound } from './require-sound';

/** Reads every scenario of a workspace, against the policies it is for. */
export function readWorkspaceScenarios(
  { folder }: OpenedWorkspace,
  plans: readonly PolicyPlan[],
): readonly ScenarioReading[] {
  return readScenarios(
    folder.files.filter((file) => file.path.startsWith('scenarios/')),
    listMeasures(plans),
  );
}

/** A scenario that was chosen; its file is null where nothing is assumed. */
export interface ChosenScenario {
  readonly scenario: Scenario;
  readonly file: SourceFile | null;
}

/**
 * Chooses the scenario an option names, with the years of --years where they are given; without the option nothing is
 * assumed. Null after errors were printed. Errors: UsageError.
 */
export function chooseScenario(
  invocation: Invocation,
  opened: OpenedWorkspace,
  plans: readonly PolicyPlan[],
  option: 'scenario' | 'against' = 'scenario',
): ChosenScenario | null {
  const wanted = invocation.values[option];
  const years = readSpan(invocation);
  if (wanted === undefined) {
    if (!years) throw new UsageError({ zh: '请写 --scenario 或 --years', en: 'name a --scenario, or --years' });
    const name = invocation.language === 'zh' ? '不作假设' : 'nothing assumed';
    const place = { start: 0, end: 0 };
    const scenario = { id: 'none', name, file: '', place, years, baseYear: null, assumptions: [], funds: [] };
    return { scenario, file: null };
  }
  const readings = readWorkspaceScenarios(opened, plans);
  const found = readings.find(({ scenario, file }) => scenario?.id === wanted || file.path === wanted);
  const twins = readings.filter(({ scenario }) => scenario !== null && scenario.id === found?.scenario?.id);
  // The scenario that is looked for may be the one that could not be read as far as its identifier.
  const about = found?.scenario ? twins : found ? [found] : readings.filter(({ scenario }) => scenario === null);
  if (
    !requireSound(
      invocation,
      about.flatMap(({ diagnostics }) => diagnostics),
      opened,
    )
  )
    return null;
  if (!found?.scenario) {
    const known = readings.map(({ scenario }) => scenario?.id ?? '').join(', ');
    throw new UsageError({
      zh: `没有代号为 ${wanted} 的情景。可用：${known}`,
      en: `There is no scenario ${wanted}. There are: ${known}`,
    });
  }
  return { scenario: years ? { ...found.scenario, years } : found.scenario, file: found.file };
}

function readSpan({ values }: Invocation): readonly number[] | null {
  const typed = values['years'];
  if (typed === undefined) return null;
  const years = readYearSpan(typed);
  if (years) return years;
  throw new UsageError({
    zh: '--years 须为年份或起止年份，如 2023-2026，最多 20 年',
    en: '--years takes a year or years such as 2023-2026, 20 at most',
  });
}
