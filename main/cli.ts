import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { askSecret } from './cli/ask-secret';
import { today } from './cli/today';
import { runCli } from './cli/run-cli';
import { startNodeChild } from './population/node-child';

// Whoever reads our output may stop reading (`| head`): that is no error of ours, and there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const beside = path.resolve(import.meta.dirname, '..', 'samples');
const here = path.resolve('samples');
const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8')) as {
  version: string;
};

process.exitCode = await runCli(process.argv.slice(2), {
  folder: process.cwd(),
  samples: existsSync(here) ? here : beside,
  today: today(),
  version,
  environment: process.env,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { askSecret } : {}),
  startPopulation: startNodeChild(path.resolve(import.meta.dirname, 'population.js')),
  onInterrupt: (stop) => {
    process.once('SIGINT', stop).once('SIGTERM', stop);
    return () => process.off('SIGINT', stop).off('SIGTERM', stop);
  },
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
});
