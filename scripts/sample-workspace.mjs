import { chownSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './checkout.mjs';
import { progress } from './progress.mjs';

/** Where a start keeps what is the user's: not in git, and not emptied by a build. */
export const LOCAL = '.local';

/**
 * Copies samples/ once, so that trying things out leaves the checkout clean; gives the copy's path from the top folder.
 * @param {{ owner?: number }} [options] the user the copy shall belong to
 */
export function ensureSampleWorkspace({ owner } = {}) {
  const workspace = path.join(LOCAL, 'samples');
  if (!existsSync(inCheckout(workspace))) {
    progress(`copying samples/ to ${workspace}; delete the copy to begin afresh.`);
    cpSync(inCheckout('samples'), inCheckout(workspace), { recursive: true });
  }
  if (owner !== undefined) giveAway(inCheckout(workspace), owner);
  return workspace;
}

/**
 * @param {string} target
 * @param {number} owner
 */
function giveAway(target, owner) {
  chownSync(target, owner, owner);
  if (!statSync(target).isDirectory()) return;
  for (const name of readdirSync(target)) giveAway(path.join(target, name), owner);
}
