import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureCliBuilt } from './build.mjs';
import { run } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { progress } from './progress.mjs';

/** A year in which all sample policies but one are in force. */
const SAMPLE_YEAR = '2023';

const BUNDLES = 'out/bundles';

/**
 * Does on a machine without a display what the window is for: checks the sample policies, works out what the sample
 * enterprises get, exports the bundles and verifies them. Resolves with an exit code.
 */
export async function runMainJobHeadless() {
  progress("there is no display, so the window can't open. The same work without it:");
  await ensureCliBuilt();
  rmSync(inCheckout(BUNDLES), { recursive: true, force: true });
  const failed = [];
  for (const args of [
    ['validate', 'samples'],
    ['simulate', 'samples', '--year', SAMPLE_YEAR],
    ['export', 'samples', '--out', BUNDLES],
  ]) {
    if ((await cuoshi(args)) !== 0) failed.push(args[0]);
  }
  for (const bundle of bundles()) {
    if ((await cuoshi(['verify', bundle])) !== 0) failed.push(`verify ${bundle}`);
  }
  if (failed.length > 0) progress(`failed: ${failed.join(', ')}.`);
  else progress(`the bundles are in ${inCheckout(BUNDLES)}`);
  progress('to open the window on a virtual display:  xvfb-run -a npm start   (apt-get install xvfb xauth)');
  return failed.length > 0 ? 1 : 0;
}

/** @param {string[]} args */
function cuoshi(args) {
  progress(`cuoshi ${args.join(' ')}`);
  return run(process.execPath, [inCheckout('out/cli.js'), ...args]);
}

function bundles() {
  const names = existsSync(inCheckout(BUNDLES)) ? readdirSync(inCheckout(BUNDLES)) : [];
  return names.map((name) => path.join(BUNDLES, name));
}
