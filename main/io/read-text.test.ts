import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureFolder, saveAtomically, saveFile, sweepDrafts } from './atomic-save';
import { sha256 } from './digest';
import { FileFailure } from './file-failure';
import { nodeFs } from './fs-port';
import { readText } from './read-text';
import { readPolicyAlone, readWorkspaceFolder, sweepWorkspace } from './workspace-folder';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-io-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(root, ...names);
function put(name: string, content: string | Uint8Array): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}
async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof FileFailure) return error.code;
    throw error;
  }
}

describe('reading a text', () => {
  it('keeps every byte, the byte order mark included', async () => {
    const file = put('a.yaml', '\uFEFF措施语言: 1\r\n𠮷');
    const { text, digest } = await readText(nodeFs, file);
    expect(text).toBe('\uFEFF措施语言: 1\r\n𠮷');
    expect(digest).toBe(sha256(readFileSync(file)));
    expect(sha256(Buffer.from(text))).toBe(digest);
  });

  it('refuses what is no UTF-8, too large, a link, a folder, a pipe, a device or absent', async () => {
    const plain = put('plain.yaml', 'a: 1\n');
    symlinkSync(plain, at('link.yaml'));
    execFileSync('mkfifo', [at('pipe.yaml')]);
    truncateSync(put('large.yaml', ''), 11 * 1024 * 1024);
    expect(await codeOf(readText(nodeFs, put('gbk.yaml', Buffer.from([0xb4, 0xeb, 0xca, 0xa9]))))).toBe(
      'file/not-utf8',
    );
    expect(await codeOf(readText(nodeFs, at('large.yaml')))).toBe('file/too-large');
    for (const name of ['link.yaml', 'pipe.yaml', '.'])
      expect(await codeOf(readText(nodeFs, at(name)))).toBe('file/not-regular');
    expect(await codeOf(readText(nodeFs, '/dev/zero'))).toBe('file/not-regular');
    expect(await codeOf(readText(nodeFs, at('absent.yaml')))).toBe('file/not-found');
    expect(await codeOf(readText(nodeFs, path.join(plain, 'below.yaml')))).toBe('file/not-found');
  });
});

describe('saving', () => {
  it('replaces a file, keeps its permissions and leaves nothing behind', async () => {
    const file = put('a.yaml', '旧');
    chmodSync(file, 0o600);
    const digest = await saveFile(file, Buffer.from('新'));
    expect(readFileSync(file, 'utf8')).toBe('新');
    expect(digest).toBe(sha256(Buffer.from('新')));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(root)).toEqual(['a.yaml']);
  });

  it('does not overwrite what another program wrote, even of the same length', async () => {
    const file = put('a.yaml', '一');
    const base = sha256(Buffer.from('一'));
    writeFileSync(file, '二');
    expect(await codeOf(saveFile(file, Buffer.from('三'), { base }))).toBe('file/changed-outside');
    expect(await codeOf(saveFile(file, Buffer.from('三'), { base: null }))).toBe('file/changed-outside');
    rmSync(file);
    expect(await codeOf(saveFile(file, Buffer.from('三'), { base }))).toBe('file/changed-outside');
    expect(readdirSync(root)).toEqual([]);
    expect(await codeOf(saveFile(file, Buffer.from('三'), { base: null }))).toBe('done');
  });

  it('replaces no link and no folder', async () => {
    const elsewhere = put('elsewhere.yaml', '别处');
    symlinkSync(elsewhere, at('link.yaml'));
    expect(await codeOf(saveFile(at('link.yaml'), Buffer.from('新')))).toBe('file/not-regular');
    expect(readFileSync(elsewhere, 'utf8')).toBe('别处');
    expect(await codeOf(saveFile(root, Buffer.from('新')))).toBe('file/not-regular');
    expect(await codeOf(saveFile(at('no', 'such.yaml'), Buffer.from('新')))).toBe('file/not-found');
  });

  it('does not write through a second name of the file', async () => {
    const file = put('a.yaml', '旧');
    linkSync(file, at('b.yaml'));
    await saveFile(file, Buffer.from('新'));
    expect(readFileSync(at('b.yaml'), 'utf8')).toBe('旧');
  });

  it('saves a name as long as names can be', async () => {
    const file = at(`${'长'.repeat(83)}.yaml`);
    await saveAtomically(nodeFs, file, Buffer.from('新'));
    expect(readFileSync(file, 'utf8')).toBe('新');
  });

  it('sweeps the files of dead processes only', async () => {
    put('.cuoshi-1-1.tmp', 'of a process that runs');
    put('.cuoshi-2-1.tmp', 'of one that died');
    put(`.cuoshi-${process.pid}-999999.tmp`, 'of one that died and had our number');
    put('.cuoshi-notes.tmp', 'of somebody else');
    const swept = await sweepDrafts(nodeFs, root, (processId) => processId === 1);
    expect([...swept].sort()).toEqual(['.cuoshi-2-1.tmp', `.cuoshi-${process.pid}-999999.tmp`].sort());
    expect(readdirSync(root).sort()).toEqual(['.cuoshi-1-1.tmp', '.cuoshi-notes.tmp']);
  });

  it('makes folders on the way', async () => {
    await ensureFolder(nodeFs, at('a', 'b', 'c'));
    expect(statSync(at('a', 'b', 'c')).isDirectory()).toBe(true);
    expect(await codeOf(ensureFolder(nodeFs, path.join(put('plain', ''), 'below')))).toBe('file/not-found');
  });
});

