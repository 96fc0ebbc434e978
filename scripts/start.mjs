import { ensureAppBuilt } from './build.mjs';
import { run } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeRuntime, ensureElectron } from './electron-runtime.mjs';
import { runMainJobHeadless } from './headless.mjs';
import { progress, runScript } from './progress.mjs';
import { ensureSampleWorkspace } from './sample-workspace.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { ensureSandbox, NOBODY, runsAsRoot, runUnprivileged } from './unprivileged.mjs';

// Chromium reports every desktop service it does not find; a failure of ours is shown in the window.
const QUIET = '--log-level=3';

await runScript(async () => {
  await ensureDependencies();
  if (!hasDisplay()) return await runMainJobHeadless();
  return await openWindow();
});

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

async function openWindow() {
  await ensureAppBuilt();
  const runtime = await ensureElectron();
  await ensureSystemPackages({ executable: runtime.executable, virtualDisplay: false });
  if (runsAsRoot) ensureSandbox(runtime.executable);
  const workspace = ensureSampleWorkspace(runsAsRoot ? { owner: NOBODY } : {});
  const command = ['node_modules/electron/cli.js', '.', `--workspace=${workspace}`, QUIET];
  progress(`opening ${workspace} in ${describeRuntime(runtime)}`);
  if (!runsAsRoot) return await run(process.execPath, command);
  progress('as the user nobody: Chromium keeps its sandbox, which root would have to give up.');
  return await runUnprivileged([process.execPath, ...command]);
}
