import { explainResult, type ExplainedLine, type ExplainedResult } from '../../engine/explain/explain-result';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { Command, ExitCode, Invocation } from './command';
import { assumeStartOption, assumeStarts } from './assume-starts';
import { chooseEnterprises, choosePlans } from './choose-inputs';
import { jsonResult } from './json-result';
import { findNearestChanges, formatNearest, jsonNearest } from './nearest-changes';
import { openWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { readYear } from './read-year';

/** `cuoshi explain PATH --enterprise ID --year Y`: why, and why not, step by step. */
export const explainCommand: Command = {
  name: 'explain',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: {
    zh: '逐步说明一家企业为何得到或得不到',
    en: 'Say step by step why an enterprise receives something, or not',
  },
  options: {
    enterprise: { value: 'ID', words: { zh: '企业代号（必填）', en: 'identifier of the enterprise (required)' } },
    year: { value: 'YEAR', words: { zh: '事件所属年度（必填）', en: 'calendar year of the events (required)' } },
    policy: { value: 'ID', words: { zh: '只用这一份政策', en: 'this policy only' } },
    nearest: {
      words: { zh: '没有得到的，最少改变哪些事实可以得到', en: 'for what was not paid, the fewest facts to change' },
    },
    'assume-start': assumeStartOption,
  },
  required: ['enterprise', 'year'],
  run: explain,
};

async function explain(invocation: Invocation): Promise<ExitCode> {
  const year = readYear(invocation);
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const chosen = choosePlans(invocation, opened);
  if (chosen === null) return 1;
  const plans = assumeStarts(invocation, chosen);
  const { vocabulary } = opened.workspace;
  const answers = chooseEnterprises(invocation, opened).map((enterprise) => {
    const result = simulateEnterprise(plans, enterprise, { year, vocabulary });
    const asked = invocation.switches.has('nearest');
    return { result, nearest: asked ? findNearestChanges(plans, enterprise, result, vocabulary) : null };
  });
  if (invocation.json) {
    const documents = answers.map(({ result, nearest }) => ({
      ...jsonResult(result, invocation.language),
      ...(nearest && { nearest: jsonNearest(nearest, invocation) }),
    }));
    printJson(invocation, { ok: true, year, results: documents });
    return 0;
  }
  for (const { result, nearest } of answers) {
    const lines = formatExplanation(explainResult(result, invocation.language), invocation);
    const title = invocation.language === 'zh' ? '怎样可以得到' : 'What would bring it';
    const more = nearest ? ['', `== ${title} ==`, ...formatNearest(nearest, invocation)] : [];
    for (const line of [...lines, ...more]) printLine(invocation, line);
  }
  return 0;
}

function formatExplanation(result: ExplainedResult, { language }: Invocation): readonly string[] {
  const zh = language === 'zh';
  const section = (title: string, lines: readonly ExplainedLine[]) =>
    lines.length === 0 ? [] : ['', `== ${title} ==`, ...lines.flatMap((line) => formatLine(line, zh))];
  return [
    `${result.name}（${result.enterprise}） ${result.year}`,
    zh ? `企业合计：${result.total}` : `Total to the enterprise: ${result.total}`,
    ...(result.exclusions.length === 0
      ? []
      : ['', `== ${zh ? '不予奖励' : 'Excluded'} ==`, ...result.exclusions.map((each) => `- ${each}`)]),
    ...section(zh ? '给付' : 'Payments', result.paid),
    ...section(zh ? '未定额资金' : 'Money without a stated amount', result.unquantified),
    ...section(zh ? '服务' : 'Services', result.services),
    ...section(zh ? '未获支付的申领' : 'Claims that came to nothing', result.refused),
    ...section(zh ? '为何没有' : 'Why not', result.whyNot),
  ];
}

function formatLine(line: ExplainedLine, zh: boolean): readonly string[] {
  const head = [line.title, line.amount, line.source].filter(Boolean).join('  ');
  const steps = line.steps.map((step, index) => {
    const change = step.change && `  ${step.change}`;
    const facts = step.facts.length === 0 ? '' : zh ? `（${step.facts.join('；')}）` : ` (${step.facts.join('; ')})`;
    const source = step.source && `  ${step.source}`;
    return `    ${index + 1}. ${step.stage} ${step.outcome}: ${step.sentence}${facts}${change}${source}`;
  });
  const needs = line.needs.length === 0 ? [] : [`    ${zh ? '缺少' : 'needs'}: ${line.needs.join(', ')}`];
  const readings = line.readings.length === 0 ? [] : [`    ${zh ? '口径' : 'readings'}: ${line.readings.join(', ')}`];
  return [`- ${head}`, ...steps, ...needs, ...readings];
}
