import { answerTasks } from './answer-tasks';
import type { FromProcess, ToProcess } from './task-messages';

// The whole program of the process of populations: started by Node with a channel, or by Electron as a utility process.
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
const post = (message: FromProcess): void => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
};
const answer = answerTasks(post, process.argv[2] ?? '');
if (parentPort) parentPort.on('message', ({ data }) => answer(data as ToProcess));
else {
  process.on('message', (message) => answer(message as ToProcess));
  // Whoever started it is gone: nobody waits for an answer.
  process.on('disconnect', () => process.exit(0));
}
