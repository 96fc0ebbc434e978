import { HostFailure } from '../ipc/host-failure';
import type { FromProcess, ToProcess } from './task-messages';
import type { TaskRun } from './task-run';
import { tasks } from './tasks';

/** Answers what the process of populations is asked. Shape: takes every message in; answers go to `post`. */
export function answerTasks(post: (message: FromProcess) => void, spill: string): (message: ToProcess) => void {
  const running = new Map<number, AbortController>();
  return (message) => {
    if ('cancel' in message) {
      running.get(message.cancel)?.abort();
      return;
    }
    const { ask, task, input } = message;
    const controller = new AbortController();
    running.set(ask, controller);
    const run: TaskRun = {
      signal: controller.signal,
      spill,
      progress: (progress) => post({ of: ask, progress }),
    };
    const work = Object.hasOwn(tasks, task)
      ? (tasks as Readonly<Record<string, (given: never, run: TaskRun) => Promise<unknown>>>)[task]
      : undefined;
    if (!work) throw new Error(`there is no task ${task}`);
    work(input as never, run)
      .then(
        (value) => post({ of: ask, value }),
        (error: unknown) => {
          if (error instanceof HostFailure) post({ of: ask, failure: error.failure });
          else post({ of: ask, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) });
        },
      )
      .finally(() => running.delete(ask));
  };
}
