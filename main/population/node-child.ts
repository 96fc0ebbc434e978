import { fork } from 'node:child_process';
import type { ProcessPort, StartPort } from './population-process';
import type { FromProcess } from './task-messages';

/** Starts the process of populations as a child of Node. Shape: `program` is the built `population.js`. */
export function startNodeChild(program: string): StartPort {
  return (spill): ProcessPort => {
    const child = fork(program, [spill], {
      serialization: 'advanced',
      // What it prints is no part of our output; what it dies of should be seen.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--max-old-space-size=4096'],
    });
    return {
      post: (message) => void child.send(message),
      listen: (onMessage, onExit) => {
        child.on('message', (message) => onMessage(message as FromProcess));
        child.on('error', () => onExit(null));
        child.on('exit', onExit);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
