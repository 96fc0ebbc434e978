import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Unpacks an archive with its permissions and symbolic links (macOS frameworks hold some).
 * `nameOf` gives the path to write an entry to, or null to leave it out.
 * @param {string} archive
 * @param {string} folder
 * @param {(entry: string) => string | null} [nameOf]
 */
export async function unzip(archive, folder, nameOf = (entry) => entry) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? null : nameOf(entry.fileName);
    if (name === null) continue;
    const target = path.join(folder, name);
    const mode = entry.externalFileAttributes >>> 16;
    mkdirSync(path.dirname(target), { recursive: true });
    const content = await zip.openReadStreamPromise(entry);
    if ((mode & FILE_TYPE) === SYMBOLIC_LINK) symlinkSync(await text(content), target);
    else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 }));
  }
}
