import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureAppBuilt, ensureBareWindowBuilt, ensureBenchBuilt, ensureCliBuilt } from './build.mjs';
import { run } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeRuntime, ensureElectron } from './electron-runtime.mjs';
import { progress, runScript, SetupError } from './progress.mjs';
import { runProgram } from './run-program.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { ensureSandbox, giveToNobody, runsAsRoot, runUnprivileged } from './unprivileged.mjs';

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
  await ensureAppBuilt();
  await ensureBareWindowBuilt();
  const runtime = await ensureElectron();
  const virtualDisplay = process.platform === 'linux';
  await ensureSystemPackages({ executable: runtime.executable, virtualDisplay });
  if (runsAsRoot) ensureSandbox(runtime.executable);
  progress(`starting windows in ${describeRuntime(runtime)}`);
  const screen = virtualDisplay ? ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1440x900x24'] : [];
  const command = [...screen, process.execPath, 'test/bench/window-start.mjs', ROUNDS, STARTS];
  const folder = inCheckout(path.dirname(STARTS));
  if (runsAsRoot) {
    // Xvfb would make it, but only for root.
    mkdirSync('/tmp/.X11-unix', { recursive: true });
    chmodSync('/tmp/.X11-unix', 0o1777);
    giveToNobody(folder);
  } else mkdirSync(folder, { recursive: true });
  const [program = '', ...rest] = command;
  const code = runsAsRoot ? await runUnprivileged(command) : await run(program, rest, { stdout: 2 });
  if (code !== 0) throw new SetupError('the windows did not start; see above.');
  progress(readFileSync(inCheckout(STARTS), 'utf8').trim());
}
