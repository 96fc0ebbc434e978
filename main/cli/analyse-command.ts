import { analysePolicies } from '../../engine/analyse/analyse-policies';
import type { Finding } from '../../engine/analyse/finding';
import { formatInterval } from '../../engine/values/money';
import { choosePlans } from './choose-inputs';
import type { Command, ExitCode, Invocation } from './command';
import { jsonInterval } from './json-amount';
import { choosePolicies, openWorkspace, type OpenedWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { readYear } from './read-year';
import { formatFindings, hasErrors, jsonFindings } from './report-findings';

/** `cuoshi analyse PATH`: what policies mean that their drafters may not have meant. */
export const analyseCommand: Command = {
  name: 'analyse',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: {
    zh: '分析条款含义：缺档、重叠、倒挂、断崖、矛盾、重复等',
    en: 'Analyse what clauses mean: gaps, overlaps, inversions, cliffs, contradictions and more',
  },
  options: {
    year: {
      value: 'YEAR',
      words: { zh: '测算影响所用的年度，默认今年', en: 'year to measure effects in; by default this one' },
    },
    policy: { value: 'ID', words: { zh: '只报告这一份政策', en: 'report on this policy only' } },
  },
  run: analyse,
};

async function analyse(invocation: Invocation): Promise<ExitCode> {
  const year = yearOrToday(invocation);
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  if (choosePlans(invocation, opened) === null) return 1;
  const { vocabulary, policies, enterprises } = opened.workspace;
  const asked = new Set(choosePolicies(opened, invocation.values['policy']).map(({ file }) => file.path));
  const findings = analysePolicies({ policies, vocabulary, enterprises, year }).filter(({ diagnostic }) =>
    asked.has(diagnostic.file),
  );
  const diagnostics = findings.map(({ diagnostic }) => diagnostic);
  if (invocation.json) printJson(invocation, jsonAnalysis(findings, year, opened, invocation));
  else for (const line of formatAnalysis(findings, year, opened, invocation)) printLine(invocation, line);
  return hasErrors(diagnostics) ? 1 : 0;
}

function yearOrToday(invocation: Invocation): number {
  return invocation.values['year'] === undefined ? Number(invocation.host.today.slice(0, 4)) : readYear(invocation);
}

function jsonAnalysis(findings: readonly Finding[], year: number, opened: OpenedWorkspace, invocation: Invocation) {
  const listed = jsonFindings(
    findings.map(({ diagnostic }) => diagnostic),
    opened,
    invocation,
  );
  return {
    ok: !hasErrors(findings.map(({ diagnostic }) => diagnostic)),
    year,
    findings: findings.map(({ policy, witness, affected, diagnostic }, index) => ({
      ...listed[index],
      policy,
      witness: witness && {
        year: witness.year,
        enterprise: witness.enterprise,
        contrast: witness.contrast,
      },
      affected: { enterprises: affected.enterprises, money: jsonInterval(affected.money) },
      fixes: diagnostic.fixes.map(({ title, edits }) => ({ title: title[invocation.language], edits })),
    })),
  };
}

function formatAnalysis(
  findings: readonly Finding[],
  year: number,
  opened: OpenedWorkspace,
  invocation: Invocation,
): readonly string[] {
  const zh = invocation.language === 'zh';
  const lines = findings.flatMap(({ diagnostic, affected }) => {
    const money = formatInterval(affected.money, invocation.language);
    const effect = zh
      ? `    ${year} 年涉及企业 ${affected.enterprises} 家，${money}`
      : `    in ${year}: ${affected.enterprises} enterprises, ${money}`;
    const written = formatFindings([diagnostic], opened, invocation);
    return affected.enterprises === 0 ? written : [...written, effect];
  });
  return [...lines, zh ? `${findings.length} 项发现` : `${findings.length} findings`];
}
