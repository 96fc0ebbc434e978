import { simulateWorkspace, type SimulationSummary } from '../../engine/simulate/simulate-workspace';
import { formatInterval, isNothing } from '../../engine/values/money';
import { describeTotal } from '../../engine/explain/explain-result';
import type { Command, ExitCode, Invocation } from './command';
import { formatTable } from './format-table';
import { jsonInterval } from './json-amount';
import { jsonResult, jsonTotals } from './json-result';
import { assumeStartOption, assumeStarts } from './assume-starts';
import { chooseEnterprises, choosePlans } from './choose-inputs';
import { openWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { linesOfTerms } from './lines-of-terms';
import { readYear } from './read-year';

/** `cuoshi simulate PATH --year Y`: what each enterprise of a workspace receives. */
export const simulateCommand: Command = {
  name: 'simulate',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: { zh: '测算企业在某一年度应得的资金', en: 'Work out what enterprises receive for the events of a year' },
  options: {
    year: { value: 'YEAR', words: { zh: '事件所属年度（必填）', en: 'calendar year of the events (required)' } },
    enterprise: { value: 'ID', words: { zh: '只算这一家企业', en: 'this enterprise only' } },
    policy: { value: 'ID', words: { zh: '只用这一份政策', en: 'this policy only' } },
    'assume-start': assumeStartOption,
  },
  required: ['year'],
  run: simulate,
};

async function simulate(invocation: Invocation): Promise<ExitCode> {
  const year = readYear(invocation);
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const chosen = choosePlans(invocation, opened);
  if (chosen === null) return 1;
  const plans = assumeStarts(invocation, chosen);
  const enterprises = chooseEnterprises(invocation, opened);
  const summary = simulateWorkspace(plans, enterprises, year, opened.workspace.vocabulary);
  const notes = linesOfTerms(plans, [year], invocation.language);
  if (invocation.json) printJson(invocation, { ...jsonSummary(summary, invocation), notes });
  else for (const line of [...formatSummary(summary, invocation), ...notes]) printLine(invocation, line);
  return 0;
}

function jsonSummary({ year, results, totals, helped, perPolicy }: SimulationSummary, { language }: Invocation) {
  return {
    ok: true,
    year,
    enterprises: results.length,
    helped,
    totals: jsonTotals(totals, language),
    policies: perPolicy.map(({ policy, title, total, helped: helpedBy }) => ({
      policy,
      title,
      total: jsonInterval(total),
      helped: helpedBy,
    })),
    results: results.map((result) => jsonResult(result, language)),
  };
}

function formatSummary(summary: SimulationSummary, { language }: Invocation): readonly string[] {
  const { results, totals, perPolicy, helped, year } = summary;
  const zh = language === 'zh';
  const heading = zh ? ['代号', '企业', '笔数', '企业合计'] : ['id', 'enterprise', 'payments', 'total'];
  const rows = results.map((result) => [
    result.enterprise,
    result.name,
    String(result.lines.length),
    describeTotal(result, language),
  ]);
  const policyHeading = zh ? ['政策', '受益企业', '合计'] : ['policy', 'enterprises', 'total'];
  const policyRows = perPolicy.map(({ title, helped: helpedBy, total }) => [
    title,
    String(helpedBy),
    formatInterval(total, language),
  ]);
  const total = formatInterval(totals.enterprise, language);
  const individual = isNothing(totals.individual)
    ? []
    : [
        zh
          ? `发给个人：${formatInterval(totals.individual, language)}`
          : `To persons: ${formatInterval(totals.individual, language)}`,
      ];
  const incomplete = totals.complete
    ? []
    : [
        zh
          ? '合计不完整：有缺失的事实或未定额资金。'
          : 'The total is not complete: facts are missing, or money has no stated amount.',
      ];
  return [
    ...formatTable([heading, ...rows], ['left', 'left', 'right', 'right']),
    '',
    ...formatTable([policyHeading, ...policyRows], ['left', 'right', 'right']),
    '',
    zh
      ? `${year} 年：${results.length} 家企业，${helped} 家受益，合计 ${total}`
      : `${year}: ${results.length} enterprises, ${helped} with payments, total ${total}`,
    ...individual,
    ...incomplete,
  ];
}
