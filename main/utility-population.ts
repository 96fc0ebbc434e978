import { utilityProcess } from 'electron';
import type { ProcessPort, StartPort } from './population/population-process';
import type { FromProcess } from './population/task-messages';

/** Starts the process of populations as a utility process. Shape: `program` is the built `population.js`. */
export function startUtilityPopulation(program: string): StartPort {
  return (spill): ProcessPort => {
    const child = utilityProcess.fork(program, [spill], { serviceName: 'cuoshi-population', stdio: 'ignore' });
    return {
      post: (message) => child.postMessage(message),
      listen: (onMessage, onExit) => {
        child.on('message', (message: unknown) => onMessage(message as FromProcess));
        child.on('exit', onExit);
      },
      kill: () => void child.kill(),
    };
  };
}
