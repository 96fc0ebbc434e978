import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inCheckout } from './checkout.mjs';
import { progress } from './progress.mjs';
import { unzip } from './unzip.mjs';

const GITHUB = 'https://github.com/electron/electron/releases/download/';
/** Without a network this is what a start waits for; a slow mirror still answers within it. */
const ANSWER_WITHIN_MS = 5_000;
const STALLED_AFTER_MS = 30_000;

/** The version that package.json pins: the one a release is built with. */
export function pinnedElectronVersion() {
  return readElectronPackage('package.json').version;
}

/**
 * Downloads the official Electron into a folder. Throws when it can't be had, or is not what the `electron` package,
 * which the lock file pins by its hash, says it should be.
 * @param {string} folder
 */
export async function downloadOfficialElectron(folder) {
  const version = pinnedElectronVersion();
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const expected = readElectronPackage('checksums.json')[name];
  if (!expected) throw new Error(`Electron ${version} is not made for ${process.platform} ${process.arch}`);
  // The variables of Electron's own installer, so that a mirror set up for it serves here, too.
  const mirror = process.env['ELECTRON_MIRROR'] ?? GITHUB;
  const release = (process.env['ELECTRON_CUSTOM_DIR'] ?? 'v{{ version }}').replace('{{ version }}', version);
  const url = new URL(`${release}/${name}`, mirror.endsWith('/') ? mirror : `${mirror}/`);
  progress(`fetching Electron ${version} from ${url.host} ...`);
  mkdirSync(folder, { recursive: true });
  const archive = path.join(folder, name);
  const actual = await download(url, archive);
  if (actual !== expected) throw new Error(`the file from ${url.host} has a wrong checksum`);
  await unzip(archive, path.join(folder, 'dist'));
}

/** @param {string} file */
function readElectronPackage(file) {
  return JSON.parse(readFileSync(inCheckout('node_modules/electron', file), 'utf8'));
}

/**
 * Resolves with the SHA-256 of what was written.
 * @param {URL} url
 * @param {string} file
 */
async function download(url, file) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(new Error('no answer')), ANSWER_WITHIN_MS);
  const hash = createHash('sha256');
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`the server answers ${response.status}`);
    const observed = new Transform({
      transform(chunk, _encoding, pass) {
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(new Error('the transfer stalled')), STALLED_AFTER_MS);
        hash.update(chunk);
        pass(null, chunk);
      },
    });
    const body = /** @type {import('node:stream/web').ReadableStream} */ (response.body);
    await pipeline(Readable.fromWeb(body), observed, createWriteStream(file));
    return hash.digest('hex');
  } finally {
    clearTimeout(timer);
  }
}
