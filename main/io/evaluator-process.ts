import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A foreign evaluator that answers one JSON text for each it is given, a line each. */
export interface EvaluatorProcess {
  /** Errors: EvaluatorFailure when the program ends, says nothing in time, or says no JSON. */
  ask(message: unknown): Promise<unknown>;
  close(): void;
}

/** Why a foreign evaluator gave no answer. */
export class EvaluatorFailure extends Error {
  override readonly name = 'EvaluatorFailure';

  constructor(
    readonly reason: 'ended' | 'silent' | 'no-json',
    detail: string,
  ) {
    super(detail);
  }
}

/** Longest wait for one answer. Units: milliseconds. */
const PATIENCE = 60_000;

/** How long a program that says no more may take to end. Units: milliseconds. */
const AFTERWARDS = 1000;

/** Starts a program through the shell, as typed; what it writes to its error output is shown as it comes. */
export function startEvaluator(command: string, folder: string): EvaluatorProcess {
  const child = spawn(command, { shell: true, cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // Its output is at an end a little before the program is.
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.stdout.once('close', () => setTimeout(resolve, AFTERWARDS, null).unref());
  });
  // A program that has ended no longer reads; its missing answer tells of it.
  child.stdin.on('error', () => undefined);
  return {
    async ask(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`);
      const line = await withPatience(lines.next());
      if (line.done === true) throw new EvaluatorFailure('ended', `exit code ${(await ended) ?? '?'}`);
      try {
        return JSON.parse(line.value) as unknown;
      } catch {
        throw new EvaluatorFailure('no-json', line.value.slice(0, 200));
      }
    },
    close() {
      child.stdin.end();
      lines.return?.().catch(() => undefined);
      child.stdout.destroy();
      if (child.exitCode === null) child.kill();
    },
  };
}

async function withPatience<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EvaluatorFailure('silent', `${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
