import { courseWords, describeAnswer, metricWords } from '../../engine/scenario/answer-words';
import { measureStated, measureTrials, needsTrials, type CostMetric } from '../../engine/scenario/cost-metric';
import { listMeasures } from '../../engine/scenario/measure';
import { readAgainst } from '../../engine/scenario/read-against';
import { readMoney } from '../../engine/scenario/read-funds';
import { runScenario } from '../../engine/scenario/run-scenario';
import type { AssumptionKind, Scenario } from '../../engine/scenario/scenario';
import { prepareModel, type ScenarioModel } from '../../engine/scenario/scenario-model';
import { courseOf, findCliffs, seekGoal } from '../../engine/scenario/seek-goal';
import { summariseTrials } from '../../engine/scenario/summarise-trials';
import { totalScenario } from '../../engine/scenario/total-scenario';
import { weighAssumptions } from '../../engine/scenario/weigh-assumptions';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { asFen, formatMoney, type Fen } from '../../engine/values/money';
import { formatRational, fromInteger, multiply, type Rational } from '../../engine/values/rational';
import { readPolicy } from '../../engine/pipeline';
import { fail } from '../ipc/host-failure';
import type { WorldText } from '../ipc/population-contract';
import type {
  CurveChoice,
  CurveReport,
  ScenarioBasis,
  ScenarioReport,
  TrialChoice,
  UncertaintyReport,
} from '../ipc/scenario-contract';
import { readManifest } from '../population/population-folder';
import { rememberWorlds, type ReadWorld } from '../population/read-world';
import { breathe, type TaskLimits, type TaskRun } from '../population/task-run';
import { gatherClaims, rememberClaims, type ClaimSource } from './gather-claims';
import { assumptionNames, listFigures } from './list-figures';
import { runTrials } from './run-trials';
import { saveTables } from './saved-tables';
import { tablesOfPair, tablesOfUncertainty } from './scenario-tables';
import { money } from './typed-cell';
import { varyModel } from './vary-model';
import { viewRun } from './view-run';

/** What every question about a scenario says. */
export interface ScenarioQuestion extends TaskLimits, ScenarioBasis {
  /** Folder of the population; null: the sample enterprises of the workspace. */
  readonly folder: string | null;
}

/** Longest time of trials in the window. Units: seconds. */
const LONGEST = 60;

interface Opened {
  readonly world: ReadWorld;
  readonly source: ClaimSource;
  readonly scenario: Scenario;
}

