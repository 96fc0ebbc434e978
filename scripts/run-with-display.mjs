import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureAppBuilt } from './build.mjs';
import { run } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { describeRuntime, ensureElectron } from './electron-runtime.mjs';
import { progress, SetupError } from './progress.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { ensureSandbox, giveToNobody, runsAsRoot, runUnprivileged } from './unprivileged.mjs';

/**
 * Builds the application and runs a Node program that starts its windows, on a display of its own where there is none.
 * @param {string[]} command the program and its arguments, relative to the checkout
 * @param {string} written the file that it writes
 */
export async function runWithDisplay(command, written) {
  await ensureAppBuilt();
  const runtime = await ensureElectron();
  const virtualDisplay = process.platform === 'linux';
  await ensureSystemPackages({ executable: runtime.executable, virtualDisplay });
  if (runsAsRoot) ensureSandbox(runtime.executable);
  progress(`starting windows in ${describeRuntime(runtime)}`);
  const screen = virtualDisplay ? ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1440x900x24'] : [];
  const [program = '', ...rest] = [...screen, process.execPath, ...command];
  const folder = inCheckout(path.dirname(written));
  if (runsAsRoot) {
    // Xvfb would make it, but only for root.
    mkdirSync('/tmp/.X11-unix', { recursive: true });
    chmodSync('/tmp/.X11-unix', 0o1777);
    giveToNobody(folder);
  } else mkdirSync(folder, { recursive: true });
  const code = runsAsRoot ? await runUnprivileged([program, ...rest]) : await run(program, rest, { stdout: 2 });
  if (code !== 0) throw new SetupError('the windows did not start; see above.');
}
