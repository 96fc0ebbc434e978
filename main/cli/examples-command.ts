import path from 'node:path';
import type { CoverageTarget } from '../../engine/coverage/coverage-target';
import { measureCoverage, type ExampleCoverage } from '../../engine/coverage/measure-coverage';
import { proposeExamples, type Proposal } from '../../engine/coverage/propose-examples';
import { describeOutcome } from '../../engine/coverage/report-examples';
import { applyEdits } from '../../engine/parse/repaired-text';
import { addToSection } from '../../engine/language/insert-section';
import type { PolicyReading } from '../../engine/pipeline';
import { saveFile } from '../io/atomic-save';
import type { Command, ExitCode, Invocation } from './command';
import { choosePolicies, openWorkspace, type OpenedWorkspace } from './open-workspace';
import { printJson, printLine, printNote } from './print';
import { requireSound } from './require-sound';

/** `cuoshi examples PATH`: which worked examples pass, what none of them shows, and examples that would. */
export const examplesCommand: Command = {
  name: 'examples',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: {
    zh: '核对算例，列出没有算例的条款并拟出算例',
    en: 'Run the worked examples, list what none of them shows and draft examples for it',
  },
  options: {
    policy: { value: 'ID', words: { zh: '只看这一份政策', en: 'this policy only' } },
    write: { words: { zh: '把拟出的算例加到政策文件末尾', en: 'add the drafted examples to the policy' } },
  },
  run: showExamples,
};

interface PolicyExamples {
  readonly reading: PolicyReading;
  readonly coverage: ExampleCoverage;
  readonly proposal: Proposal;
}

async function showExamples(invocation: Invocation): Promise<ExitCode> {
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const policies = choosePolicies(opened, invocation.values['policy']);
  if (
    !requireSound(
      invocation,
      policies.flatMap(({ diagnostics }) => diagnostics),
      opened,
    )
  )
    return 1;
  const all = policies.flatMap((reading): readonly PolicyExamples[] => {
    const { checked, plan } = reading;
    if (!checked || !plan) return [];
    const coverage = measureCoverage(checked, plan);
    return [{ reading, coverage, proposal: proposeExamples(checked, plan, coverage) }];
  });
  if (invocation.json)
    printJson(invocation, { ok: all.every(hasPassed), policies: all.map((each) => jsonExamples(each, invocation)) });
  else for (const each of all) for (const line of formatExamples(each, opened, invocation)) printLine(invocation, line);
  const written = invocation.switches.has('write') ? await writeAll(all, opened, invocation) : true;
  return written && all.every(hasPassed) ? 0 : 1;
}

function hasPassed({ coverage }: PolicyExamples): boolean {
  return coverage.outcomes.every(({ passed }) => passed);
}

function jsonExamples({ reading, coverage, proposal }: PolicyExamples, { language }: Invocation) {
  const describe = ({ id, kind, from, label }: CoverageTarget) => ({
    id,
    kind,
    clause: from?.clause ?? null,
    label: label[language],
  });
  return {
    policy: reading.plan?.id,
    file: reading.file.path,
    examples: coverage.outcomes.map((outcome) => {
      const { expected, actual } = describeOutcome(outcome);
      return {
        name: outcome.task.name,
        passed: outcome.passed,
        expected: expected[language],
        actual: actual[language],
      };
    }),
    covered: coverage.targets
      .filter(({ examples }) => examples.length > 0)
      .map(({ target, examples }) => ({ ...describe(target), examples })),
    notCovered: coverage.targets.filter(({ examples }) => examples.length === 0).map(({ target }) => describe(target)),
    drafted: proposal.examples.map(({ name, text, targets }) => ({ name, text, shows: targets.map(({ id }) => id) })),
    withoutDraft: proposal.left.map(describe),
  };
}

function formatExamples(
  { reading, coverage, proposal }: PolicyExamples,
  opened: OpenedWorkspace,
  { language }: Invocation,
): readonly string[] {
  const zh = language === 'zh';
  const { outcomes, targets } = coverage;
  const open = targets.filter(({ examples }) => examples.length === 0);
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return [
    `== ${opened.display(reading.file.path)} ==`,
    ...outcomes.map((outcome) => {
      const { expected, actual } = describeOutcome(outcome);
      if (outcome.passed) return `${zh ? '符' : 'ok'}    ${outcome.task.name}  ${actual[language]}`;
      const difference = zh
        ? `预期 ${expected.zh}，算得 ${actual.zh}`
        : `expected ${expected.en}, computed ${actual.en}`;
      return `${zh ? '不符' : 'DIFF'}  ${outcome.task.name}  ${difference}`;
    }),
    zh
      ? `${outcomes.length} 个算例，${passed} 个相符；${targets.length} 处应有算例，${open.length} 处没有`
      : `${outcomes.length} examples, ${passed} pass; ${targets.length} things to show, ${open.length} shown by none`,
    ...open.map(({ target }) => `- ${target.id}  ${target.from?.clause ?? ''}  ${target.label[language]}`),
    ...(proposal.examples.length === 0
      ? []
      : [
          '',
          zh
            ? `# 拟出的算例 ${proposal.examples.length} 个，结果是现行规则算出的，采用前请逐个核对：`
            : `# ${proposal.examples.length} drafted examples; they state what the rules give now, so judge each before taking it:`,
          ...proposal.examples.flatMap(({ text }) => text.split('\n').map((line) => `  ${line}`)),
        ]),
    ...proposal.left.map(({ id }) => (zh ? `# 没有拟出算例：${id}` : `# no example found for ${id}`)),
    '',
  ];
}

/** Adds the drafts behind the last example; everything else stays byte for byte. */
async function writeAll(
  all: readonly PolicyExamples[],
  { folder, isFile, workspace: { vocabulary } }: OpenedWorkspace,
  invocation: Invocation,
): Promise<boolean> {
  let complete = true;
  for (const { reading, proposal } of all) {
    if (proposal.examples.length === 0) continue;
    const { path: file, text } = reading.file;
    const entry = proposal.examples.map((example) => example.text).join('\n\n');
    const edit = addToSection({ reading, vocabulary, text }, 'examples', entry);
    const source = folder.files.find((each) => each.path === file);
    if (!edit || !source) {
      complete = false;
      printNote(invocation, {
        zh: `${file} 的算例不是逐行列出的，请自行粘贴。`,
        en: `The examples of ${file} are not listed line by line; paste them yourself.`,
      });
      continue;
    }
    const absolute = isFile
      ? path.resolve(invocation.host.folder, invocation.operands[0] ?? '')
      : path.join(folder.root, file);
    // One blank line apart, as the examples of the samples stand.
    const spaced = { ...edit, text: edit.text.startsWith('\n') ? `\n${edit.text}` : edit.text };
    await saveFile(absolute, Buffer.from(applyEdits(text, [spaced])), { base: source.digest });
  }
  return complete;
}
