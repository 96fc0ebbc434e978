import { ensureAuthoringBenchBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runScript } from './progress.mjs';
import { runProgram } from './run-program.mjs';

const args = process.argv.slice(2);

await runScript(async () => {
  await ensureDependencies();
  await ensureAuthoringBenchBuilt();
});
if (process.exitCode === 0) await runProgram('out/bench-authoring.js', args);
