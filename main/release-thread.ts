import { Worker } from 'node:worker_threads';
import type { ComparisonView, MigrationView } from './ipc/contract';
import { fail, HostFailure } from './ipc/host-failure';
import type { MigrationRequest } from './migration-view';
import type { ReleaseDesk } from './release-desk';
import type { FromThread, ThreadCall, ThreadCalls, ThreadStart, ToThread } from './release-messages';

/** The release desk on a thread of its own, the comparison of a text with its newest release, and of an older bundle with what it becomes. */
export interface ReleaseThread extends ReleaseDesk {
  /** Errors: those of compareWithNewest. */
  compare(folder: string, document: string, text: string): Promise<ComparisonView>;
  /** Errors: those of viewMigration. */
  migrate(request: MigrationRequest): Promise<MigrationView>;
}

interface Asked {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  askForTarget(suggestion: string): Promise<string | null>;
}

/** Young objects are most of what a bundle is made of: with room for them little is collected twice. Units: MB. */
const YOUNG_GENERATION = 64;

/**
 * Starts the thread at the first question, and again after it ended. Shape: `program` is the built `release.js`.
 * Errors: those of the desk; release/thread-died.
 */
export function openReleaseThread(program: string, start: ThreadStart): ReleaseThread {
  let worker: Worker | null = null;
  let next = 1;
  const asked = new Map<number, Asked>();

  const receive = (from: Worker, message: FromThread): void => {
    const { of } = message;
    const waiting = asked.get(of);
    if (!waiting) return;
    if ('suggestion' in message) {
      const answer = (target: string | null): void => from.postMessage({ of, target } satisfies ToThread);
      waiting.askForTarget(message.suggestion).then(answer, (error: unknown) => {
        waiting.reject(error);
        answer(null);
      });
      return;
    }
    asked.delete(of);
    if ('value' in message) waiting.resolve(message.value);
    else if ('failure' in message) waiting.reject(new HostFailure(message.failure));
    else waiting.reject(new Error(`the thread of releases has a bug: ${message.bug}`));
  };

  const open = (): Worker => {
    if (worker) return worker;
    const opened = new Worker(program, {
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    opened.on('message', (message: FromThread) => receive(opened, message));
    opened.on('error', (error) => console.error('the thread of releases ended', error));
    opened.on('exit', () => {
      worker = null;
      for (const { reject } of asked.values()) reject(died());
      asked.clear();
    });
    // Nothing waits for it when the program ends.
    opened.unref();
    worker = opened;
    return opened;
  };

  const ask = <Call extends ThreadCall>(
    call: Call,
    input: ThreadCalls[Call]['in'],
    askForTarget: Asked['askForTarget'] = () => Promise.resolve(null),
  ): Promise<ThreadCalls[Call]['out']> =>
    new Promise((resolve, reject) => {
      const number = next;
      next += 1;
      asked.set(number, { resolve: (value) => resolve(value as ThreadCalls[Call]['out']), reject, askForTarget });
      open().postMessage({ ask: number, call, input });
    });

  return {
    foresee: (request) => ask('foresee', request),
    publish: ({ askForTarget, ...request }) => ask('publish', request, askForTarget),
    compare: (folder, document, text) => ask('compare', { folder, document, text }),
    migrate: (request) => ask('migrate', request),
  };
}

function died(): HostFailure {
  return fail(
    'release/thread-died',
    '生成规则包的计算意外结束，请重试。',
    'The work on the bundle ended unexpectedly. Try again.',
  );
}
