import { electronVite } from './build.mjs';
import { run } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeRuntime, ensureElectron } from './electron-runtime.mjs';
import { ensureGenerated } from './generate.mjs';
import { progress, runScript, SetupError } from './progress.mjs';
import { runsAsRoot } from './unprivileged.mjs';

// The window with sources that reload as they are edited.
await runScript(async () => {
  if (runsAsRoot) throw new SetupError('npm run dev needs an ordinary user: Chromium has no sandbox for root.');
  await ensureDependencies();
  await ensureGenerated();
  progress(describeRuntime(await ensureElectron()));
  return await run(process.execPath, [electronVite, 'dev', ...process.argv.slice(2)]);
});
