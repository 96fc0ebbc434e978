import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { writeArchive } from '../../main/io/zip';
import { entryOf, plainEntries, relisted, renamed, withFile, withoutFile } from './forge';
import { packRaw } from './raw-archive';
import type { TamperCase } from './tamper-case';

/** Puts a file under a name that our own writer would not write. */
const named = (path: string) => () =>
  packRaw(plainEntries.map((entry) => (entry.path === 'readings.json' ? { ...entry, path } : entry)));
const bytesName = (name: Buffer) => () =>
  packRaw(
    plainEntries.map((entry) =>
      entry.path === 'readings.json' ? { ...entry, localName: name, centralName: name } : entry,
    ),
  );
const fails = (name: string, what: string, code: string, make: TamperCase['make'], large = false): TamperCase => ({
  name: `name-${name}_fail`,
  what,
  code,
  make,
  large,
});
const file = (entries: readonly BundleEntry[]) => () => writeArchive(entries);
const badName = (name: string, what: string, path: string) => fails(name, what, 'archive-name', named(path));

/** Bundles that hold something under a name it must not have, or hold more or less than the manifest lists. */
export const nameCases: readonly TamperCase[] = [
  badName('upwards', 'a path upwards', '../readings.json'),
  badName('upwards-inside', 'a path upwards from inside', 'rules/../../readings.json'),
  badName('dot', 'a path through the folder itself', './readings.json'),
  badName('absolute', 'a path from the root', '/etc/readings.json'),
  badName('drive', 'a drive of Windows', 'c:/readings.json'),
  badName('share', 'a network share', '\\\\srv\\x\\readings.json'),
  badName('backslash', 'a backslash', 'rules\\readings.json'),
  badName('empty-segment', 'an empty segment', 'rules//readings.json'),
  badName('trailing-slash', 'a folder', 'readings.json/'),
  badName('percent', 'dots behind percent signs', '%2e%2e/readings.json'),
  badName('zero', 'a zero byte', 'readings.json\0.txt'),
  badName('line-end', 'a line end', 'read\nings.json'),
  badName('space', 'a space at the end', 'readings.json '),
  badName('dot-at-end', 'a dot at the end', 'rules/readings.json.'),
  badName('hidden', 'a hidden file', '.readings.json'),
  badName('option', 'a name that looks like an option', '-readings.json'),
  badName('stream', 'a stream of NTFS', 'readings.json:evil'),
  badName('device', 'a device of Windows', 'rules/con.json'),
  badName('device-number', 'a numbered device of Windows', 'rules/com1.json'),
  badName('capital', 'a capital letter', 'Readings.json'),
  badName('decomposed', 'a decomposed letter', 'rules/e\u0301.json'),
  badName('fullwidth', 'full-width letters', 'rules/ｐｌａｎ.json'),
  badName('compatibility', 'a Han character with another standard form', 'rules/\uf900.json'),
  badName('bidi', 'a mark that turns the direction of writing', 'rules/\u202enosj.json'),
  badName('zero-width', 'a character of no width', 'rules/pl\u200ban.json'),
  badName('long', 'a name of 300 bytes', `rules/${'a'.repeat(290)}.json`),
  badName('deep', 'nine levels', `${'a/'.repeat(9)}readings.json`),
  badName('modules', 'a folder of programs', 'node_modules/readings.json'),
  badName('git', 'a folder of git', '.git/readings.json'),
  fails('no-utf8', 'a name that is no UTF-8', 'archive-name', bytesName(Buffer.from([0x72, 0xff, 0x2e, 0x6a]))),
  fails('gbk', 'a name in GBK', 'archive-name', bytesName(Buffer.from([0xd5, 0xfe, 0xb2, 0xdf]))),
  fails('case-twins', 'two names that differ in case', 'archive-name', () =>
    packRaw([...plainEntries, { path: 'READINGS.json', bytes: new Uint8Array() }]),
  ),
  fails(
    'file-and-folder',
    'a file and a folder of one name',
    'path-file-and-folder',
    file(withFile(plainEntries, 'rules/plan.json/x.json', '{}')),
  ),
  fails('kind-program', 'a program', 'kind-not-allowed', file(withFile(plainEntries, 'exports/run.exe', 'MZ'))),
  fails('kind-page', 'a web page', 'kind-not-allowed', file(withFile(plainEntries, 'reports/page.html', '<script>'))),
  fails(
    'kind-settings',
    'settings of an editor',
    'kind-not-allowed',
    file(withFile(plainEntries, 'settings.json', '{}')),
  ),
  fails(
    'kind-nested',
    'a bundle inside the bundle',
    'kind-not-allowed',
    file(withFile(plainEntries, 'vectors/inner.cuoshi', 'PK')),
  ),
  fails(
    'kind-script',
    'a script below the rules',
    'kind-not-allowed',
    file(withFile(plainEntries, 'rules/run.mjs', '')),
  ),
  fails(
    'signature-name',
    'a signature under no name of a key',
    'kind-not-allowed',
    file(withFile(plainEntries, 'signatures/a.json', '{}')),
  ),
  fails('extra', 'a file that is not listed', 'file-extra', file(withFile(plainEntries, 'vectors/more.json', '{}'))),
  fails('missing', 'a file is missing', 'file-missing', file(withoutFile(plainEntries, 'readings.json'))),
  fails('missing-plan', 'the rules are missing', 'file-missing', file(withoutFile(plainEntries, 'rules/plan.json'))),
  fails(
    'renamed',
    'a file under another name',
    'file-renamed',
    file(renamed(plainEntries, 'readings.json', 'reports/readings.json')),
  ),
  fails(
    'swapped',
    'two files with their contents swapped',
    'file-length',
    file(
      withFile(
        withFile(plainEntries, 'policy/policy.zh.yaml', entryOf(plainEntries, 'policy/policy.en.yaml').bytes),
        'policy/policy.en.yaml',
        entryOf(plainEntries, 'policy/policy.zh.yaml').bytes,
      ),
    ),
  ),
  fails('emptied', 'a file without content', 'file-length', file(withFile(plainEntries, 'readings.json', ''))),
  fails(
    'longer',
    'a byte more',
    'file-length',
    file(withFile(plainEntries, 'policy/policy.zh.yaml', '措施语言: 1\n\n')),
  ),
  fails(
    'other-byte',
    'another byte, with its checksum',
    'file-digest',
    file(withFile(plainEntries, 'policy/policy.zh.yaml', '措施语言: 2\n')),
  ),
  fails('no-manifest', 'no manifest', 'manifest-missing', file(withoutFile(plainEntries, 'manifest.json'))),
  fails(
    'file-too-large',
    'a file of more than 16 MiB',
    'archive-too-large',
    () => writeArchive(relisted('vectors/large.json', new Uint8Array(16 * 1024 * 1024 + 1))),
    true,
  ),
  fails(
    'all-too-large',
    'files of more than 64 MiB',
    'archive-too-large',
    () => {
      const bytes = new Uint8Array(16 * 1024 * 1024);
      return packRaw([...plainEntries, ...'abcde'.split('').map((each) => ({ path: `vectors/${each}.json`, bytes }))]);
    },
    true,
  ),
];
