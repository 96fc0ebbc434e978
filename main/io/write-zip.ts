import { crc32 } from 'node:zlib';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { compareCodeUnits } from '../../engine/bundle/canonical-json';

/** The one form of an archive's records. Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL_HEADER = { signature: 0x04034b50, length: 30 };
const DIRECTORY_HEADER = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22 };
const MADE_BY = 0x033f;
const NEEDED = 20;
const UTF8_NAMES = 0x0800;
const PLAIN_FILE = (0o100644 << 16) >>> 0;
/** Noon of 1 February 1980: in no zone does it come before the earliest day the format can hold. */
const TIME = 0x6000;
const DATE = 0x0041;

/**
 * Packs files into one archive. The same files give the same bytes on every system: sorted by path, stored without
 * compression (the output of a compressor changes with its version), no time, no owner, no comment.
 */
export function writeZip(entries: readonly BundleEntry[]): Uint8Array {
  const sorted = [...entries].sort((left, right) => compareCodeUnits(left.path, right.path));
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of sorted) {
    const name = Buffer.from(path, 'utf8');
    const shared = describeFile(bytes, name.length);
    const header = Buffer.alloc(LOCAL_HEADER.length);
    header.writeUInt32LE(LOCAL_HEADER.signature, 0);
    shared.copy(header, 4);
    const listed = Buffer.alloc(DIRECTORY_HEADER.length);
    listed.writeUInt32LE(DIRECTORY_HEADER.signature, 0);
    listed.writeUInt16LE(MADE_BY, 4);
    shared.copy(listed, 6);
    listed.writeUInt32LE(PLAIN_FILE, 38);
    listed.writeUInt32LE(offset, 42);
    directory.push(listed, name);
    local.push(header, name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    offset += header.length + name.length + bytes.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(END.length);
  end.writeUInt32LE(END.signature, 0);
  end.writeUInt16LE(sorted.length, 8);
  end.writeUInt16LE(sorted.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...directory, end]));
}

/** What stands in the header before a file and in the directory alike, from the version needed to extract on. */
function describeFile(bytes: Uint8Array, nameLength: number): Buffer {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(NEEDED, 0);
  shared.writeUInt16LE(UTF8_NAMES, 2);
  shared.writeUInt16LE(TIME, 6);
  shared.writeUInt16LE(DATE, 8);
  shared.writeUInt32LE(crc32(bytes), 10);
  shared.writeUInt32LE(bytes.length, 14);
  shared.writeUInt32LE(bytes.length, 18);
  shared.writeUInt16LE(nameLength, 22);
  return shared;
}
