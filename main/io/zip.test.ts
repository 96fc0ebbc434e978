import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ArchiveFailure } from './archive-failure';
import { sha256 } from './digest';
import { readArchive, writeArchive } from './zip';

const encode = (text: string) => new TextEncoder().encode(text);
const entries = [
  { path: 'manifest.json', bytes: encode('{"format":"cuoshi-bundle"}') },
  { path: 'policy/政策.yaml', bytes: encode('措施语言: 1\n') },
  { path: 'rules/plan.json', bytes: encode('{}') },
];
const good = await writeArchive(entries);

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readArchive(bytes);
    return 'accepted';
  } catch (error) {
    if (error instanceof ArchiveFailure) return error.finding.code.replace('bundle/', '');
    throw error;
  }
}

async function pack(fill: (archive: ZipFile) => void): Promise<Uint8Array> {
  const archive = new ZipFile();
  fill(archive);
  archive.end();
  return new Uint8Array(await buffer(archive.outputStream as Readable));
}

const options = { mtime: new Date(1980, 1, 1, 12), forceDosTimestamp: true, mode: 0o100644, compress: false };
const add = (path: string, change: object = {}) =>
  pack((archive) => archive.addBuffer(Buffer.from('x'), path, { ...options, ...change }));

/** Replaces bytes at every place where a pattern occurs. */
function patch(bytes: Uint8Array, from: string, to: string, which: 'first' | 'last' | 'all'): Uint8Array {
  const copy = Buffer.from(bytes);
  const places: number[] = [];
  for (let at = copy.indexOf(from, 0, 'latin1'); at >= 0; at = copy.indexOf(from, at + 1, 'latin1')) places.push(at);
  const chosen = which === 'all' ? places : [which === 'first' ? places[0]! : places.at(-1)!];
  for (const at of chosen) copy.write(to, at, 'latin1');
  return copy;
}

function withUint16(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(value, at < 0 ? copy.length + at : at);
  return copy;
}

const directory = Buffer.from(good).indexOf('PK\x01\x02', 0, 'latin1');