describe('reading a workspace', () => {
  it('reads the texts in order and says what it left out', async () => {
    put('policies/b.yaml', 'b');
    put('policies/a.yml', 'a');
    put('enterprises/甲.yaml', '甲');
    put('vocabulary/facts.yaml', 'f');
    put('scenarios/s.yaml', 's');
    put('releases/a-1.0.0.cuoshi', 'PK');
    put('policies/notes.txt', 'no policy');
    put('policies/.hidden.yaml', 'hidden');
    put('other/x.yaml', 'not of the workspace');
    put('policies/gbk.yaml', Buffer.from([0xb4, 0xeb]));
    const outside = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-outside-'));
    writeFileSync(path.join(outside, 'secret.yaml'), 'secret');
    symlinkSync(outside, at('policies', 'folder'));
    symlinkSync(path.join(outside, 'secret.yaml'), at('policies', 'link.yaml'));
    execFileSync('mkfifo', [at('enterprises', 'pipe.yaml')]);

    const { files, releases, skipped } = await readWorkspaceFolder(root);
    rmSync(outside, { recursive: true });
    expect(files.map(({ path: file }) => file)).toEqual([
      'enterprises/甲.yaml',
      'policies/a.yml',
      'policies/b.yaml',
      'scenarios/s.yaml',
      'vocabulary/facts.yaml',
    ]);
    expect(files[1]).toEqual({ path: 'policies/a.yml', text: 'a', digest: sha256(Buffer.from('a')) });
    expect(releases).toEqual(['releases/a-1.0.0.cuoshi']);
    expect(skipped.map(({ path: file }) => file)).toEqual([
      'enterprises/pipe.yaml',
      'policies/folder',
      'policies/gbk.yaml',
      'policies/link.yaml',
      'policies/notes.txt',
    ]);
  });

  it('reads one policy with the vocabulary of its workspace, or alone', async () => {
    const policy = put('policies/a.yaml', 'a');
    put('policies/b.yaml', 'b');
    put('vocabulary/facts.yaml', 'f');
    expect((await readPolicyAlone(policy)).files.map(({ path: file }) => file)).toEqual([
      'policies/a.yaml',
      'vocabulary/facts.yaml',
    ]);
    expect((await readPolicyAlone(put('elsewhere/a.yaml', 'a'))).files.map(({ path: file }) => file)).toEqual([
      'policies/a.yaml',
    ]);
    expect(await codeOf(readPolicyAlone(at('absent.yaml')))).toBe('file/not-found');
    expect(await codeOf(readWorkspaceFolder(at('absent')))).toBe('file/not-found');
    expect(await codeOf(readWorkspaceFolder(policy))).toBe('file/not-regular');
  });

  it('sweeps all its folders', async () => {
    put('policies/.cuoshi-4000000-1.tmp', 'left');
    put('releases/.cuoshi-4000000-2.tmp', 'left');
    await sweepWorkspace(root);
    expect([...readdirSync(at('policies')), ...readdirSync(at('releases'))]).toEqual([]);
  });
});
