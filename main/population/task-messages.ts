import type { Failure } from '../ipc/contract';
import type { TaskProgress } from './task-run';

/** What is said to the process of populations. */
export type ToProcess =
  { readonly ask: number; readonly task: string; readonly input: unknown } | { readonly cancel: number };

/** What it answers; every question gets progress, any number of times, and one of the others. */
export type FromProcess =
  | { readonly of: number; readonly progress: TaskProgress }
  | { readonly of: number; readonly value: unknown }
  | { readonly of: number; readonly failure: Failure }
  /** A bug of ours. */
  | { readonly of: number; readonly bug: string };
