import { ensureCliBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './run-program.mjs';
import { runScript } from './progress.mjs';

const args = process.argv.slice(2);

await runScript(async () => {
  await ensureDependencies();
  await ensureCliBuilt();
});
// Outside runScript: from here on the exit code is the program's own.
if (process.exitCode === 0) await runProgram('out/cli.js', args);
