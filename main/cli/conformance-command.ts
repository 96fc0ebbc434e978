import path from 'node:path';
import { answerVector, compareAnswer, readVectors, type VectorSet } from '../../engine/bundle/replay-vectors';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { readBundleBytes, verifyArchive } from '../io/bundle-file';
import { EvaluatorFailure, startEvaluator, type EvaluatorProcess } from '../io/evaluator-process';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { printJson, printLine } from './print';
import { formatFindings, jsonFindings, noSources } from './report-findings';

/** `cuoshi conformance BUNDLE`: whether an evaluator gives what the vectors of a bundle say. */
export const conformanceCommand: Command = {
  name: 'conformance',
  operand: { name: 'BUNDLE', words: { zh: '规则包（.cuoshi）', en: 'a rule bundle (.cuoshi)' } },
  words: { zh: '用规则包的检验向量检验求值程序', en: 'Try an evaluator on the vectors of a bundle' },
  options: {
    command: {
      value: 'COMMAND',
      words: {
        zh: '启动求值程序的命令，默认用本程序；协议见 docs/evaluation-model.md',
        en: 'command that starts the evaluator; by default this program. Protocol: docs/evaluation-model.md',
      },
    },
  },
  answers: {
    zh: '退出码：0 全部一致；1 有不一致，或规则包被拒绝；2 求值程序不守协议，或用法不对。',
    en: 'Exit codes: 0 all equal; 1 some differ, or the bundle is refused; 2 the evaluator broke the protocol, or called wrongly.',
  },
  run: runConformance,
};

interface Failure {
  readonly vector: string;
  readonly differences: readonly string[];
}

interface Replay {
  readonly failures: readonly Failure[];
  readonly leftOut: readonly string[];
}

type Answer = (vector: VectorSet['vectors'][number], index: number) => Promise<unknown>;

async function runConformance(invocation: Invocation): Promise<ExitCode> {
  const { host, operands, values } = invocation;
  const bytes = await readBundleBytes(path.resolve(host.folder, operands[0] ?? ''));
  // An evaluator is tried, nothing is paid by it: who made the bundle and when it holds do not matter here.
  const { value: bundle, diagnostics } = await verifyArchive(bytes, { today: null, origin: null });
  if (!bundle) {
    if (invocation.json)
      printJson(invocation, { ok: false, findings: jsonFindings(diagnostics, noSources, invocation) });
    else for (const line of formatFindings(diagnostics, noSources, invocation)) printLine(invocation, line);
    return 1;
  }
  const set = readVectors(bundle);
  if (set.vectors.length === 0)
    throw new UsageError({ zh: '规则包中没有检验向量（vectors/）', en: 'the bundle holds no vectors (vectors/)' });
  const { command } = values;
  const replay =
    command === undefined
      ? await replayWith(set, (vector) => Promise.resolve(answerVector(set, vector)))
      : await replayForeign(set, command, host.folder);
  report(invocation, set, replay);
  return replay.failures.length === 0 ? 0 : 1;
}

async function replayForeign(set: VectorSet, command: string, folder: string): Promise<Replay> {
  const evaluator = startEvaluator(command, folder);
  try {
    const { plan, vocabulary } = set;
    const hello = await evaluator.ask({ protocol: 'cuoshi-conformance/1', plans: [plan], vocabulary });
    if ((hello as { readonly ready?: unknown } | null)?.ready !== true)
      throw new EvaluatorFailure('no-json', JSON.stringify(hello).slice(0, 200));
    return await replayWith(set, (vector, index) => askVector(evaluator, vector, index));
  } catch (error) {
    if (!(error instanceof EvaluatorFailure)) throw error;
    throw new UsageError(describeFailure(error));
  } finally {
    evaluator.close();
  }
}

async function askVector(evaluator: EvaluatorProcess, vector: VectorSet['vectors'][number], index: number) {
  const id = String(index + 1);
  const { enterprise, year } = vector;
  const answer = (await evaluator.ask({ id, year, enterprise })) as {
    readonly id?: unknown;
    readonly result?: unknown;
  };
  return answer?.id === id ? answer.result : undefined;
}

async function replayWith(set: VectorSet, answer: Answer): Promise<Replay> {
  const failures: Failure[] = [];
  const leftOut = new Set<string>();
  for (const [index, vector] of set.vectors.entries()) {
    const comparison = compareAnswer(await answer(vector, index), vector.expected);
    for (const member of comparison.leftOut) leftOut.add(member);
    if (comparison.differences.length > 0) failures.push({ vector: vector.name, differences: comparison.differences });
  }
  return { failures, leftOut: [...leftOut].sort() };
}

function describeFailure({ reason, message }: EvaluatorFailure): Bilingual {
  switch (reason) {
    case 'ended':
      return { zh: `求值程序没有回答就结束了（${message}）`, en: `the evaluator ended without an answer (${message})` };
    case 'silent':
      return { zh: `求值程序 ${message} 内没有回答`, en: `the evaluator gave no answer within ${message}` };
    case 'no-json':
      return {
        zh: `求值程序的回答不合协议：${message}`,
        en: `the evaluator's answer is not of the protocol: ${message}`,
      };
  }
}

const SHOWN = 20;

function report(invocation: Invocation, { vectors, plan }: VectorSet, { failures, leftOut }: Replay): void {
  if (invocation.json) {
    printJson(invocation, { ok: failures.length === 0, policy: plan.id, vectors: vectors.length, failures, leftOut });
    return;
  }
  const zh = invocation.language === 'zh';
  for (const { vector, differences } of failures.slice(0, SHOWN)) {
    printLine(invocation, vector);
    for (const difference of differences.slice(0, 5)) printLine(invocation, `  ${difference}`);
  }
  if (leftOut.length > 0)
    printLine(invocation, `${zh ? '求值程序没有说到' : 'The evaluator does not speak of'}: ${leftOut.join(', ')}`);
  printLine(
    invocation,
    zh
      ? `${plan.id}：${vectors.length} 个检验向量，${failures.length} 个不符`
      : `${plan.id}: ${vectors.length} vectors, ${failures.length} different`,
  );
}
