import { analysePolicies } from '../../engine/analyse/analyse-policies';
import type { Finding } from '../../engine/analyse/finding';
import { tellAffected } from '../../engine/analyse/tell-affected';
import { tellWitness } from '../../engine/analyse/tell-witness';
import { whyNoFix } from '../../engine/analyse/why-no-fix';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { chooseYear } from '../../engine/values/policy-years';
import { choosePlans } from './choose-inputs';
import type { Command, ExitCode, Invocation } from './command';
import { jsonInterval } from './json-amount';
import { choosePolicies, openWorkspace, type OpenedWorkspace } from './open-workspace';
import { printJson, printLine, withoutControls } from './print';
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
      words: {
        zh: '测算影响所用的年度，默认多数政策有效、最近的一年',
        en: 'year to measure effects in; by default the latest in which most policies are in force',
      },
    },
    policy: { value: 'ID', words: { zh: '只报告这一份政策', en: 'report on this policy only' } },
  },
  run: analyse,
};

async function analyse(invocation: Invocation): Promise<ExitCode> {
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  if (choosePlans(invocation, opened) === null) return 1;
  const { vocabulary, policies, enterprises } = opened.workspace;
  const chosen = choosePolicies(opened, invocation.values['policy']);
  const asked = new Set(chosen.map(({ file }) => file.path));
  const year = yearOrLikely(invocation, chosen);
  const findings = analysePolicies({ policies, vocabulary, enterprises, year }).filter(({ diagnostic }) =>
    asked.has(diagnostic.file),
  );
  const diagnostics = findings.map(({ diagnostic }) => diagnostic);
  if (invocation.json) printJson(invocation, jsonAnalysis(findings, year, opened, invocation));
  else for (const line of formatAnalysis(findings, year, opened, invocation)) printLine(invocation, line);
  return hasErrors(diagnostics) ? 1 : 0;
}

function yearOrLikely(invocation: Invocation, policies: OpenedWorkspace['workspace']['policies']): number {
  if (invocation.values['year'] !== undefined) return readYear(invocation);
  const terms = policies.flatMap(({ plan }) => plan?.term ?? []);
  return chooseYear(terms, Number(invocation.host.today.slice(0, 4)));
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
      witness:
        witness.kind === 'none'
          ? { why: witness.why[invocation.language] }
          : {
              origin: witness.origin,
              year: witness.year,
              enterprise: witness.enterprise,
              contrastYear: witness.contrast && witness.contrastYear,
              contrast: witness.contrast,
              policies: witness.policies,
            },
      affected: {
        enterprises: affected.enterprises,
        money: jsonInterval(affected.money),
        basis: affected.basis,
        period: affected.period ?? null,
      },
      fixes: diagnostic.fixes.map(({ title, edits }) => ({ title: title[invocation.language], edits })),
      whyNoFix: whyNoFix(diagnostic)?.[invocation.language] ?? null,
    })),
  };
}

function formatAnalysis(
  findings: readonly Finding[],
  year: number,
  opened: OpenedWorkspace,
  invocation: Invocation,
): readonly string[] {
  const { language } = invocation;
  const { vocabulary, policies } = opened.workspace;
  const plans = policies.flatMap(({ plan }) => plan ?? []);
  const lines = findings.flatMap((finding) => {
    const { diagnostic, affected } = finding;
    const why = whyNoFix(diagnostic);
    const notes: readonly Bilingual[] = [
      tellAffected(affected, year),
      ...tellWitness(finding, plans, vocabulary),
      ...diagnostic.fixes.map(({ title }) => ({ zh: `可改：${title.zh}`, en: `Fix: ${title.en}` })),
      ...(why ? [{ zh: `未附修改：${why.zh}`, en: `No fix: ${why.en}` }] : []),
    ];
    const told = notes.map((note) => withoutControls(`    ${note[language]}`));
    return [...formatFindings([diagnostic], opened, invocation), ...told];
  });
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return [...lines, language === 'zh' ? `${findings.length} 项发现` : count];
}
