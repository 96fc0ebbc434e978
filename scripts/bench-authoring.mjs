import { rmSync } from 'node:fs';
import { ensureAuthoringBenchBuilt } from './build.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runScript } from './progress.mjs';
import { runProgram } from './run-program.mjs';
import { runWithDisplay } from './run-with-display.mjs';

const args = process.argv.slice(2);
const EDITED = 'test-results/bench/window-editing.json';
const EDITS = args.find((each) => each.startsWith('--window-edits='))?.slice('--window-edits='.length) ?? '3000';
const part = args.find((each) => each.startsWith('--part='));

await runScript(async () => {
  await ensureDependencies();
  await ensureAuthoringBenchBuilt();
  rmSync(inCheckout(EDITED), { force: true });
  if (part === undefined || part === '--part=window')
    await runWithDisplay(['test/bench/window-editing.mjs', EDITS, EDITED], EDITED);
});
if (process.exitCode === 0) await runProgram('out/bench-authoring.js', [...args, `--edited=${inCheckout(EDITED)}`]);
