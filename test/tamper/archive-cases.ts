import { writeArchive } from '../../main/io/zip';
import { plainEntries } from './forge';
import { packRaw, type RawFile, type RawFrame } from './raw-archive';
import type { TamperCase } from './tamper-case';

const PLAN = 'rules/plan.json';

/** Packs the small bundle with one of its files changed. */
function pack(change: Partial<RawFile>, frame?: RawFrame): Buffer {
  return packRaw(
    plainEntries.map((entry) => (entry.path === PLAN ? { ...entry, ...change } : entry)),
    frame,
  );
}

const sound = () => packRaw(plainEntries);
const fails = (name: string, what: string, code: string, make: TamperCase['make'], large = false): TamperCase => ({
  name: `archive-${name}_fail`,
  what,
  code: `archive-${code}`,
  make,
  large,
});
const shift = (bytes: Buffer, by: number) => packRaw(plainEntries, { end: { offset: bytes.length + by } });

/** Bundles whose archive is wrong, whatever its files say. */
export const archiveCases: readonly TamperCase[] = [
  { name: 'archive-sound', what: 'the small bundle, unsigned', code: null, make: () => writeArchive(plainEntries) },
  fails('empty', 'a file of no bytes', 'not-zip', () => new Uint8Array()),
  fails('text', 'a file of plain text', 'not-zip', () => Buffer.from('This is no bundle but a text of some length.')),
  fails('end-only', 'an archive without files that counts one', 'leading-bytes', () =>
    packRaw([], { end: { count: 1, countHere: 1 } }),
  ),
  fails('cut-in-half', 'the first half', 'not-zip', () => sound().subarray(0, sound().length >> 1)),
  fails('cut-by-one', 'the last byte is missing', 'trailing-bytes', () => sound().subarray(0, -1)),
  fails('twice', 'two bundles one behind the other', 'broken', () => Buffer.concat([sound(), sound()])),
  fails('before-pdf', 'a PDF head before the archive', 'leading-bytes', () =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), sound()]),
  ),
  fails('before-with-offsets', 'bytes before the archive that its offsets allow for', 'leading-bytes', () =>
    packRaw(plainEntries, { before: Buffer.from('#!/bin/sh\n') }),
  ),
  fails('behind', 'a byte behind the archive', 'trailing-bytes', () => Buffer.concat([sound(), Buffer.from('\n')])),
  fails('behind-gz', 'what gzip leaves behind', 'trailing-bytes', () => Buffer.concat([sound(), Buffer.alloc(8)])),
  fails('between', 'bytes between the files and the directory', 'not-canonical', () =>
    packRaw(plainEntries, { between: Buffer.from('hidden') }),
  ),
  fails('comment', 'a comment of the archive', 'trailing-bytes', () =>
    packRaw(plainEntries, { comment: Buffer.from('hello') }),
  ),
  fails('comment-length', 'a comment announced that is not there', 'trailing-bytes', () =>
    packRaw(plainEntries, { end: { commentLength: 4 } }),
  ),
  fails('file-comment', 'a comment of a file', 'header-mismatch', () =>
    pack({ central: { comment: Buffer.from('hello') } }),
  ),
  fails('disk', 'a part of a split archive', 'split', () => packRaw(plainEntries, { end: { disk: 1 } })),
  fails('start-disk', 'a directory on another part', 'split', () => packRaw(plainEntries, { end: { startDisk: 1 } })),
  fails('counts-differ', 'two counts of files', 'split', () => packRaw(plainEntries, { end: { countHere: 1 } })),
  fails('count-high', 'more files counted than there are', 'broken', () =>
    packRaw(plainEntries, { end: { count: plainEntries.length + 1, countHere: plainEntries.length + 1 } }),
  ),
  fails('count-low', 'a file the directory does not count', 'not-canonical', () =>
    packRaw(plainEntries, { end: { count: plainEntries.length - 1, countHere: plainEntries.length - 1 } }),
  ),
  fails('count-zip64', '65535 files counted', 'zip64', () =>
    packRaw(plainEntries, { end: { count: 0xffff, countHere: 0xffff } }),
  ),
  fails('count-many', '600 files counted', 'too-many-files', () =>
    packRaw(plainEntries, { end: { count: 600, countHere: 600 } }),
  ),
  fails('offset-zip64', 'an offset that points to ZIP64 records', 'zip64', () =>
    packRaw(plainEntries, { end: { offset: 0xffffffff } }),
  ),
  fails('directory-offset', 'a directory said to be elsewhere', 'broken', () => shift(sound(), -30)),
  fails('directory-size', 'a directory said to be longer', 'broken', () => packRaw(plainEntries, { end: { size: 9 } })),
  fails('zip64-locator', 'a ZIP64 locator before the end', 'zip64', () => {
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    const archive = sound();
    return Buffer.concat([archive.subarray(0, -22), locator, archive.subarray(-22)]);
  }),
  fails(
    'many-files',
    '600 files that are there',
    'too-many-files',
    () =>
      packRaw(Array.from({ length: 600 }, (_, index) => ({ path: `vectors/v${index}.json`, bytes: new Uint8Array() }))),
    true,
  ),
  fails('name-in-header', 'another name in the header of a file', 'header-mismatch', () =>
    pack({ localName: Buffer.from('rules/plot.json') }),
  ),
  fails('name-in-directory', 'another name in the directory', 'header-mismatch', () =>
    pack({ centralName: Buffer.from('rules/plot.json') }),
  ),
  fails('name-length', 'a longer name in the header', 'header-mismatch', () =>
    pack({ localName: Buffer.from('rules/plans.json') }),
  ),
  fails('length-in-header', 'another length in the header', 'header-mismatch', () => pack({ local: { length: 3 } })),
  fails('packed-in-header', 'another packed length in the header', 'header-mismatch', () =>
    pack({ local: { packed: 3 } }),
  ),
  fails('crc-in-header', 'another checksum in the header', 'header-mismatch', () => pack({ local: { crc: 1 } })),
  fails('flags-in-header', 'other flags in the header', 'header-mismatch', () => pack({ local: { flags: 0 } })),
  fails('method-in-header', 'another method in the header', 'header-mismatch', () => pack({ local: { method: 8 } })),
  fails('time-in-header', 'another time in the header', 'header-mismatch', () => pack({ local: { time: 0 } })),
  fails('needed-in-header', 'another version in the header', 'header-mismatch', () => pack({ local: { needed: 45 } })),
  fails('crc', 'a wrong checksum in both headers', 'crc', () => pack({ local: { crc: 1 }, central: { crc: 1 } })),
  fails('changed-byte', 'a byte changed without its checksum', 'crc', () => {
    const archive = Buffer.from(sound());
    archive[archive.indexOf('100000')] = '9'.charCodeAt(0);
    return archive;
  }),
  fails('encrypted', 'the flag of encryption', 'broken', () =>
    pack({ local: { flags: 0x0801 }, central: { flags: 0x0801 } }),
  ),
  fails('encrypted-size', 'a file with the head that encryption puts before it', 'encrypted', () => {
    const plan = plainEntries.find(({ path }) => path === PLAN)?.bytes ?? new Uint8Array();
    const header = { flags: 0x0801, length: plan.length };
    return pack({ bytes: Buffer.concat([Buffer.alloc(12, 7), plan]), local: header, central: header });
  }),
  fails('encrypted-strongly', 'the flag of strong encryption', 'broken', () =>
    pack({ local: { flags: 0x0840 }, central: { flags: 0x0840 } }),
  ),
  fails('data-descriptor', 'lengths that follow the file', 'header-mismatch', () =>
    pack({ local: { flags: 0x0808 }, central: { flags: 0x0808 } }),
  ),
  fails('no-utf8-flag', 'a name in another encoding', 'header-mismatch', () =>
    pack({ local: { flags: 0 }, central: { flags: 0 } }),
  ),
  fails('deflate', 'a file said to be deflated', 'method', () =>
    pack({ local: { method: 8 }, central: { method: 8 } }),
  ),
  fails('method-unknown', 'a method nobody knows', 'method', () =>
    pack({ local: { method: 99 }, central: { method: 99 } }),
  ),
  fails('bomb', 'a small file said to unpack to 4 GB', 'method', () =>
    pack({ local: { method: 8, length: 0xfffffff0 }, central: { method: 8, length: 0xfffffff0 } }),
  ),
  fails('stored-bomb', 'a stored file said to be of 4 GB', 'broken', () =>
    pack({ local: { length: 0xfffffff0 }, central: { length: 0xfffffff0 } }),
  ),
  fails('stored-bomb-both', 'a stored file said to take 4 GB', 'too-large', () => {
    const huge = { length: 0xfffffff0, packed: 0xfffffff0 };
    return pack({ local: huge, central: huge });
  }),
  fails('link', 'a symbolic link', 'not-a-file', () => pack({ central: { mode: 0o120777 * 0x10000 } })),
  fails('device', 'a device', 'not-a-file', () => pack({ central: { mode: 0o020644 * 0x10000 } })),
  fails('pipe', 'a named pipe', 'not-a-file', () => pack({ central: { mode: 0o010644 * 0x10000 } })),
  fails('folder-mode', 'a folder under the name of a file', 'not-a-file', () =>
    pack({ central: { mode: 0o040755 * 0x10000 } }),
  ),
  fails('no-mode', 'a file without permissions', 'not-a-file', () => pack({ central: { mode: 0 } })),
  fails('program', 'a file that may be run', 'not-canonical', () => pack({ central: { mode: 0o100755 * 0x10000 } })),
  fails('dos-hidden', 'a hidden file of DOS', 'not-canonical', () =>
    pack({ central: { mode: 0o100644 * 0x10000 + 2 } }),
  ),
  fails('made-by', 'made by another system', 'not-canonical', () => pack({ central: { madeBy: 0x0014 } })),
  fails('file-disk', 'a file on another part', 'not-canonical', () => pack({ central: { disk: 1 } })),
  fails('time', 'a file with a time of its own', 'not-canonical', () =>
    pack({ local: { date: 0x5b21 }, central: { date: 0x5b21 } }),
  ),
  fails('extra-unicode', 'an extra field with another name', 'header-mismatch', () => {
    const name = Buffer.from('rules/plot.json');
    const extra = Buffer.alloc(9);
    extra.writeUInt16LE(0x7075, 0);
    extra.writeUInt16LE(5 + name.length, 2);
    extra[4] = 1;
    return pack({ extra: Buffer.concat([extra, name]) });
  }),
  fails('extra-broken', 'an extra field longer than it says', 'broken', () =>
    pack({ extra: Buffer.from([1, 0, 99, 0]) }),
  ),
  fails('overlap', 'two files that share bytes', 'overlap', () => pack({ central: { offset: 0 } })),
  fails('offset-inside', 'a file that begins inside another', 'overlap', () => pack({ central: { offset: 10 } })),
  fails('offset-behind', 'a file that begins behind the archive', 'overlap', () =>
    pack({ central: { offset: 0x7fffffff } }),
  ),
  fails('unsorted', 'files out of order', 'not-canonical', () => packRaw([...plainEntries].reverse())),
  fails('duplicate', 'two files of one name', 'duplicate', () =>
    packRaw([...plainEntries, ...plainEntries.filter(({ path }) => path === PLAN)]),
  ),
];
