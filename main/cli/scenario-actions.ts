import { courseWords, describeAnswer, metricWords } from '../../engine/scenario/answer-words';
import type { CostMetric } from '../../engine/scenario/cost-metric';
import { listMeasures } from '../../engine/scenario/measure';
import { runScenario, type ScenarioRun } from '../../engine/scenario/run-scenario';
import type { Scenario } from '../../engine/scenario/scenario';
import { prepareModel } from '../../engine/scenario/scenario-model';
import { courseOf, findCliffs, seekGoal } from '../../engine/scenario/seek-goal';
import { summariseTrials } from '../../engine/scenario/summarise-trials';
import { weighAssumptions } from '../../engine/scenario/weigh-assumptions';
import { formatMoney } from '../../engine/values/money';
import type { Surface } from '../../engine/values/surface';
import { chooseScenario, readWorkspaceScenarios, type ChosenScenario } from './choose-scenario';
import { UsageError, type ExitCode, type Invocation } from './command';
import { gatherClaims } from './gather-claims';
import { jsonAmount } from './json-amount';
import type { OpenedWorkspace } from './open-workspace';
import { openPolicies, requireOption, type ChosenPolicies } from './population-options';
import { linesOfTerms } from './lines-of-terms';
import { printJson, printLine } from './print';
import { formatFindings, hasErrors, jsonFindings } from './report-findings';
import { readTrialLimits, tryModel } from './try-model';
import { measureScenario, pointsOf, readGoal, readMetric } from './scenario-goal';
import { jsonRun, jsonUncertainty } from './scenario-json';
import { tablesOfPair, tablesOfRun, tablesOfUncertainty } from '../scenario/scenario-tables';
import { money, type TypedTable } from '../scenario/typed-cell';
import { varyScenario, type Variant } from './vary-scenario';
import { giveReport, requireReportPlace } from './write-tables';

interface Opened {
  readonly chosen: ChosenPolicies;
  readonly opened: OpenedWorkspace;
}

/** `scenario check WORKSPACE`: the scenarios there are, and what is wrong with them. */
export async function checkScenarios(invocation: Invocation): Promise<ExitCode> {
  const found = await open(invocation);
  if (!found) return 1;
  const readings = readWorkspaceScenarios(found.opened, found.chosen.plans);
  const diagnostics = readings.flatMap((each) => each.diagnostics);
  const sound = !hasErrors(diagnostics);
  if (invocation.json) {
    const scenarios = readings.map(({ file, scenario }) => ({
      file: file.path,
      id: scenario?.id,
      name: scenario?.name,
    }));
    printJson(invocation, { ok: sound, scenarios, diagnostics: jsonFindings(diagnostics, found.opened, invocation) });
    return sound ? 0 : 1;
  }
  for (const { scenario } of readings) if (scenario) printLine(invocation, `${scenario.id}  ${scenario.name}`);
  for (const line of formatFindings(diagnostics, found.opened, invocation)) invocation.host.writeError(`${line}\n`);
  return sound ? 0 : 1;
}

/** `scenario run WORKSPACE --scenario A [--against B]`. */
export async function runScenarios(invocation: Invocation): Promise<ExitCode> {
  const { language, values } = invocation;
  const found = await open(invocation);
  const one = found && chooseScenario(invocation, found.opened, found.chosen.plans);
  if (!found || !one) return 1;
  const against = values['against'];
  const other = against === undefined ? null : chooseScenario(invocation, found.opened, found.chosen.plans, 'against');
  if (against !== undefined && !other) return 1;
  const run = await compute(invocation, found, one.scenario);
  const second = other && (await compute(invocation, found, other.scenario));
  const runs = second ? [run, second] : [run];
  await giveReport(invocation, {
    title: runs.map(({ model }) => model.scenario.name).join(language === 'zh' ? ' 与 ' : ' against '),
    lines: [
      ...runs.map((each) => lineOfRun(each, language)),
      ...linesOfTerms(
        found.chosen.plans,
        [...new Set(runs.flatMap(({ model }) => model.scenario.years))].sort(),
        language,
      ),
    ],
    tables: [
      ...(second ? tablesOfPair(run, second, language) : []),
      ...runs.flatMap((each) =>
        tablesOfRun(each, language).map((table) =>
          second ? { ...table, key: `${each.model.scenario.id}.${table.key}` } : table,
        ),
      ),
    ],
    json: { ok: true, scenarios: runs.map((each) => jsonRun(each, language)) },
  });
  return 0;
}

function lineOfRun({ cost, model }: ScenarioRun, language: Surface): string {
  const { name } = model.scenario;
  const later = cost.later > 0n;
  const [total, rest] = [formatMoney(cost.expected, language), formatMoney(cost.later, language)];
  if (language === 'zh') return `${name}：各年合计 ${total}${later ? `，其中 ${rest} 在末年之后申报` : ''}`;
  return `${name}: ${total} over all years${later ? `, ${rest} of it claimed after the last one` : ''}`;
}

/** `scenario uncertainty WORKSPACE --scenario A`. */
export async function tryScenario(invocation: Invocation): Promise<ExitCode> {
  const { language } = invocation;
  requireOption(invocation, 'scenario');
  const found = await open(invocation);
  const one = found && chooseScenario(invocation, found.opened, found.chosen.plans);
  if (!found || !one) return 1;
  const limits = readTrialLimits(invocation);
  const { model } = await compute(invocation, found, one.scenario);
  const trials = await tryModel(invocation, model, limits);
  const [uncertainty, weights] = [summariseTrials(model, trials), weighAssumptions(model)];
  const { name } = one.scenario;
  const certain = weights.length === 0;
  await giveReport(invocation, {
    title: language === 'zh' ? `${name}的不确定性` : `How uncertain ${name} is`,
    lines: certain
      ? [
          language === 'zh'
            ? '没有一项假设写了范围，各次试算相同。'
            : 'No assumption has a range: all trials are the same.',
        ]
      : [],
    tables: tablesOfUncertainty(uncertainty, weights, language),
    json: { ok: true, scenario: one.scenario.id, seed: limits.seed, ...jsonUncertainty(uncertainty, weights) },
  });
  return 0;
}

