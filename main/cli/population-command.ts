import type { Command } from './command';
import { computingOptions } from './computing-options';
import {
  generateAction,
  importAction,
  simulateAction,
  compareAction,
  sweepAction,
  reportAction,
} from './population-actions';
import { readingsAction } from './population-readings';
import { runAction, type Actions } from './run-action';

const actions: Actions = {
  import: importAction,
  generate: generateAction,
  simulate: simulateAction,
  compare: compareAction,
  sweep: sweepAction,
  report: reportAction,
  readings: readingsAction,
};

/** `cuoshi population ACTION …`: what policies cost on a whole population, and whom they help. */
export const populationCommand: Command = {
  name: 'population',
  operand: {
    name: 'ACTION …',
    words: {
      zh: 'import FILE…；generate；simulate DIR；compare DIR；sweep DIR；report DIR；readings DIR。DIR 为企业总体的文件夹',
      en: 'import FILE…; generate; simulate DIR; compare DIR; sweep DIR; report DIR; readings DIR. DIR is the folder of a population',
    },
  },
  operands: { least: 1, most: 20 },
  words: { zh: '在整个企业总体上测算政策', en: 'Work out policies on a whole population of enterprises' },
  options: {
    out: {
      value: 'PATH',
      words: {
        zh: '写到哪里（generate、import 为文件夹；其余写 .md、.csv、.xlsx 或 .json）',
        en: 'where to write (generate, import: a folder; all others: .md, .csv, .xlsx or .json)',
      },
    },
    mapping: {
      value: 'FILE',
      words: {
        zh: '各列含义的文件（import），默认记在数据文件旁的 .mapping.json',
        en: 'what the columns mean (import); by default remembered beside the file in .mapping.json',
      },
    },
    none: {
      value: 'KINDS',
      words: {
        zh: '视为没有的事件，用逗号隔开；others 指未导入的全部（import）',
        en: 'kinds of events to take as none, with commas; others: all not imported (import)',
      },
    },
    count: { value: 'N', words: { zh: '企业数（generate）', en: 'number of enterprises (generate)' } },
    seed: { value: 'S', words: { zh: '随机种子，默认 1（generate）', en: 'seed, by default 1 (generate)' } },
    distribution: {
      value: 'NAME',
      words: {
        zh: '分布：realistic 或 dense（generate），见 docs/populations.md',
        en: 'realistic or dense (generate); see docs/populations.md',
      },
    },
    missing: {
      value: 'PERCENT',
      words: {
        zh: '缺一项事实的企业占百分之几，默认 0（generate）',
        en: 'percent of enterprises that lack a fact, by default 0 (generate)',
      },
    },
    year: {
      value: 'YEAR',
      words: { zh: '年份或起止年份，如 2023 或 2023-2025', en: 'year or years, such as 2023 or 2023-2025' },
    },
    workspace: {
      value: 'PATH',
      words: {
        zh: '工作区、政策文件或规则包，默认当前文件夹',
        en: 'workspace, policy file or bundle; by default this folder',
      },
    },
    baseline: {
      value: 'PATH',
      words: {
        zh: '对比的基线：工作区、政策文件或规则包（compare）',
        en: 'what to compare with: workspace, policy file or bundle (compare)',
      },
    },
    vary: {
      value: 'POLICY.NAME',
      words: { zh: '要变动的参数（sweep），或 POLICY#/指针', en: 'parameter to vary (sweep), or POLICY#/pointer' },
    },
    values: { value: 'A,B,…', words: { zh: '依次取的值（sweep）', en: 'values to set it to (sweep)' } },
    top: {
      value: 'N',
      words: { zh: '列出变化最大的几家，默认 10（compare）', en: 'largest changes to list, by default 10 (compare)' },
    },
    ...computingOptions,
  },
  run: runAction(actions),
};
