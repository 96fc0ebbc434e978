import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fail, HostFailure } from '../ipc/host-failure';
import { isProcessRunning } from '../io/atomic-save';
import type { FromProcess, ToProcess } from './task-messages';
import type { TaskProgress } from './task-run';
import type { TaskInput, TaskName, TaskResult } from './tasks';

/** The other side of the one port to the process of populations: a child of Node, a utility process of Electron. */
export interface ProcessPort {
  post(message: ToProcess): void;
  listen(onMessage: (message: FromProcess) => void, onExit: (code: number | null) => void): void;
  kill(): void;
}

/** Starts a process that spills into a folder. */
export type StartPort = (spill: string) => ProcessPort;

export interface AskOptions {
  readonly signal?: AbortSignal;
  onProgress?(progress: TaskProgress): void;
}

/** Runs tasks on populations apart from everything else: it can be cancelled, and killed when that does not help. */
export interface PopulationProcess {
  /** Errors: those of the task; population/cancelled; population/process-died. */
  ask<Name extends TaskName>(task: Name, input: TaskInput<Name>, options?: AskOptions): Promise<TaskResult<Name>>;
  /** Ends the process, whatever it does. */
  close(): void;
}

/** How long a cancelled task may take to stop before its process is killed. Units: milliseconds. */
const PATIENCE = 3_000;

interface Asked {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  onProgress(progress: TaskProgress): void;
}

/**
 * Starts the process at the first question, and again after it died. `spillBeside` is where large results are put
 * aside; `onDied` is told when it ends without being asked to, also while nobody waits for an answer.
 */
export function openProcess(start: StartPort, spillBeside = os.tmpdir(), onDied?: () => void): PopulationProcess {
  let port: ProcessPort | null = null;
  let spill: string | null = null;
  let next = 1;
  const asked = new Map<number, Asked>();
  const end = (code: number | null): void => {
    port = null;
    if (spill !== null) rmSync(spill, { recursive: true, force: true });
    spill = null;
    for (const [number, { reject }] of asked) {
      asked.delete(number);
      reject(died(code));
    }
  };
  const receive = (message: FromProcess): void => {
    const waiting = asked.get(message.of);
    if (!waiting) return;
    if ('progress' in message) {
      waiting.onProgress(message.progress);
      return;
    }
    asked.delete(message.of);
    if ('value' in message) waiting.resolve(message.value);
    else if ('failure' in message) waiting.reject(new HostFailure(message.failure));
    else waiting.reject(new Error(`the process of populations has a bug: ${message.bug}`));
  };
  const open = (): ProcessPort => {
    if (port) return port;
    sweepSpills(spillBeside);
    spill = mkdtempSync(path.join(spillBeside, `cuoshi-spill-${process.pid}-`));
    const opened = start(spill);
    opened.listen(receive, (code) => {
      if (port !== opened) return;
      end(code);
      onDied?.();
    });
    port = opened;
    return opened;
  };
  const kill = (): void => {
    port?.kill();
    end(null);
  };
  return {
    ask: (task, input, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        const number = next;
        next += 1;
        const opened = open();
        let impatient: NodeJS.Timeout | undefined;
        const cancel = (): void => {
          opened.post({ cancel: number });
          impatient = setTimeout(kill, PATIENCE);
        };
        const settle = (): void => {
          clearTimeout(impatient);
          signal?.removeEventListener('abort', cancel);
        };
        asked.set(number, {
          resolve: (value) => {
            settle();
            resolve(value as TaskResult<typeof task>);
          },
          reject: (error) => {
            settle();
            reject(signal?.aborted ? cancelled() : (error as Error));
          },
          onProgress: (progress) => onProgress?.(progress),
        });
        opened.post({ ask: number, task, input });
        if (signal?.aborted) cancel();
        else signal?.addEventListener('abort', cancel);
      }),
    close: kill,
  };
}

/** Removes what programs put aside that were killed; what cannot be removed is not ours. */
function sweepSpills(folder: string): void {
  for (const name of readdirSync(folder)) {
    const found = /^cuoshi-spill-(\d+)-\w{6}$/.exec(name);
    if (!found || isProcessRunning(Number(found[1]))) continue;
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}

function died(code: number | null) {
  return fail(
    'population/process-died',
    `计算进程意外结束（${code ?? '被终止'}），没有留下任何结果。多半是内存不足：请用 --memory 减小数据库的内存后再试。`,
    `The computing process ended unexpectedly (${code ?? 'killed'}); nothing was left behind. Most likely memory ran out: try again with less --memory for the database.`,
  );
}

function cancelled() {
  return fail('population/cancelled', '已取消，没有留下任何结果。', 'Cancelled; nothing was left behind.');
}
