import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { writeArchive } from '../../main/io/zip';
import { plainEntries, relisted, withFile } from '../tamper/forge';
import { packRaw, type RawFile } from '../tamper/raw-archive';

/** What the reader of a bundle may take, start of the program included. Units: milliseconds of the processor, bytes. */
const LONGEST = 2000;
const LARGEST = 400 * 1024 * 1024;

const MiB = 1024 * 1024;
const zeros = new Uint8Array(12 * MiB);
/** A little more than a third of what a bundle may hold. */
const third = new Uint8Array(Math.ceil((32 * MiB) / 3) + 1024);
const cli = path.resolve(import.meta.dirname, '../../out/cli.js');

/** Deflated files, as unpackers know them. */
function deflated(name: string, content: Uint8Array, claimed = content.length): RawFile {
  const packed = deflateRawSync(content, { level: 9 });
  const header = { method: 8, length: claimed, crc: crc32(content) };
  return { path: name, bytes: packed, local: header, central: header };
}

/** Every file begins where the first one does and takes all of the archive. */
function piled(files: number, kernel: Uint8Array): Buffer {
  const crc = crc32(kernel);
  const header = { crc, length: kernel.length, packed: kernel.length };
  return packRaw(
    Array.from({ length: files }, (_, index) => ({
      path: `vectors/v${String(index).padStart(3, '0')}.json`,
      bytes: index === 0 ? kernel : new Uint8Array(),
      local: header,
      central: { ...header, offset: 0 },
    })),
  );
}

/** Each file holds the headers of all that follow, as data: what Fifield's archives do, stored. */
function quoted(files: number, kernel: Uint8Array): Buffer {
  const names = Array.from({ length: files }, (_, index) => `vectors/q${String(index).padStart(3, '0')}.json`);
  const head = 30 + (names[0]?.length ?? 0);
  const pack = (crc: number) =>
    packRaw(
      names.map((name, index) => {
        const length = kernel.length + (files - 1 - index) * head;
        const header = { length, packed: length, ...(index === 0 && { crc }) };
        return { path: name, bytes: index === files - 1 ? kernel : new Uint8Array(), local: header, central: header };
      }),
    );
  // The first file is sound; it holds all the others, whose headers are there already.
  return pack(crc32(pack(0).subarray(head, files * head + kernel.length)));
}

const many = (count: number): readonly RawFile[] =>
  Array.from({ length: count }, (_, index) => ({ path: `vectors/m${index}.json`, bytes: new Uint8Array() }));

/** Archives within their bounds whose text is the burden. */
const holding = (name: string, text: string) => writeArchive(relisted(name, encodeUtf8(text)));

const bombs: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
  [
    'a file that unpacks to a thousand times its size',
    'archive-method',
    () => packRaw([deflated('vectors/z.json', zeros)]),
  ],
  [
    'five hundred files that unpack to six gigabytes',
    'archive-method',
    () =>
      packRaw(
        Array.from({ length: 500 }, (_, at) =>
          deflated(`vectors/z${at}.json`, zeros.subarray(0, at === 0 ? zeros.length : 64), zeros.length),
        ),
      ),
  ],
  [
    'an archive in an archive in an archive',
    'archive-method',
    () =>
      packRaw([deflated('vectors/outer.json', packRaw([deflated('inner.zip', packRaw([deflated('core', zeros)]))]))]),
  ],
  ['an archive of zeros kept as a file', 'kind-not-allowed', () => holding('vectors/inner.zip', 'PK')],
  ['five hundred files on the same twelve megabytes', 'archive-overlap', () => piled(500, zeros)],
  ['files that hold the headers of the next', 'archive-overlap', () => quoted(400, zeros)],
  ['sixty thousand files', 'archive-too-many-files', () => packRaw(many(60_000))],
  [
    'sixty thousand files, counted as ten',
    'archive-not-canonical',
    () => packRaw(many(60_000), { end: { count: 10, countHere: 10 } }),
  ],
  [
    'a file that says to be small and is large',
    'archive-overlap',
    () => {
      const small = { length: 10, packed: 10, crc: crc32(zeros.subarray(0, 10)) };
      const liar = { path: 'vectors/a.json', bytes: zeros, local: small, central: small };
      return packRaw([liar, { path: 'vectors/b.json', bytes: zeros }]);
    },
  ],
  [
    'a file that says to be of four gigabytes',
    'archive-too-large',
    () => {
      const huge = { length: 0xfffffff0, packed: 0xfffffff0 };
      return packRaw([{ path: 'vectors/a.json', bytes: zeros, local: huge, central: huge }]);
    },
  ],
  [
    'files of more than the whole may hold, none of them too large',
    'too-large',
    async () => writeArchive(Array.from({ length: 3 }, (_, at) => ({ path: `vectors/l${at}.json`, bytes: third }))),
  ],
  [
    'a manifest of twelve megabytes',
    'json-too-large',
    () => writeArchive(withFile(plainEntries, 'manifest.json', zeros)),
  ],
  [
    'brackets in brackets, six million deep',
    'json-too-deep',
    () => holding('vectors/d.json', '['.repeat(6_000_000) + ']'.repeat(6_000_000)),
  ],
  [
    'an object of two million members',
    'json-too-many-values',
    () => holding('vectors/o.json', `{${Array.from({ length: 1_000_001 }, (_, at) => `"${at}":1`).join(',')}}`),
  ],
  ['a number of twelve million digits', 'json-number', () => holding('vectors/n.json', `[${'9'.repeat(12_000_000)}]`)],
  [
    'a key of twelve million characters',
    'shape',
    () => holding('vectors/boundary.json', `{"${'k'.repeat(12_000_000)}":1}`),
  ],
];

describe('an archive made to burden its reader', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bombs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(bombs)('is refused soon: %s', async (_, code, make) => {
    const file = path.join(folder, 'bomb.cuoshi');
    writeFileSync(file, await make());
    const { codes, milliseconds, bytes } = verifyInProcess(file, folder);

    expect(codes[0]).toBe(`bundle/${code}`);
    expect(milliseconds).toBeLessThan(LONGEST);
    expect(bytes).toBeLessThan(LARGEST);
  });

  it('is not even read where the file is too large', () => {
    const file = path.join(folder, 'sparse.cuoshi');
    writeFileSync(file, 'PK');
    truncateSync(file, 64 * 1024 * MiB);
    const { codes, milliseconds, bytes } = verifyInProcess(file, folder);
    expect(codes[0]).toBe('file/too-large');
    expect(milliseconds).toBeLessThan(LONGEST);
    expect(bytes).toBeLessThan(LARGEST);
  });
});

/** Runs `cuoshi verify` as a program of its own: its codes, and what it took of processor and memory at most. */
function verifyInProcess(file: string, home: string) {
  const measure = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();console.error('took '+(u.userCPUTime+u.systemCPUTime)/1000+' '+u.maxRSS*1024)})`;
  const { stdout, stderr, error } = spawnSync(process.execPath, ['--import', measure, cli, 'verify', '--json', file], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home },
  });
  if (error) throw error;
  const [, milliseconds, bytes] = /took ([\d.]+) (\d+)/.exec(stderr) ?? [];
  const codes = [...(stdout + stderr).matchAll(/"code":\s*"([^"]+)"|\[([a-z]+\/[a-z-]+)\]/g)].map(
    ([, one, other]) => one ?? other,
  );
  return { codes, milliseconds: Number(milliseconds), bytes: Number(bytes) };
}
