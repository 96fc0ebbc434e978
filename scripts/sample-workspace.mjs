import { chownSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './checkout.mjs';
import { progress } from './progress.mjs';

/** The user's: not in git, and not emptied by a build. */
const COPY = '.local/samples';

/**
 * Copies samples/ once, so that trying things out leaves the checkout clean; gives the copy's path from the top folder.
 * @param {{ owner?: number }} [options] the user the copy shall belong to
 */
export function ensureSampleWorkspace({ owner } = {}) {
  if (!existsSync(inCheckout(COPY))) {
    progress(`copying samples/ to ${COPY}; delete the copy to begin afresh.`);
    cpSync(inCheckout('samples'), inCheckout(COPY), { recursive: true });
  }
  if (owner !== undefined) giveAway(inCheckout(COPY), owner);
  return COPY;
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
