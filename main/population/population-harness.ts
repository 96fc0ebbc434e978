import { answerTasks } from './answer-tasks';
import type { StartPort } from './population-process';
import type { FromProcess } from './task-messages';

/** Answers tasks inside this process, with messages copied as they are on their way to another: for tests. */
export const startInside: StartPort = (spill) => {
  const listeners: ((message: FromProcess) => void)[] = [];
  const answer = answerTasks((message) => {
    const copy = structuredClone(message);
    setImmediate(() => listeners.forEach((listener) => listener(copy)));
  }, spill);
  return {
    post: (message) => answer(structuredClone(message)),
    listen: (onMessage) => void listeners.push(onMessage),
    kill: () => void listeners.splice(0),
  };
};