/** `scenario sweep WORKSPACE --vary FIGURE`: the curve of a cost, and its cliffs. */
export async function sweepScenario(invocation: Invocation): Promise<ExitCode> {
  const { language } = invocation;
  const metric = readMetric(invocation);
  const points = await curve(invocation, metric);
  if (!points) return 1;
  const [course, cliffs] = [courseOf(points), findCliffs(points)];
  const zh = language === 'zh';
  await giveReport(invocation, {
    title: titleOfCurve(invocation, metric),
    lines: [
      courseWords[course][language],
      ...cliffs.map(({ from, to, change }) => {
        const amount = formatMoney(change, language);
        return zh ? `陡变：从 ${from} 到 ${to}，变动 ${amount}` : `Cliff from ${from} to ${to}: ${amount}`;
      }),
    ],
    tables: [tableOfCurve(invocation, metric, points)],
    json: {
      ok: true,
      vary: invocation.values['vary'],
      metric,
      course,
      points: points.map(({ value, cost }) => ({ value, cost: jsonAmount(cost) })),
      cliffs: cliffs.map(({ from, to, change }) => ({ from, to, change: jsonAmount(change) })),
    },
  });
  return 0;
}

/** `scenario seek WORKSPACE --vary FIGURE --goal 'p90<=3000万元'`. */
export async function seekScenario(invocation: Invocation): Promise<ExitCode> {
  const { language } = invocation;
  const { metric, goal } = readGoal(invocation);
  const points = await curve(invocation, metric);
  if (!points) return 1;
  const answer = seekGoal(points, goal);
  await giveReport(invocation, {
    title: titleOfCurve(invocation, metric),
    lines: [
      ...describeAnswer(answer, points.length).map((line) => line[language]),
      courseWords[answer.course][language],
    ],
    tables: [tableOfCurve(invocation, metric, points)],
    json: {
      ok: true,
      vary: invocation.values['vary'],
      goal: invocation.values['goal'],
      ...answer,
      unique: answer.threshold !== null,
      points: points.map(({ value, cost }) => ({ value, cost: jsonAmount(cost) })),
    },
  });
  return 0;
}

function titleOfCurve({ values, language }: Invocation, metric: CostMetric): string {
  const what = values['vary'] ?? '';
  return language === 'zh' ? `${what} 与${metricWords[metric].zh}` : `${metricWords[metric].en} by ${what}`;
}

type Points = NonNullable<Awaited<ReturnType<typeof curve>>>;

function tableOfCurve(invocation: Invocation, metric: CostMetric, points: Points): TypedTable {
  const { language } = invocation;
  return {
    key: 'curve',
    title: titleOfCurve(invocation, metric),
    heading: [language === 'zh' ? '取值' : 'value', metricWords[metric][language]],
    rows: points.map(({ value, cost }) => [value, money(cost)]),
  };
}

async function curve(invocation: Invocation, metric: CostMetric) {
  const found = await open(invocation);
  const base = found && chooseScenario(invocation, found.opened, found.chosen.plans);
  if (!found || !base) return null;
  const variants = varyScenario(invocation, found.chosen, base);
  const claims = await claimsOf(invocation, found, base, variants);
  const costs = [];
  for (const [index, { plans, scenario }] of variants.entries()) {
    const model = prepareModel(scenario, listMeasures(plans), claims[index] ?? []);
    costs.push(await measureScenario(invocation, model, metric));
  }
  return pointsOf(
    variants.map(({ value }) => value),
    costs,
  );
}

/** Where only the scenario varies, all share the claims of the one list of policies. */
async function claimsOf(
  invocation: Invocation,
  { opened }: Opened,
  base: ChosenScenario,
  variants: readonly Variant[],
) {
  const lists = [...new Set(variants.map(({ plans }) => plans))];
  if (variants.some(({ scenario }) => scenario.baseYear !== base.scenario.baseYear))
    throw new UsageError({ zh: '基年不能变动', en: 'the base year cannot be varied' });
  const claims = await gatherClaims(invocation, opened, lists, base.scenario);
  return variants.map(({ plans }) => claims[lists.indexOf(plans)]);
}

async function compute(invocation: Invocation, { chosen, opened }: Opened, scenario: Scenario): Promise<ScenarioRun> {
  const [claims = []] = await gatherClaims(invocation, opened, [chosen.plans], scenario);
  return runScenario(prepareModel(scenario, listMeasures(chosen.plans), claims));
}

async function open(invocation: Invocation): Promise<Opened | null> {
  await requireReportPlace(invocation);
  const [, typed, ...others] = invocation.operands;
  if (typed === undefined || others.length > 0)
    throw new UsageError({ zh: '请指明一个工作区', en: 'name one workspace' });
  const chosen = await openPolicies(invocation, typed);
  if (!chosen) return null;
  if (chosen.opened) return { chosen, opened: chosen.opened };
  throw new UsageError({ zh: '情景放在工作区中，规则包没有', en: 'scenarios stand in a workspace; a bundle has none' });
}
