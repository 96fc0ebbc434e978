import { ensureAppBuilt } from './build.mjs';
import { run } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { describeRuntime, ensureElectron } from './electron-runtime.mjs';
import { runScript, SetupError } from './progress.mjs';

// Installers for this platform, in dist/. Arguments go to electron-builder: `npm run package -- --dir` for a folder.
await runScript(async () => {
  await ensureDependencies();
  await ensureAppBuilt();
  const runtime = await ensureElectron({ retryOfficial: true });
  if (!runtime.official) {
    throw new SetupError(`a release is made with the official Electron alone; here is ${describeRuntime(runtime)}.`);
  }
  return await run(process.execPath, [inCheckout('node_modules/electron-builder/cli.js'), ...process.argv.slice(2)]);
});
