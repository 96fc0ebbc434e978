import type { Command } from './command';
import { computingOptions } from './computing-options';
import { runAction, type Actions } from './run-action';
import { checkScenarios, runScenarios, seekScenario, sweepScenario, tryScenario } from './scenario-actions';

const actions: Actions = {
  check: checkScenarios,
  run: runScenarios,
  uncertainty: tryScenario,
  sweep: sweepScenario,
  seek: seekScenario,
};

/** `cuoshi scenario ACTION WORKSPACE`: what policies cost under assumptions and from funds. */
export const scenarioCommand: Command = {
  name: 'scenario',
  operand: {
    name: 'ACTION WORKSPACE',
    words: {
      zh: 'check、run、uncertainty、sweep 或 seek，以及工作区文件夹',
      en: 'check, run, uncertainty, sweep or seek, and the folder of a workspace',
    },
  },
  operands: { least: 1, most: 2 },
  words: { zh: '按情景和资金池测算多年费用', en: 'Work out costs over years under assumptions and from funds' },
  options: {
    scenario: {
      value: 'ID',
      words: {
        zh: 'scenarios/ 中情景的代号；不写则不作假设',
        en: 'a scenario of scenarios/; without it nothing is assumed',
      },
    },
    against: { value: 'ID', words: { zh: '并列比较的另一情景（run）', en: 'another scenario beside it (run)' } },
    population: {
      value: 'DIR',
      words: {
        zh: '企业总体的文件夹；默认用工作区的企业',
        en: 'a population; by default the enterprises of the workspace',
      },
    },
    years: {
      value: 'YEARS',
      words: { zh: '年份，如 2023-2026；默认依情景', en: 'years such as 2023-2026; by default those of the scenario' },
    },
    year: { value: 'YEAR', words: { zh: '只看这一年（sweep、seek）', en: 'look at this year only (sweep, seek)' } },
    runs: { value: 'N', words: { zh: '试算次数，默认 1000', en: 'number of trials, by default 1000' } },
    seed: { value: 'S', words: { zh: '随机种子，默认 1', en: 'seed, by default 1' } },
    seconds: { value: 'N', words: { zh: '试算最多多少秒，默认 60', en: 'longest time of the trials, by default 60' } },
    vary: {
      value: 'FIGURE',
      words: {
        zh: '变动的数值：政策代号.参数、政策代号#/指针 或 scenario#/指针（sweep、seek）',
        en: 'figure to vary: POLICY.NAME, POLICY#/pointer or scenario#/pointer (sweep, seek)',
      },
    },
    values: { value: 'A,B,…', words: { zh: '依次取的值', en: 'values to set it to' } },
    from: { value: 'A', words: { zh: '从哪个值起', en: 'first value' } },
    to: { value: 'B', words: { zh: '到哪个值止', en: 'last value' } },
    step: { value: 'C', words: { zh: '每步加多少', en: 'step between values' } },
    metric: {
      value: 'NAME',
      words: { zh: 'total、p10、p50、p90 或 unmet（sweep）', en: 'total, p10, p50, p90 or unmet (sweep)' },
    },
    goal: { value: 'GOAL', words: { zh: '目标，如 p90<=3000万元（seek）', en: 'goal, such as p90<=3000万元 (seek)' } },
    out: {
      value: 'FILE',
      words: {
        zh: '写到文件：.md、.json、.xlsx（每表一页）或 .csv（每表一个文件）',
        en: 'write to .md, .json, .xlsx (a sheet for each table) or .csv (a file for each table)',
      },
    },
    enterprise: { value: 'ID', words: { zh: '只算这一家企业', en: 'this enterprise only' } },
    ...computingOptions,
  },
  run: runAction(actions),
};
