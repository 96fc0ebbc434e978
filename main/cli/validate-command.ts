import { findUnbackedFigures } from '../../engine/coverage/find-unbacked-figures';
import { checkExamples } from '../../engine/coverage/report-examples';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import type { Command, ExitCode, Invocation } from './command';
import { readWorkspaceScenarios } from './choose-scenario';
import { openWorkspace, type OpenedWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { formatFindings, hasErrors, jsonFindings } from './report-findings';

/** `cuoshi validate PATH`: finds every mistake in the files of a workspace. */
export const validateCommand: Command = {
  name: 'validate',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: { zh: '检查政策、企业、词表和情景文件', en: 'Check policies, enterprises, vocabulary and scenarios' },
  options: {},
  run: validate,
};

async function validate(invocation: Invocation): Promise<ExitCode> {
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const texts = opened.workspace.policies.flatMap(({ checked, plan }) =>
    checked && plan ? [...checkExamples(checked, plan), ...findUnbackedFigures(checked, plan)] : [],
  );
  const all = [...opened.workspace.diagnostics, ...texts, ...(opened.isFile ? [] : findInScenarios(opened))];
  // Who names one policy asks about it and its words, not about the enterprises beside it.
  const diagnostics = opened.isFile ? all.filter(({ file }) => !file.startsWith('enterprises/')) : all;
  const count = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length;
  const summary = { files: opened.folder.files.length, errors: count('error'), warnings: count('warning') };
  if (invocation.json) {
    printJson(invocation, {
      ok: summary.errors === 0,
      ...summary,
      diagnostics: jsonFindings(diagnostics, opened, invocation),
      skipped: opened.folder.skipped.map(({ path, words }) => ({ path, reason: words[invocation.language] })),
    });
  } else {
    for (const line of formatFindings(diagnostics, opened, invocation)) printLine(invocation, line);
    printLine(
      invocation,
      invocation.language === 'zh'
        ? `${summary.files} 个文件，${summary.errors} 处错误，${summary.warnings} 处警告`
        : `${summary.files} files, ${summary.errors} errors, ${summary.warnings} warnings`,
    );
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

/** What a scenario speaks of may stand in a policy that does not compile: then nobody knows whether it is there. */
function findInScenarios(opened: OpenedWorkspace): readonly Diagnostic[] {
  const { policies } = opened.workspace;
  const plans = policies.flatMap(({ plan }) => plan ?? []);
  const found = readWorkspaceScenarios(opened, plans).flatMap(({ diagnostics }) => diagnostics);
  return plans.length === policies.length ? found : found.filter(({ code }) => code !== 'scenario/unknown-scope');
}