describe('writing an archive', () => {
  it('gives what another writer of archives gives', async () => {
    const anyEntries = fc.uniqueArray(
      fc.record({ path: fc.stringMatching(/^[a-z政策]{1,9}(\/[a-z0-9措_-]{1,9}){0,3}$/), bytes: fc.uint8Array() }),
      { selector: ({ path }) => path, maxLength: 9 },
    );
    await fc.assert(
      fc.asyncProperty(anyEntries, async (files) => {
        const sorted = [...files].sort((left, right) => (left.path < right.path ? -1 : 1));
        const other = await pack((archive) => {
          for (const { path, bytes } of sorted) archive.addBuffer(Buffer.from(bytes), path, options);
        });
        expect(Buffer.compare(await writeArchive(files), other)).toBe(0);
      }),
    );
  });

  it('gives the same bytes for the same files in any order, in any time zone', async () => {
    const zone = process.env['TZ'];
    try {
      for (const name of ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'UTC']) {
        process.env['TZ'] = name;
        expect(sha256(await writeArchive([...entries].reverse()))).toBe(sha256(good));
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    // The figure pins the form: a change of it would make every bundle ever written unreadable.
    expect(sha256(good)).toBe('b372937960b25645094064de08e740310d7c779d60f9ac7b0af12673ed444f67');
  });

  it('comes back as it went in', async () => {
    expect(await readArchive(good)).toEqual(entries);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.tuple(fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9]{1,8}\.json$/), fc.uint8Array({ maxLength: 200 })),
          { selector: ([path]) => path, minLength: 1, maxLength: 12 },
        ),
        async (files) => {
          const made = files
            .map(([path, bytes]) => ({ path, bytes }))
            .filter(
              ({ path }) =>
                !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(path.split('/')[0]!) &&
                !/^(con|prn|aux|nul|com\d|lpt\d)\./.test(path.split('/')[1]!),
            );
          const read = await readArchive(await writeArchive(made));
          expect(read).toEqual([...made].sort((left, right) => (left.path < right.path ? -1 : 1)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('reading an archive', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => new Uint8Array(), 'archive-not-zip'],
    ['text', () => encode('not an archive, but long enough to look'), 'archive-not-zip'],
    ['the first half', () => good.subarray(0, good.length >> 1), 'archive-not-zip'],
    ['bytes before', () => Buffer.concat([encode('%PDF-1.7\n'), good]), 'archive-leading-bytes'],
    ['bytes behind', () => Buffer.concat([good, encode('\n')]), 'archive-trailing-bytes'],
    ['itself twice', () => Buffer.concat([good, good]), 'archive-broken'],
    ['a comment', () => Buffer.concat([withUint16(good, -2, 3), encode('abc')]), 'archive-trailing-bytes'],
    ['a part of several', () => withUint16(good, -18, 1), 'archive-split'],
    ['two counts of files', () => withUint16(good, -14, 2), 'archive-split'],
    ['more files counted than there are', () => withUint16(withUint16(good, -14, 4), -12, 4), 'archive-broken'],
    ['fewer files counted than there are', () => withUint16(withUint16(good, -14, 2), -12, 2), 'archive-not-canonical'],
    ['65535 files counted', () => withUint16(withUint16(good, -14, 0xffff), -12, 0xffff), 'archive-zip64'],
    ['1000 files counted', () => withUint16(withUint16(good, -14, 1000), -12, 1000), 'archive-too-many-files'],
    ['a path upwards', () => patch(good, 'rules/plan.json', '../es/plan.json', 'all'), 'archive-name'],
    ['a path from the root', () => patch(good, 'rules/plan.json', '/ules/plan.json', 'all'), 'archive-name'],
    ['a drive', () => patch(good, 'rules/plan.json', 'c:les/plan.json', 'all'), 'archive-name'],
    ['a backslash', () => patch(good, 'rules/plan.json', 'rules\\plan.json', 'all'), 'archive-name'],
    ['an empty segment', () => patch(good, 'rules/plan.json', 'rule//plan.json', 'all'), 'archive-name'],
    ['a name with a zero', () => patch(good, 'rules/plan.json', 'rules/pl\0n.json', 'all'), 'archive-name'],
    ['capitals', () => patch(good, 'rules/plan.json', 'Rules/plan.json', 'all'), 'archive-name'],
    ['a hidden folder', () => patch(good, 'rules/plan.json', '.ules/plan.json', 'all'), 'archive-name'],
    [
      'another name in the header',
      () => patch(good, 'rules/plan.json', 'rules/plot.json', 'first'),
      'archive-header-mismatch',
    ],
    ['a folder', () => pack((archive) => archive.addEmptyDirectory('rules')), 'archive-name'],
    ['a link', () => add('rules/plan.json', { mode: 0o120777 }), 'archive-not-a-file'],
    ['a device', () => add('rules/plan.json', { mode: 0o020644 }), 'archive-not-a-file'],
    [
      'compression',
      () => pack((archive) => archive.addBuffer(Buffer.alloc(1000), 'a.json', { ...options, compress: true })),
      'archive-method',
    ],
    ['other permissions', () => add('rules/plan.json', { mode: 0o100755 }), 'archive-not-canonical'],
    ['a time', () => add('rules/plan.json', { mtime: new Date(2024, 5, 1) }), 'archive-not-canonical'],
    ['an extra field', () => add('rules/plan.json', { forceDosTimestamp: false }), 'archive-header-mismatch'],
    ['zip64 records', () => add('rules/plan.json', { forceZip64Format: true }), 'archive-header-mismatch'],
    [
      'two files of one name',
      () => pack((archive) => ['a', 'b'].forEach((text) => archive.addBuffer(Buffer.from(text), 'a.json', options))),
      'archive-duplicate',
    ],
    [
      'files out of order',
      () =>
        pack((archive) => ['b.json', 'a.json'].forEach((path) => archive.addBuffer(Buffer.from('x'), path, options))),
      'archive-not-canonical',
    ],
    ['the encrypted flag', () => withUint16(withUint16(good, 6, 0x801), directory + 8, 0x801), 'archive-broken'],
    ['the flag of strong encryption', () => withUint16(good, directory + 8, 0x840), 'archive-broken'],
    ['a method in the directory alone', () => withUint16(good, directory + 10, 8), 'archive-method'],
    ['an offset into another file', () => shareBytes(), 'archive-overlap'],
    ['a changed byte', () => patch(good, 'cuoshi-bundle', 'Cuoshi-bundle', 'first'), 'archive-crc'],
    ['a wrong checksum', () => withUint16(withUint16(good, 14, 0), directory + 16, 0), 'archive-crc'],
  ])('refuses %s', async (_, make, code) => {
    expect(await codeOf(await make())).toBe(code);
  });

  it('accepts no archive with a single bit changed', async () => {
    for (let bit = 0; bit < good.length * 8; bit++) {
      const bytes = Uint8Array.from(good);
      bytes[bit >> 3] = bytes[bit >> 3]! ^ (1 << (bit & 7));
      expect(await codeOf(bytes)).not.toBe('accepted');
    }
  });

  it('refuses an archive cut anywhere', async () => {
    for (let length = 0; length < good.length; length++) {
      expect(await codeOf(good.subarray(0, length))).not.toBe('accepted');
    }
  });

  it('reads no file that claims to be huge', async () => {
    const claim = Buffer.from(await add('a.json'));
    const central = claim.indexOf('PK\x01\x02', 0, 'latin1');
    for (const at of [18, 22, central + 20, central + 24]) claim.writeUInt32LE(0xf0000000, at);
    expect(await codeOf(claim)).toBe('archive-too-large');
  });
});

/** The second entry points at the bytes of the first. */
function shareBytes(): Uint8Array {
  const copy = Buffer.from(good);
  const second = copy.indexOf('PK\x01\x02', directory + 4, 'latin1');
  copy.writeUInt32LE(0, second + 42);
  expect(crc32(entries[0]!.bytes)).toBe(copy.readUInt32LE(14));
  return copy;
}
