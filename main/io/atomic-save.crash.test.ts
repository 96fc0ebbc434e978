/* eslint-disable @typescript-eslint/require-await -- the port is asynchronous, the model is not */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveAtomically, sweepDrafts } from './atomic-save';
import { FileFailure } from './file-failure';
import type { FileDescription, FsPort, OpenFile } from './fs-port';

/** The power went: whatever is asked of the disk from now on is not answered. */
class PowerCut extends Error {}

interface Inode {
  /** What the disk is bound to keep. */
  durable: Uint8Array;
  /** What programs see. */
  volatile: Uint8Array;
  mode: number;
}

/** A change of names that the folder's fsync has not made durable yet. */
type NameChange = { readonly set?: readonly [string, Inode]; readonly remove?: string };

/** One fault: the call with this number fails with a code, or takes only part of a write. */
interface Fault {
  readonly at: number;
  readonly how: 'ENOSPC' | 'EIO' | 'EACCES' | 'short' | 'none written';
}

/** A disk in memory that knows what a power cut may leave: per file old, new and torn content, per folder any names. */
class CrashFs implements FsPort {
  readonly calls: string[] = [];
  private volatileNames = new Map<string, Inode>();
  private durableNames = new Map<string, Inode>();
  private pending: NameChange[] = [];

  constructor(
    files: Readonly<Record<string, Uint8Array>>,
    private readonly cutAt = Number.POSITIVE_INFINITY,
    private readonly fault: Fault | null = null,
  ) {
    for (const [name, bytes] of Object.entries(files)) {
      const inode = { durable: bytes, volatile: bytes, mode: 0o640 };
      this.volatileNames.set(name, inode);
      this.durableNames.set(name, inode);
    }
  }

  private step(name: string): Fault['how'] | null {
    const number = this.calls.push(name) - 1;
    if (number >= this.cutAt) throw new PowerCut();
    if (this.fault?.at !== number) return null;
    const { how } = this.fault;
    if (how === 'short' || how === 'none written') return name === 'write' ? how : null;
    throw Object.assign(new Error(how), { code: how });
  }

  private change(change: NameChange): void {
    this.pending.push(change);
    apply(this.volatileNames, change);
  }

  async createExclusive(file: string, mode: number): Promise<OpenFile> {
    this.step('create');
    if (this.volatileNames.has(file)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    const inode: Inode = { durable: new Uint8Array(), volatile: new Uint8Array(), mode };
    this.change({ set: [file, inode] });
    return this.handle(inode);
  }

  async openForReading(file: string): Promise<OpenFile> {
    this.step('open');
    return this.handle(this.find(file));
  }

  async describe(file: string): Promise<FileDescription | null> {
    this.step('describe');
    const inode = this.volatileNames.get(file);
    return inode ? describeInode(inode) : null;
  }

  async rename(from: string, to: string): Promise<void> {
    this.step('rename');
    this.change({ remove: from, set: [to, this.find(from)] });
  }

  async remove(file: string): Promise<void> {
    this.step('remove');
    this.find(file);
    this.change({ remove: file });
  }

  async syncFolder(): Promise<void> {
    this.step('syncFolder');
    this.durableNames = new Map(this.volatileNames);
    this.pending = [];
  }

  async createFolder(): Promise<void> {
    this.step('createFolder');
  }

  async list(folder: string): Promise<readonly string[]> {
    this.step('list');
    return [...this.volatileNames.keys()]
      .filter((file) => path.dirname(file) === folder)
      .map((file) => path.basename(file));
  }

  private handle(inode: Inode): OpenFile {
    return {
      write: async (bytes, position) => {
        const fault = this.step('write');
        const count = fault === 'none written' ? 0 : fault === 'short' ? Math.ceil(bytes.length / 3) : bytes.length;
        const grown = new Uint8Array(Math.max(inode.volatile.length, position + count));
        grown.set(inode.volatile);
        grown.set(bytes.subarray(0, count), position);
        inode.volatile = grown;
        return count;
      },
      read: async (buffer, position) => {
        this.step('read');
        const chunk = inode.volatile.subarray(position, position + buffer.length);
        buffer.set(chunk);
        return chunk.length;
      },
      describe: async () => {
        this.step('describeOpen');
        return describeInode(inode);
      },
      setMode: async (mode) => {
        this.step('setMode');
        inode.mode = mode;
      },
      sync: async () => {
        this.step('sync');
        inode.durable = inode.volatile;
      },
      close: async () => {
        this.step('close');
      },
    };
  }

  private find(file: string): Inode {
    const inode = this.volatileNames.get(file);
    if (!inode) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    return inode;
  }

  /** Every state the disk may be in after a power cut now. */
  *statesAfterCut(): Generator<Readonly<Record<string, Uint8Array>>> {
    for (let subset = 0; subset < 2 ** this.pending.length; subset++) {
      const names = new Map(this.durableNames);
      this.pending.forEach((change, index) => {
        if ((subset >> index) & 1) apply(names, change);
      });
      yield* combineContents([...names]);
    }
  }

  /** What programs see now. */
  seen(): Readonly<Record<string, Uint8Array>> {
    return Object.fromEntries([...this.volatileNames].map(([name, inode]) => [name, inode.volatile]));
  }

  modeOf(file: string): number {
    return this.find(file).mode;
  }
}

function apply(names: Map<string, Inode>, { remove, set }: NameChange): void {
  if (remove !== undefined) names.delete(remove);
  if (set) names.set(...set);
}

function describeInode({ volatile, mode }: Inode): FileDescription {
  return { kind: 'file', size: volatile.length, mode };
}

function* combineContents(names: readonly (readonly [string, Inode])[]): Generator<Record<string, Uint8Array>> {
  const [first, ...rest] = names;
  if (!first) {
    yield {};
    return;
  }
  for (const others of combineContents(rest)) {
    for (const content of contentsAfterCut(first[1])) yield { ...others, [first[0]]: content };
  }
}

/** Unsynced data: nothing, all, the first half, the right length in zeros, or only the second half. */
function contentsAfterCut({ durable, volatile }: Inode): readonly Uint8Array[] {
  if (durable === volatile) return [durable];
  const half = volatile.length >> 1;
  const lateHalf = new Uint8Array(volatile);
  lateHalf.fill(0, 0, half);
  return [durable, volatile, volatile.subarray(0, half), new Uint8Array(volatile.length), lateHalf];
}

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : null);
const target = '/w/policies/a.yaml';
const oldText = '旧文件\n'.repeat(40);
const newText = '新文件：更长的内容\n'.repeat(60);
const before = { [target]: encode(oldText), '/w/policies/b.yaml': encode('另一份') };

