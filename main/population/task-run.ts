import type { DuckDBConnection } from '@duckdb/node-api';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { fail } from '../ipc/host-failure';
import { asDatabaseFailure } from './database-values';

/** How far a task is. */
export interface TaskProgress {
  readonly step: Bilingual;
  /** From 0 to 1; null where nobody can say. */
  readonly share: number | null;
}

/** What a task sees of whoever asked for it. */
export interface TaskRun {
  readonly signal: AbortSignal;
  /** Folder for what does not fit into memory; removed when the process ends. */
  readonly spill: string;
  progress(progress: TaskProgress): void;
}

/** Resources a task may use. */
export interface TaskLimits {
  readonly threads?: number;
  /** Memory of the database, such as `4GB`. */
  readonly memory?: string;
}

/** Lets messages in, so that a long loop can be cancelled. Errors: population/cancelled. */
export async function breathe({ signal }: TaskRun): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw cancelled();
}

/** Works with the database so that cancelling stops it at once. Errors: population/cancelled, population/no-space, population/no-memory. */
export async function withDatabase<Result>(
  connection: DuckDBConnection,
  { signal }: TaskRun,
  work: () => Promise<Result>,
): Promise<Result> {
  const interrupt = (): void => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    if (signal.aborted) throw cancelled();
    return await work();
  } catch (error) {
    throw asDatabaseFailure(error);
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

function cancelled() {
  return fail('population/cancelled', '已取消，没有留下任何结果。', 'Cancelled; nothing was left behind.');
}