/** Answers questions about scenarios; claims that were listed are kept for the next. */
export function answerScenarios() {
  const readWorld = rememberWorlds();
  const claimsOf = rememberClaims();

  const open = (question: ScenarioQuestion): Opened => {
    const world = readWorld(question.world);
    const { folder, threads, memory } = question;
    const where = folder ?? JSON.stringify(question.world.enterprises);
    const key = [where, world.words, world.draft.key].join('\n');
    const limits = { ...(threads === undefined ? {} : { threads }), ...(memory === undefined ? {} : { memory }) };
    return { world, source: { ...limits, folder, world, key }, scenario: readSound(question.scenario, world) };
  };
  const prepare = async ({ world, source }: Opened, scenario: Scenario, run: TaskRun): Promise<ScenarioModel> => {
    const claims = await claimsOf(source, scenario, run);
    return prepareModel(scenario, listMeasures(world.draft.plans), claims);
  };

  return {
    async run(
      question: ScenarioQuestion & { readonly against: WorldText | null },
      run: TaskRun,
    ): Promise<ScenarioReport> {
      const opened = open(question);
      const { world } = opened;
      const other = question.against && readSound(question.against, world);
      const one = runScenario(await prepare(opened, opened.scenario, run));
      await breathe(run);
      const two = other && runScenario(await prepare(opened, other, run));
      const readings = question.world.draft.map((file) => readPolicy(file, world.vocabulary));
      const { folder } = question;
      return {
        source: question.source,
        enterprises: folder === null ? world.readEnterprises().length : (await readManifest(folder)).enterprises,
        runs: [one, ...(two ? [two] : [])].map(viewRun),
        pair: two && saveTables((language) => tablesOfPair(one, two, language)),
        figures: listFigures(readings, question.scenario),
      };
    },

    async try(question: ScenarioQuestion & { readonly choice: TrialChoice }, run: TaskRun): Promise<UncertaintyReport> {
      const opened = open(question);
      const { choice } = question;
      const model = await prepare(opened, opened.scenario, run);
      const trials = await tryModel(model, choice, run, (share) => share);
      const [uncertainty, weights] = [summariseTrials(model, trials), weighAssumptions(model)];
      const stated = totalScenario(model).years;
      return {
        seed: choice.seed,
        runs: choice.runs,
        trials: uncertainty.trials,
        total: uncertainty.total,
        stated: uncertainty.stated,
        years: uncertainty.years.map(({ year, p10, p50, p90, least, most }, at) => ({
          year,
          ...{ p10, p50, p90, least, most },
          stated: stated[at]?.expected ?? asFen(0),
        })),
        weights: weights.map(({ assumption: { of, scope, range }, low, high, swing }) => ({
          name: assumptionNames[of],
          scope,
          lowValue: range ? writeValue(of, range.low) : '',
          highValue: range ? writeValue(of, range.high) : '',
          low,
          high,
          swing,
        })),
        tables: saveTables((language) => tablesOfUncertainty(uncertainty, weights, language)),
      };
    },

    async vary(question: ScenarioQuestion & { readonly choice: CurveChoice }, run: TaskRun): Promise<CurveReport> {
      const { world, source, scenario } = open(question);
      const { choice } = question;
      const { year, metric } = choice;
      if (year !== null && !scenario.years.includes(year))
        throw fail('scenario/year', `情景不含 ${year} 年。`, `The scenario has no ${year}.`);
      const goal = readGoal(choice);
      const readings = question.world.draft.map((file) => readPolicy(file, world.vocabulary));
      const policies = { plans: world.draft.plans, vocabulary: world.vocabulary, readings };
      const variants = varyModel(policies, { file: question.scenario, scenario }, choice);
      const lists = [...new Set(variants.map(({ plans }) => plans))];
      const claims =
        lists.length === 1 && lists[0] === world.draft.plans
          ? [await claimsOf(source, scenario, run)]
          : await gatherClaims(source, lists, scenario, run);
      const points: { readonly value: string; readonly cost: Fen }[] = [];
      for (const [index, variant] of variants.entries()) {
        const share = index / variants.length;
        run.progress({ step: stepOf(variant.value), share });
        const own = claims[lists.indexOf(variant.plans)] ?? [];
        const model = prepareModel(variant.scenario, listMeasures(variant.plans), own);
        const cost = needsTrials(metric)
          ? measureTrials(
              model,
              await tryModel(model, choice, run, (part) => share + part / variants.length),
              metric,
              year,
            )
          : measureStated(model, metric, year);
        points.push({ value: variant.value, cost });
        await breathe(run);
      }
      const answer = goal && seekGoal(points, goal);
      const cliffs = findCliffs(points);
      return {
        choice,
        points,
        cliffs,
        says: [
          ...(answer ? describeAnswer(answer, points.length) : []),
          courseWords[answer ? answer.course : courseOf(points)],
          ...cliffs.map(({ from, to, change }): Bilingual => ({
            zh: `陡变：从 ${from} 到 ${to}，变动 ${formatMoney(change, 'zh')}`,
            en: `Cliff from ${from} to ${to}: ${formatMoney(change, 'en')}`,
          })),
        ],
        goal: goal?.amount ?? null,
        threshold: answer?.threshold ?? null,
        tables: saveTables((language) => [tableOfCurve(choice.vary, metric, points, language)]),
      };
    },
  };
}

function tableOfCurve(what: string, metric: CostMetric, points: CurveReport['points'], language: 'zh' | 'en') {
  const name = metricWords[metric][language];
  return {
    key: 'curve',
    title: language === 'zh' ? `${what} 与${name}` : `${name} by ${what}`,
    heading: [language === 'zh' ? '取值' : 'value', name],
    rows: points.map(({ value, cost }) => [value, money(cost)]),
  };
}

function writeValue(of: AssumptionKind, value: Rational): string {
  return of === 'lateMonths' ? formatRational(value) : `${formatRational(multiply(value, fromInteger(100)))}%`;
}

function stepOf(value: string): Bilingual {
  return { zh: `取值 ${value}`, en: `value ${value}` };
}

async function tryModel(
  model: ScenarioModel,
  { runs, seed }: TrialChoice,
  run: TaskRun,
  share: (part: number) => number,
) {
  return runTrials(model, { runs, seed, seconds: LONGEST }, async (done) => {
    run.progress({ step: { zh: '试算', en: 'trials' }, share: share(done / runs) });
    await breathe(run);
  });
}

/** Errors: scenario/unsound, with what is wrong first. */
function readSound(file: WorldText, world: ReadWorld): Scenario {
  const { scenario, diagnostics } = readAgainst(file, listMeasures(world.draft.plans));
  const problem = diagnostics.find(({ severity }) => severity === 'error');
  if (scenario && !problem) return scenario;
  throw fail(
    'scenario/unsound',
    `情景 ${file.path} 有错误，没有测算：${problem?.message.zh ?? ''}`,
    `The scenario ${file.path} has mistakes; nothing was computed: ${problem?.message.en ?? ''}`,
  );
}

/** Errors: scenario/goal. */
function readGoal({ goal }: CurveChoice) {
  if (!goal) return null;
  const amount = readMoney(goal.amount.trim());
  if (amount === null)
    throw fail(
      'scenario/goal',
      `目标金额“${goal.amount}”读不懂，请写成 3000万元 这样。`,
      `The goal “${goal.amount}” is no amount; write it like 3000万元.`,
    );
  return { comparison: goal.comparison, amount };
}
