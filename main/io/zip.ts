import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile as OpenZip } from 'yauzl';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { findFault, type BundleFault } from '../../engine/bundle/finding';
import { BUNDLE_LIMITS, isAllowedPath } from '../../engine/bundle/layout';
import type { MessageArguments } from '../../engine/diagnostics/diagnose';
import { ArchiveFailure } from './archive-failure';
import { writeZip } from './write-zip';

const PLAIN_FILE_MODE = 0o100644;
const LOCAL_HEADER = 0x04034b50;
const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const END_LENGTH = 22;
const LOCAL_HEADER_LENGTH = 30;
const UTF8_NAMES = 0x0800;

/** Bytes that an archive of allowed size can take beyond its files: headers, names and directory. */
const OVERHEAD = BUNDLE_LIMITS.files * (2 * BUNDLE_LIMITS.pathBytes + 128) + END_LENGTH;
/** The largest archive that is read. Units: bytes. */
export const ARCHIVE_LIMIT = BUNDLE_LIMITS.totalBytes + OVERHEAD;

/** Packs the files of a bundle into its archive; see writeZip. */
export function writeArchive(entries: readonly BundleEntry[]): Promise<Uint8Array> {
  return Promise.resolve(writeZip(entries));
}

/**
 * Unpacks an archive that nobody vouches for. After every check the archive must equal, byte for byte, the one its
 * files make: whatever a reader of another make could see differently is refused.
 * Errors (thrown as ArchiveFailure): the codes bundle/archive-….
 */
export async function readArchive(archive: Uint8Array): Promise<readonly BundleEntry[]> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  checkFrame(bytes);
  const entries = await readEntries(bytes);
  const canonical = writeZip(entries);
  const offset = firstDifference(bytes, canonical);
  if (offset !== null) throw refuse('archive-not-canonical', { offset });
  return entries;
}

/** Checks begin and end before a parser looks for them: some search, and find what others do not. */
function checkFrame(bytes: Buffer): void {
  if (bytes.length > ARCHIVE_LIMIT) throw refuse('archive-too-large', { limit: ARCHIVE_LIMIT });
  const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  if (bytes.length < END_LENGTH || !bytes.includes(signature)) throw refuse('archive-not-zip');
  const end = bytes.length - END_LENGTH;
  if (bytes.readUInt32LE(end) !== END_OF_DIRECTORY || bytes.readUInt16LE(end + 20) !== 0)
    throw refuse('archive-trailing-bytes');
  if (bytes.readUInt32LE(0) !== LOCAL_HEADER) throw refuse('archive-leading-bytes');
  if (end >= 20 && bytes.readUInt32LE(end - 20) === ZIP64_LOCATOR) throw refuse('archive-zip64');
  const count = bytes.readUInt16LE(end + 10);
  if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) throw refuse('archive-split');
  if (count === 0xffff || bytes.readUInt32LE(end + 16) === 0xffffffff) throw refuse('archive-zip64');
  if (count > BUNDLE_LIMITS.files) throw refuse('archive-too-many-files', { count, limit: BUNDLE_LIMITS.files });
  if (bytes.readUInt32LE(end + 16) + bytes.readUInt32LE(end + 12) !== end)
    throw refuse('archive-broken', {
      reason: { zh: '目录的位置或长度不对', en: 'the directory is not where it should be' },
    });
}

async function readEntries(bytes: Buffer): Promise<readonly BundleEntry[]> {
  const zip = await orRefuse(() =>
    fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }),
  );
  const found: BundleEntry[] = [];
  const names = new Set<string>();
  // The next entry must begin where the last one ended: nothing hidden between, nothing shared.
  let expectedOffset = 0;
  const iterator = zip.eachEntry();
  for (;;) {
    const step = await orRefuse(() => iterator.next());
    if (step.done === true) break;
    const entry = step.value;
    checkEntry(entry, names);
    if (entry.relativeOffsetOfLocalHeader !== expectedOffset) throw refuse('archive-overlap', { path: entry.fileName });
    const start = await checkLocalHeader(zip, entry);
    const end = start + entry.compressedSize;
    const content = bytes.subarray(start, end);
    if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32)
      throw refuse('archive-crc', { path: entry.fileName });
    found.push({ path: entry.fileName, bytes: new Uint8Array(content) });
    expectedOffset = end;
  }
  return found;
}

function checkEntry(entry: Entry, names: Set<string>): void {
  const path = entry.fileName;
  const refuseEntry = (fault: BundleFault, args: MessageArguments = {}) => refuse(fault, { path, ...args });
  // Names are told by their bytes, so that a name meant to confuse a terminal does not.
  if (!isAllowedPath(path)) throw refuse('archive-name', { path: JSON.stringify(path).slice(0, 300) });
  if (names.has(path)) throw refuseEntry('archive-duplicate');
  names.add(path);
  if (entry.isEncrypted() || (entry.generalPurposeBitFlag & 0x2041) !== 0) throw refuseEntry('archive-encrypted');
  if (entry.compressionMethod !== 0) throw refuseEntry('archive-method', { method: entry.compressionMethod });
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & 0o170000) !== (PLAIN_FILE_MODE & 0o170000)) throw refuseEntry('archive-not-a-file');
  if (entry.extraFieldLength > 0 || entry.fileCommentLength > 0 || entry.generalPurposeBitFlag !== UTF8_NAMES)
    throw refuseEntry('archive-header-mismatch');
  if (entry.uncompressedSize > BUNDLE_LIMITS.fileBytes)
    throw refuse('archive-too-large', { limit: BUNDLE_LIMITS.fileBytes });
}

/** Compares the header before a file with the archive's directory; gives where the file's bytes begin. */
async function checkLocalHeader(zip: OpenZip, entry: Entry): Promise<number> {
  const header = await orRefuse(() => zip.readLocalFileHeaderPromise(entry));
  const same =
    Buffer.compare(header.fileName, entry.fileNameRaw) === 0 &&
    header.extraFieldLength === 0 &&
    header.versionNeededToExtract === entry.versionNeededToExtract &&
    header.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    header.compressionMethod === entry.compressionMethod &&
    header.lastModFileTime === entry.lastModFileTime &&
    header.lastModFileDate === entry.lastModFileDate &&
    header.crc32 === entry.crc32 &&
    header.compressedSize === entry.compressedSize &&
    header.uncompressedSize === entry.uncompressedSize &&
    header.fileDataStart === entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_LENGTH + entry.fileNameLength;
  if (!same) throw refuse('archive-header-mismatch', { path: entry.fileName });
  return header.fileDataStart;
}

/** The parser throws plain errors for bad archives; nothing else of ours runs in here. */
async function orRefuse<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const isName = /file ?name|relative path|absolute path|backslash/i.test(reason);
    throw isName ? refuse('archive-name', { path: reason }) : refuse('archive-broken', { reason });
  }
}

function firstDifference(left: Uint8Array, right: Uint8Array): number | null {
  if (Buffer.compare(left, right) === 0) return null;
  const length = Math.min(left.length, right.length);
  for (let offset = 0; offset < length; offset++) if (left[offset] !== right[offset]) return offset;
  return length;
}

function refuse(fault: BundleFault, args: MessageArguments = {}): ArchiveFailure {
  return new ArchiveFailure(findFault(fault, '', args));
}
