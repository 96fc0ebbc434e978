import os from 'node:os';
import path from 'node:path';
import type { PolicyPlan } from '../../engine/compile/plan';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { VariedPolicies } from '../scenario/vary-figure';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { readBundleBytes, verifyArchive } from '../io/bundle-file';
import { nodeFs } from '../io/fs-port';
import type { EngineName } from '../population/pay-population';
import { openProcess, type PopulationProcess } from '../population/population-process';
import type { ServerChoice } from '../population/postgres/read-connection';
import type { TaskLimits, TaskProgress } from '../population/task-run';
import type { TaskInput, TaskName, TaskResult } from '../population/tasks';
import { assumeStarts } from './assume-starts';
import { choosePlans } from './choose-inputs';
import { UsageError, type Invocation } from './command';
import { openWorkspace, type OpenedWorkspace } from './open-workspace';
import { printNote } from './print';
import { formatFindings, noSources } from './report-findings';

/** Policies of a workspace, of one file, or of a bundle, with the words they are written in. */
export interface ChosenPolicies {
  readonly plans: readonly PolicyPlan[];
  readonly vocabulary: Vocabulary;
  /** Null for a bundle: its text is not edited. */
  readonly opened: OpenedWorkspace | null;
}

/** The policies as figures of them are varied; those of a bundle have no text. */
export function variedPolicies({ plans, vocabulary, opened }: ChosenPolicies): VariedPolicies {
  return { plans, vocabulary, readings: opened?.workspace.policies ?? [] };
}

/** Opens what --workspace or --baseline names; null after errors were printed. Errors: UsageError, file/…. */
export async function openPolicies(invocation: Invocation, typed: string): Promise<ChosenPolicies | null> {
  const absolute = path.resolve(invocation.host.folder, typed);
  const kind = (await nodeFs.describe(absolute))?.kind;
  if (kind === 'file' && typed.endsWith('.cuoshi')) return openBundle(invocation, absolute);
  const opened = await openWorkspace(invocation, typed);
  const plans = choosePlans(invocation, opened);
  return plans && { plans: assumeStarts(invocation, plans), vocabulary: opened.workspace.vocabulary, opened };
}

async function openBundle(invocation: Invocation, file: string): Promise<ChosenPolicies | null> {
  // Amounts are estimated, nothing is paid by it: who signed the bundle and when it holds do not matter here.
  const report = await verifyArchive(await readBundleBytes(file), { today: null, origin: null });
  if (!report.value) {
    for (const line of formatFindings(report.diagnostics, noSources, invocation))
      invocation.host.writeError(`${line}\n`);
    return null;
  }
  const { plan, texts } = report.value;
  // A verified bundle has the shapes that its schemas say; they are written from these types.
  const words = JSON.parse(texts.get('vocabulary/vocabulary.json') ?? 'null') as Vocabulary | null;
  return { plans: [plan as unknown as PolicyPlan], vocabulary: words ?? builtinVocabulary, opened: null };
}

/** Reads the one population an action is about. Errors: UsageError. */
export function readFolder({ operands, host }: Invocation): string {
  const [, typed, ...others] = operands;
  if (typed === undefined || others.length > 0)
    throw new UsageError({ zh: '请指明一个企业总体的文件夹', en: 'name the folder of one population' });
  return path.resolve(host.folder, typed);
}

