import path from 'node:path';
import { nodeFs } from '../io/fs-port';
import { readText } from '../io/read-text';
import { readCaseList, readCases } from './acceptance-case';
import { assumeStartOption, assumeStarts } from './assume-starts';
import type { Command, ExitCode, Invocation } from './command';
import { openWorkspace } from './open-workspace';
import { printJson, printLine, printNote } from './print';
import { requireSound } from './require-sound';
import { hasPassed, modelledPolicies, runCases, type CaseOutcome, type ModelledPolicy } from './run-cases';
import { runTargetCases } from './run-target-cases';
import { isTargetCase, readTargetCases } from './target-case';

/** `cuoshi cases FILE`: whether the policies pay what people found that they pay, or targets are met as they found. */
export const casesCommand: Command = {
  name: 'cases',
  operand: { name: 'FILE', words: { zh: '验收用例（JSON）', en: 'acceptance cases (JSON)' } },
  words: { zh: '用验收用例核对政策', en: 'Check policies against acceptance cases' },
  options: {
    policies: {
      value: 'DIR',
      words: { zh: '政策文件夹，默认 samples/policies', en: 'folder of policies, by default samples/policies' },
    },
    'assume-start': assumeStartOption,
  },
  run: cases,
};

async function cases(invocation: Invocation): Promise<ExitCode> {
  const { host, operands, values } = invocation;
  const file = operands[0] ?? '';
  const { text } = await readText(nodeFs, path.resolve(host.folder, file));
  const list = readCaseList(text, file);
  const ofTargets = list.length > 0 && list.every(isTargetCase);
  const acceptance = ofTargets ? [] : readCases(list, file);
  const targets = ofTargets ? readTargetCases(list, file) : [];
  const policies = path.resolve(host.folder, values['policies'] ?? path.join(host.samples, 'policies'));
  // The vocabulary of the workspace lies beside its policies.
  const workspace = path.basename(policies) === 'policies' ? path.dirname(policies) : policies;
  const opened = await openWorkspace(invocation, workspace);
  const vocabularyErrors = opened.workspace.diagnostics.filter((each) => each.file.startsWith('vocabulary/'));
  if (!requireSound(invocation, vocabularyErrors, opened)) return 1;
  const modelled = assumeFor(modelledPolicies(opened.workspace.policies), invocation);
  const outcomes = [...runCases(acceptance, opened.workspace, modelled), ...runTargetCases(targets, modelled)];
  return report(outcomes, invocation);
}

function assumeFor(
  modelled: ReadonlyMap<string, ModelledPolicy>,
  invocation: Invocation,
): ReadonlyMap<string, ModelledPolicy> {
  const assumed = assumeStarts(
    invocation,
    [...modelled.values()].flatMap(({ plan }) => plan ?? []),
  );
  return new Map(
    [...modelled].map(([doc, policy]) => [
      doc,
      { ...policy, plan: assumed.find(({ id }) => id === policy.plan?.id) ?? policy.plan },
    ]),
  );
}

function report(outcomes: readonly CaseOutcome[], invocation: Invocation): ExitCode {
  const { language, json } = invocation;
  const failed = outcomes.filter((outcome) => !hasPassed(outcome));
  const passed = outcomes.length - failed.length;
  for (const { id, notes } of outcomes)
    for (const { zh, en } of notes) printNote(invocation, { zh: `${id}：${zh}`, en: `${id}: ${en}` });
  if (json) {
    const failures = failed.map(({ id, differences, problem }) => ({
      id,
      problem: problem?.[language] ?? null,
      differences,
    }));
    printJson(invocation, { ok: failed.length === 0, passed, failed: failed.length, failures });
  } else {
    for (const { id, differences, problem } of failed) {
      printLine(invocation, `${id} ${problem?.[language] ?? ''}`.trimEnd());
      for (const { what, expected, actual } of differences) {
        printLine(invocation, `    ${what} expected: ${expected}`);
        printLine(invocation, `    ${what} actual:   ${actual}`);
      }
    }
    printLine(invocation, `${passed} passed, ${failed.length} failed`);
  }
  return failed.length === 0 ? 0 : 1;
}
