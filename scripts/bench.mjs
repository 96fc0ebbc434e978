import { readFileSync, rmSync } from 'node:fs';
import { ensureBareWindowBuilt, ensureBenchBuilt, ensureCliBuilt } from './build.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { progress, runScript } from './progress.mjs';
import { runProgram } from './run-program.mjs';
import { runWithDisplay } from './run-with-display.mjs';

const args = process.argv.slice(2);
const STARTS = 'test-results/bench/window-start.json';
const ROUNDS = '5';

await runScript(async () => {
  await ensureDependencies();
  await ensureBenchBuilt();
  await ensureCliBuilt();
  rmSync(inCheckout(STARTS), { force: true });
  // Only what the engine does: `npm run bench -- --engine`.
  if (!args.includes('--engine')) await measureWindows();
});
if (process.exitCode === 0) await runProgram('out/bench.js', [...args, `--starts=${inCheckout(STARTS)}`]);

async function measureWindows() {
  await ensureBareWindowBuilt();
  await runWithDisplay(['test/bench/window-start.mjs', ROUNDS, STARTS], STARTS);
  progress(readFileSync(inCheckout(STARTS), 'utf8').trim());
}
