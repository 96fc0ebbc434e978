import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureAuthoringBenchBuilt } from './build.mjs';
import { run } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runScript, SetupError } from './progress.mjs';
import { runProgram } from './run-program.mjs';
import { runWithDisplay } from './run-with-display.mjs';

const args = process.argv.slice(2);
const EDITED = 'test-results/bench/window-editing.json';
const EDITED_LARGE = 'test-results/bench/window-editing-large.json';
const EDITS = valueOf('--window-edits=') ?? '3000';
/** Fewer in the large policy: all enterprises are simulated after each of them. */
const LARGE_EDITS = valueOf('--window-large-edits=') ?? String(Math.ceil(Number(EDITS) / 16));
const part = args.find((each) => each.startsWith('--part='));

await runScript(async () => {
  await ensureDependencies();
  await ensureAuthoringBenchBuilt();
  for (const file of [EDITED, EDITED_LARGE]) rmSync(inCheckout(file), { force: true });
  if (part !== undefined && part !== '--part=window') return;
  if (Number(EDITS) > 0) await runWithDisplay(['test/bench/window-editing.mjs', EDITS, EDITED], EDITED);
  if (Number(LARGE_EDITS) > 0) await editLarge();
});
if (process.exitCode === 0)
  await runProgram('out/bench-authoring.js', [
    ...args,
    `--edited=${inCheckout(EDITED)}`,
    `--edited-large=${inCheckout(EDITED_LARGE)}`,
  ]);

/** The same in a copy of the samples with the large policy and all its enterprises. */
async function editLarge() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-large-'));
  try {
    const workspace = path.join(folder, 'samples');
    cpSync(inCheckout('samples'), workspace, { recursive: true });
    rmSync(path.join(workspace, 'enterprises'), { recursive: true });
    const code = await run(process.execPath, [inCheckout('out/bench-authoring.js'), `--write-large=${workspace}`]);
    if (code !== 0) throw new SetupError('the large workspace cannot be written; see above.');
    chmodSync(folder, 0o755);
    await runWithDisplay(['test/bench/window-editing.mjs', LARGE_EDITS, EDITED_LARGE, workspace], EDITED_LARGE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} option */
function valueOf(option) {
  return args.find((each) => each.startsWith(option))?.slice(option.length);
}