async function trySave(fs: FsPort, text = newText): Promise<unknown> {
  try {
    await saveAtomically(fs, target, encode(text));
    return null;
  } catch (error) {
    return error;
  }
}

async function countCalls(files: Readonly<Record<string, Uint8Array>>): Promise<number> {
  const fs = new CrashFs(files);
  expect(await trySave(fs)).toBeNull();
  return fs.calls.length;
}

describe('a power cut during a save', () => {
  it('leaves the old or the new text in every legal state after every step, and nothing else', async () => {
    let states = 0;
    const seenTexts = new Set<string | null>();
    const steps = await countCalls(before);
    for (let cutAt = 0; cutAt <= steps; cutAt++) {
      const fs = new CrashFs(before, cutAt);
      const acknowledged = (await trySave(fs)) === null;
      for (const disk of fs.statesAfterCut()) {
        states++;
        const text = decode(disk[target]);
        seenTexts.add(text);
        expect(acknowledged ? [newText] : [oldText, newText]).toContain(text);
        expect(decode(disk['/w/policies/b.yaml'])).toBe('另一份');
        const restarted = new CrashFs(disk);
        await sweepDrafts(restarted, '/w/policies', () => false);
        expect(Object.keys(restarted.seen()).sort()).toEqual([target, '/w/policies/b.yaml']);
      }
    }
    expect(seenTexts).toEqual(new Set([oldText, newText]));
    expect(states).toBeGreaterThan(steps);
  });

  it('leaves a new file whole or absent, and present once the save is acknowledged', async () => {
    const steps = await countCalls({});
    for (let cutAt = 0; cutAt <= steps; cutAt++) {
      const fs = new CrashFs({}, cutAt);
      const acknowledged = (await trySave(fs)) === null;
      for (const disk of fs.statesAfterCut()) {
        expect(acknowledged ? [newText] : [null, newText]).toContain(decode(disk[target]));
      }
    }
  });

  it('would be seen by this model if the file were not synced before the rename', async () => {
    const careless = new CrashFs(before);
    const file = await careless.createExclusive('/w/policies/draft', 0o600);
    await file.write(encode(newText), 0);
    await careless.rename('/w/policies/draft', target);
    const texts = [...careless.statesAfterCut()].map((disk) => decode(disk[target]));
    expect(texts.some((text) => text !== oldText && text !== newText)).toBe(true);
  });
});

describe('an error of the disk during a save', () => {
  it('is reported at every step and leaves the old text, unless it comes after the rename', async () => {
    const steps = await countCalls(before);
    const names = new CrashFs(before);
    await trySave(names);
    for (let at = 0; at < steps; at++) {
      for (const how of ['ENOSPC', 'EIO', 'EACCES'] as const) {
        const fs = new CrashFs(before, Number.POSITIVE_INFINITY, { at, how });
        const error = await trySave(fs);
        expect(error, `${how} at ${names.calls[at]}`).toBeInstanceOf(FileFailure);
        const afterRename = names.calls[at] === 'syncFolder';
        expect(decode(fs.seen()[target])).toBe(afterRename ? newText : oldText);
        if (afterRename) expect((error as FileFailure).code).toBe('file/unconfirmed');
        expect(Object.keys(fs.seen()).filter((name) => name.includes('.tmp'))).toEqual([]);
        for (const disk of fs.statesAfterCut()) expect([oldText, newText]).toContain(decode(disk[target]));
      }
    }
  });

  it('completes short writes and reports a disk that takes no bytes', async () => {
    const writeAt = await writeStep();
    const short = new CrashFs(before, Number.POSITIVE_INFINITY, { at: writeAt, how: 'short' });
    expect(await trySave(short)).toBeNull();
    expect(short.calls.filter((call) => call === 'write')).toHaveLength(2);
    expect(decode(short.seen()[target])).toBe(newText);

    const full = new CrashFs(before, Number.POSITIVE_INFINITY, { at: writeAt, how: 'none written' });
    expect(await trySave(full)).toMatchObject({ code: 'file/no-space' });
    expect(decode(full.seen()[target])).toBe(oldText);
  });

  it('keeps the permissions of the file it replaces', async () => {
    const fs = new CrashFs(before);
    await trySave(fs);
    expect(fs.modeOf(target)).toBe(0o640);
  });
});

async function writeStep(): Promise<number> {
  const fs = new CrashFs(before);
  await trySave(fs);
  return fs.calls.indexOf('write');
}