/** Reads --year as a year or a span of years. Errors: UsageError. */
export function readYears({ values }: Invocation): readonly number[] {
  const typed = values['year'] ?? '';
  const [from, to = from] = typed.split('-').map(Number);
  const fits = /^\d{4}(-\d{4})?$/.test(typed) && from !== undefined && to !== undefined;
  if (!fits || from < 1990 || to > 2100 || to < from || to - from > 20)
    throw new UsageError({
      zh: '--year 须为 1990 至 2100 之间的年份或起止年份，例如 --year 2023 或 --year 2023-2025',
      en: '--year takes a year or years from 1990 to 2100, such as --year 2023 or --year 2023-2025',
    });
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Reads a whole number of an option. Errors: UsageError. */
export function readWhole(
  { values }: Invocation,
  name: string,
  range: readonly [number, number],
  otherwise?: number,
): number {
  const typed = values[name];
  if (typed === undefined && otherwise !== undefined) return otherwise;
  const value = Number((typed ?? '').replaceAll('_', ''));
  if (!/^[\d_]+$/.test(typed ?? '') || !Number.isSafeInteger(value) || value < range[0] || value > range[1])
    throw new UsageError({
      zh: `--${name} 须为 ${range[0]} 至 ${range[1]} 的整数`,
      en: `--${name} takes a whole number from ${range[0]} to ${range[1]}`,
    });
  return value;
}

/** Reads --engine and --postgres, which implies its engine. Errors: UsageError. */
export function readEngine({ values }: Invocation): { readonly engine: EngineName; readonly server?: ServerChoice } {
  const { postgres } = values;
  const name = values['engine'] ?? (postgres === undefined ? 'duckdb' : 'postgres');
  if (name === 'postgres') return { engine: name, server: { postgres: postgres ?? null } };
  if (postgres !== undefined)
    throw new UsageError({
      zh: `--postgres 只与 --engine postgres 一起用，而不是 ${name}`,
      en: `--postgres goes with --engine postgres, not with ${name}`,
    });
  if (name === 'duckdb' || name === 'interpreter') return { engine: name };
  throw new UsageError({
    zh: `没有引擎 ${name}。可用：duckdb、postgres、interpreter`,
    en: `There is no engine ${name}. There are: duckdb, postgres, interpreter`,
  });
}

/** Reads --memory and --threads; by default half of the machine's memory and all its processors. Errors: UsageError. */
export function readLimits(invocation: Invocation): TaskLimits {
  const memory = invocation.values['memory'] ?? `${Math.floor(os.totalmem() / 2 / 1e6)}MB`;
  if (!/^\d+(\.\d+)?(MB|GB)$/.test(memory))
    throw new UsageError({ zh: '--memory 应写成 800MB 或 4GB', en: '--memory takes an amount such as 800MB or 4GB' });
  return { memory, threads: readWhole(invocation, 'threads', [1, 256], os.availableParallelism()) };
}

/** Requires an option that only some actions need. Errors: UsageError. */
export function requireOption({ values }: Invocation, name: string): string {
  const value = values[name];
  if (value === undefined) throw new UsageError({ zh: `缺少 --${name}`, en: `--${name} is missing` });
  return value;
}

/** Runs one task in a process of its own, telling its progress on stderr; Ctrl+C cancels it. Errors: those of the task. */
export async function runTask<Name extends TaskName>(
  invocation: Invocation,
  task: Name,
  input: TaskInput<Name>,
): Promise<TaskResult<Name>> {
  const { host, values } = invocation;
  const { startPopulation } = host;
  if (!startPopulation) throw new Error('the host starts no process of populations');
  const spill = values['spill'];
  const process: PopulationProcess = openProcess(
    startPopulation,
    ...(spill === undefined ? [] : [path.resolve(host.folder, spill)]),
  );
  const controller = new AbortController();
  const forget = host.onInterrupt?.(() => controller.abort());
  try {
    return await process.ask(task, input, { signal: controller.signal, onProgress: tellProgress(invocation) });
  } finally {
    forget?.();
    process.close();
  }
}

/** At most one line a second, and each step at least once. */
function tellProgress(invocation: Invocation): (progress: TaskProgress) => void {
  let [told, step] = [0, ''];
  return (progress) => {
    const now = performance.now();
    if (progress.step.en === step && now - told < 1000) return;
    [told, step] = [now, progress.step.en];
    const share = progress.share === null ? '…' : ` ${Math.floor(progress.share * 100)}%`;
    printNote(invocation, { zh: `${progress.step.zh}${share}`, en: `${progress.step.en}${share}` });
  };
}
