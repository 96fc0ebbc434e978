import { chmodSync, mkdirSync } from 'node:fs';
import { ensureAppBuilt, ensureCliBuilt } from './build.mjs';
import { run } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeRuntime, ensureElectron } from './electron-runtime.mjs';
import { progress, runScript } from './progress.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { ensureSandbox, giveToNobody, runsAsRoot, runUnprivileged } from './unprivileged.mjs';

const PLAYWRIGHT = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];

await runScript(async () => {
  await ensureDependencies();
  await ensureAppBuilt();
  // Bundles that the window exports are verified by it.
  await ensureCliBuilt();
  const runtime = await ensureElectron();
  const virtualDisplay = process.platform === 'linux';
  await ensureSystemPackages({ executable: runtime.executable, virtualDisplay });
  if (runsAsRoot) ensureSandbox(runtime.executable);
  progress(`end-to-end tests in ${describeRuntime(runtime)}${runsAsRoot ? ', as the user nobody' : ''}`);

  return runsAsRoot ? await runAsNobody([process.execPath, ...PLAYWRIGHT]) : await run(process.execPath, PLAYWRIGHT);
});

/** @param {string[]} command */
async function runAsNobody(command) {
  // Xvfb would make it, but only for root.
  mkdirSync('/tmp/.X11-unix', { recursive: true });
  chmodSync('/tmp/.X11-unix', 0o1777);
  for (const folder of ['', 'e2e', 'screens']) giveToNobody(inCheckout('test-results', folder));
  return await runUnprivileged(command);
}
