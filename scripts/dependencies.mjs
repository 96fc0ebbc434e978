import { lstatSync, readFileSync } from 'node:fs';
import { runNpm } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { progress, SetupError } from './progress.mjs';

/** Installs the packages when node_modules is missing or is not what package-lock.json says. */
export async function ensureDependencies() {
  requireNode();
  if (installedAsLocked()) return;
  refuseLinkedFolder();
  progress('installing packages (npm ci), about half a minute ...');
  // Everything we build with is a development dependency: NODE_ENV=production must not leave it out.
  const code = await runNpm(['ci', '--include=dev', '--loglevel=error'], { stdout: 2 });
  if (code !== 0)
    throw new SetupError('npm ci failed. It needs the npm registry (or a mirror: npm config set registry URL).');
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Node.js 20.19 or later is needed; this is ${process.versions.node}.`);
}

/** `npm ci` empties the folder it finds: through a symbolic link that is the folder of another checkout. */
function refuseLinkedFolder() {
  if (!lstatSync(inCheckout('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new SetupError(
    'node_modules is a symbolic link and holds other versions than package-lock.json; remove the link and start again.',
  );
}

/** Compares npm's own record of what it installed with the lock file; cheaper than `npm ls` by a second. */
function installedAsLocked() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(readPackages('package-lock.json') ?? {}).every(([folder, locked]) => {
    if (folder === '') return true;
    const present = installed[folder];
    // npm leaves out what is made for other platforms.
    if (!present) return locked.optional === true;
    return present.version === locked.version && present.integrity === locked.integrity;
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, integrity?: string, optional?: boolean }> | null}
 */
function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(inCheckout(lockFile), 'utf8')).packages;
  } catch {
    return null;
  }
}
