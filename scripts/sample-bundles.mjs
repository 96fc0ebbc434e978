import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureCliBuilt } from './build.mjs';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runScript, SetupError } from './progress.mjs';

/** Makes samples/bundles anew from the sample policies: first releases, by nobody in particular, the same everywhere. */
await runScript(async () => {
  await ensureDependencies();
  await ensureCliBuilt();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bundles-'));
  try {
    const made = path.join(folder, 'bundles');
    const args = [inCheckout('out/cli.js'), 'export', inCheckout('samples'), '--out', made, '--revision', '1'];
    const { status } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      // Neither the keys nor the log of whoever runs this.
      env: { ...process.env, CUOSHI_HOME: path.join(folder, 'home') },
    });
    if (status !== 0) throw new SetupError('the sample policies do not export; see above.');
    const target = inCheckout('samples/bundles');
    rmSync(target, { recursive: true, force: true });
    for (const name of readdirSync(made)) cpSync(path.join(made, name), path.join(target, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
