import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostFailure } from '../ipc/host-failure';
import { describeUnkept, HISTORY_LIMITS, openHistory } from './history';

let root: string;
let time: number;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-history-'));
  time = Date.parse('2026-11-21T10:00:00.000Z');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const workspace = '/home/user/samples';
const document = 'policies/a.yaml';
const start = () => openHistory(path.join(root, 'history'), () => (time += 1000));
const texts = async (history = start()) =>
  await Promise.all((await history.list(workspace, document)).map(({ id }) => history.read(workspace, document, id)));

/** The one folder that holds the versions. */
function folder(): string {
  const [found] = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('document.json'),
  );
  return path.join(root, path.dirname(found ?? ''));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'done',
    (error: unknown) => (error instanceof HostFailure ? error.failure.code : 'bug'),
  );
}

describe('the history of a document', () => {
  it('keeps each text once, the newest first, with its time and origin', async () => {
    const history = start();
    expect(await history.list(workspace, document)).toEqual([]);
    await history.keep(workspace, document, '一', 'found');
    await history.keep(workspace, document, '二', 'saved');
    await history.keep(workspace, document, '二', 'saved');
    await history.keep(workspace, document, '一', 'saved');
    expect(await texts()).toEqual(['一', '二', '一']);
    const listed = await history.list(workspace, document);
    expect(listed.map(({ origin, size }) => [origin, size])).toEqual([
      ['saved', 3],
      ['saved', 3],
      ['found', 3],
    ]);
    expect(listed.map(({ savedAt }) => savedAt)).toEqual([...listed.map(({ savedAt }) => savedAt)].sort().reverse());
  });

  it('keeps documents and workspaces apart, and says beside the versions whose they are', async () => {
    const history = start();
    await history.keep(workspace, document, '一', 'saved');
    await history.keep(workspace, 'policies/b.yaml', '二', 'saved');
    await history.keep('/other', document, '三', 'saved');
    expect(await texts()).toEqual(['一']);
    const described = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('document.json'))
      .map((name) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as unknown);
    expect(described).toHaveLength(3);
    expect(described).toContainEqual({ workspace, document });
  });

  it('stays in order where the clock is set back', async () => {
    const history = start();
    await history.keep(workspace, document, '一', 'saved');
    time -= 1_000_000;
    await history.keep(workspace, document, '二', 'saved');
    expect(await texts()).toEqual(['二', '一']);
  });

  it('forgets by count and by age, and never the newest', async () => {
    const history = start();
    for (let count = 0; count < HISTORY_LIMITS.versions + 3; count += 1)
      await history.keep(workspace, document, `text ${count}`, 'saved');
    const listed = await texts();
    expect(listed).toHaveLength(HISTORY_LIMITS.versions);
    expect(listed[0]).toBe(`text ${HISTORY_LIMITS.versions + 2}`);
    time += (HISTORY_LIMITS.age + 1) * 24 * 60 * 60 * 1000;
    await history.keep(workspace, document, 'much later', 'saved');
    expect(await texts()).toEqual(['much later']);
  });

  it('refuses a version that was altered or cut short, and reads the others', async () => {
    const history = start();
    for (const text of ['一', '二', '三']) await history.keep(workspace, document, text, 'saved');
    const [third, second, first] = await history.list(workspace, document);
    writeFileSync(path.join(folder(), `${second?.id}.yaml`), '别的');
    writeFileSync(path.join(folder(), `${first?.id}.yaml`), '');
    expect(await codeOf(history.read(workspace, document, second?.id ?? ''))).toBe('history/damaged');
    expect(await codeOf(history.read(workspace, document, first?.id ?? ''))).toBe('history/damaged');
    expect(await history.read(workspace, document, third?.id ?? '')).toBe('三');
    await history.keep(workspace, document, '四', 'saved');
    expect((await history.list(workspace, document)).length).toBe(4);
  });

  it('passes over what is no version: other files, folders, links, and names of other places', async () => {
    const history = start();
    await history.keep(workspace, document, '一', 'saved');
    const [version] = await history.list(workspace, document);
    const zeros = '0'.repeat(64);
    writeFileSync(path.join(folder(), 'notes.txt'), 'x');
    writeFileSync(path.join(folder(), `20269921T996199999Z-${zeros}-saved.yaml`), 'x');
    mkdirSync(path.join(folder(), `20200101T000000000Z-${zeros}-saved.yaml`));
    symlinkSync('/etc/hostname', path.join(folder(), `20210101T000000000Z-${zeros}-saved.yaml`));
    expect((await history.list(workspace, document)).map(({ id }) => id)).toEqual([version?.id]);
    expect(await codeOf(history.read(workspace, document, '../../../../etc/passwd'))).toBe('history/unknown');
    expect(await codeOf(history.read(workspace, document, `20220101T000000000Z-${zeros}-saved`))).toBe(
      'history/unknown',
    );
    expect(await codeOf(history.read(workspace, document, `20210101T000000000Z-${zeros}-saved`))).toBe(
      'file/not-regular',
    );
  });

  it('says what went wrong where nothing can be kept', async () => {
    writeFileSync(path.join(root, 'history'), 'a file in the way');
    const failure = await start()
      .keep(workspace, document, '一', 'saved')
      .then(
        () => null,
        (error: unknown) => describeUnkept(error),
      );
    expect(failure?.zh).toMatch(/^文件已保存，但未能留下历史版本：/);
    expect(await start().list(workspace, document)).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('fails aloud in a folder that cannot be written', async () => {
    mkdirSync(path.join(root, 'history'));
    chmodSync(path.join(root, 'history'), 0o500);
    expect(await codeOf(start().keep(workspace, document, '一', 'saved'))).toBe('file/not-permitted');
  });
});
