import { ensureCliBuilt, ensureImportDrillBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './run-program.mjs';
import { runScript } from './progress.mjs';

const args = process.argv.slice(2);

await runScript(async () => {
  await ensureDependencies();
  await ensureCliBuilt();
  await ensureImportDrillBuilt();
});
if (process.exitCode === 0) await runProgram('out/drill-import.js', args);
