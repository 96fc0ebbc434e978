import type { Diagnostic } from '../../../engine/diagnostics/diagnostic';
import { checkScenario } from '../../../engine/scenario/check-scenario';
import type { Measure } from '../../../engine/scenario/measure';
import { readScenario } from '../../../engine/scenario/read-scenario';

const head = '情景语言: 1\n情景: { 代号: example, 名称: 例 }\n';
const span = '年份: 2023-2024\n';
const fund = { 名称: '名称: 例', 范围: '范围: [津贴]', 年度规模: '年度规模: 100万元', 次序: '次序: 先到先得' };

const measures: readonly Measure[] = ['xihu-srdi-2022', 'nanchang-sme-2022'].map((policy) => ({
  policy,
  item: 'title-award',
  kind: 'award',
  clause: null,
  label: '奖励',
}));

interface Outcome {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a scenario with the example in it, and checks it against two awards of two policies. */
export function runScenario(example: string): Outcome {
  const text = embed(example);
  const { value, diagnostics } = readScenario({ path: 'scenarios/example.yaml', text });
  return { text, diagnostics: [...diagnostics, ...(value ? checkScenario(value, measures) : [])] };
}

/** An example shows years, assumptions, funds, or one field of either. */
function embed(example: string): string {
  if (example.startsWith('年份')) return `${head}${example}\n`;
  if (example.startsWith('- ')) return `${head}${span}假设:\n${example}\n`;
  if (/^(假设|基年)/.test(example)) return `${head}${span}${example}\n`;
  if (example.startsWith('资金池')) return `${head}${span}${example.replace(/\{ 代号: [^}]*\}/g, completeFund)}\n`;
  if (example.startsWith('范围')) return `${head}${span}假设:\n  - { 项目: 申报率, 值: 60%, ${example} }\n`;
  const fields = missing(example).concat(example.split('\n'));
  return `${head}${span}资金池:\n  - 代号: main\n${fields.map((field) => `    ${field}\n`).join('')}`;
}

function completeFund(written: string): string {
  return written.replace(' }', `, ${missing(written).join(', ')} }`);
}

function missing(written: string): string[] {
  return Object.entries(fund).flatMap(([key, field]) => (written.includes(`${key}:`) ? [] : [field]));
}
