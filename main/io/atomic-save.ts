import path from 'node:path';
import { sha256 } from './digest';
import { asFileFailure, changedOutside, FileFailure } from './file-failure';
import { nodeFs, type FsPort, type OpenFile } from './fs-port';
import { readWholeFile } from './read-file';

/** How a file is saved. */
export interface SaveOptions {
  /** SHA-256 the file must still have, null when it must not exist yet; left out, whatever is there is replaced. */
  readonly base?: string | null;
  /** Permissions of a file that does not exist yet; those of any new file when left out. */
  readonly newMode?: number;
}

/** The largest file that is saved. Units: bytes. */
export const SAVE_LIMIT = 128 * 1024 * 1024;

const NEW_FILE_MODE = 0o666; // Less the umask, as for any new file.

/**
 * Replaces a file so that a crash or power cut at any moment leaves the old bytes or the new ones, never a mixture,
 * and so that what was reported as saved stays saved. Gives the SHA-256 of what now stands on disk.
 *
 * New file beside the old one, all bytes in a loop, fsync, size and content checked, permissions kept, rename, fsync
 * of the folder. On failure the old bytes are untouched and the new file is removed.
 *
 * Errors: file/changed-outside, file/not-regular, file/no-space, file/input-output, file/unconfirmed and others.
 */
export async function saveAtomically(
  fs: FsPort,
  target: string,
  bytes: Uint8Array,
  { base, newMode = NEW_FILE_MODE }: SaveOptions = {},
): Promise<string> {
  const folder = path.dirname(target);
  try {
    const existing = await fs.describe(target);
    if (existing && existing.kind !== 'file') throw notRegular(target);
    const { file, draft } = await createDraft(fs, folder, newMode);
    try {
      try {
        await fillDraft(file, bytes, draft);
        if (existing) await file.setMode(existing.mode);
        await file.sync();
        await checkDraft(file, bytes, draft);
      } finally {
        await file.close();
      }
      // As late as possible: whoever wrote meanwhile must not be overwritten.
      if (base !== undefined) await requireBase(fs, target, base);
      await fs.rename(draft, target);
    } catch (error) {
      await removeQuietly(fs, draft);
      throw error;
    } finally {
      openDrafts.delete(draft);
    }
  } catch (error) {
    throw asFileFailure(error, target);
  }
  await confirmFolder(fs, folder, target);
  return sha256(bytes);
}

/** Saves to the real disk: saveAtomically with its one port. */
export async function saveFile(target: string, bytes: Uint8Array, options: SaveOptions = {}): Promise<string> {
  return saveAtomically(nodeFs, target, bytes, options);
}

/**
 * Removes what saves that were cut off have left in a folder; files of programs that still run stay. Gives the names.
 * Errors: those of the system when the folder cannot be listed.
 */
export async function sweepDrafts(
  fs: FsPort,
  folder: string,
  isRunning: (processId: number) => boolean = isProcessRunning,
): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const name of await fs.list(folder)) {
    const processId = Number(DRAFT_NAME.exec(name)?.[1] ?? Number.NaN);
    const draft = path.join(folder, name);
    // Our own number may have belonged to a process that died: then the file is none of ours.
    const inUse = processId === process.pid ? openDrafts.has(draft) : isRunning(processId);
    if (Number.isNaN(processId) || inUse) continue;
    if ((await fs.describe(draft))?.kind !== 'file') continue;
    await fs.remove(draft);
    swept.push(name);
  }
  if (swept.length > 0) await fs.syncFolder(folder);
  return swept;
}

/** Creates a folder and those above it that do not exist yet, durably. */
export async function ensureFolder(fs: FsPort, folder: string): Promise<void> {
  const existing = await fs.describe(folder);
  if (existing) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await ensureFolder(fs, parent);
  try {
    await fs.createFolder(folder);
    await fs.syncFolder(parent);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw asFileFailure(error, folder);
  }
}

const DRAFT_NAME = /^\.cuoshi-(\d{1,10})-(\d{1,10})\.tmp$/;
const openDrafts = new Set<string>();
let draftsMade = 0;

async function createDraft(
  fs: FsPort,
  folder: string,
  mode: number,
): Promise<{ readonly file: OpenFile; readonly draft: string }> {
  for (;;) {
    draftsMade += 1;
    // Not made from the name of the target, which may already be as long as a name can be.
    const draft = path.join(folder, `.cuoshi-${process.pid}-${draftsMade}.tmp`);
    openDrafts.add(draft);
    try {
      return { file: await fs.createExclusive(draft, mode), draft };
    } catch (error) {
      openDrafts.delete(draft);
      // Left by a dead process that had our number.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

async function fillDraft(file: OpenFile, bytes: Uint8Array, draft: string): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    // A nearly full disk takes part of the bytes and reports no error.
    const count = await file.write(bytes.subarray(written), written);
    if (count <= 0) throw incomplete(draft);
    written += count;
  }
}

async function checkDraft(file: OpenFile, bytes: Uint8Array, draft: string): Promise<void> {
  const { size } = await file.describe();
  if (size !== bytes.length) throw incomplete(draft);
  const found = new Uint8Array(bytes.length);
  let length = 0;
  while (length < found.length) {
    const read = await file.read(found.subarray(length), length);
    if (read === 0) throw incomplete(draft);
    length += read;
  }
  if (sha256(found) !== sha256(bytes)) throw incomplete(draft);
}

async function requireBase(fs: FsPort, target: string, base: string | null): Promise<void> {
  const present = (await fs.describe(target)) !== null;
  if (!present && base === null) return;
  if (!present || base === null) throw changedOutside(target);
  if (sha256(await readWholeFile(fs, target, { bytes: SAVE_LIMIT })) !== base) throw changedOutside(target);
}

/** Some file systems have no fsync for folders and say so; any other refusal leaves the save unconfirmed. */
async function confirmFolder(fs: FsPort, folder: string, target: string): Promise<void> {
  try {
    await fs.syncFolder(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EINVAL' || code === 'ENOTSUP' || code === 'ENOSYS') return;
    const words = {
      zh: '文件已写入，但磁盘未确认。断电可能丢失本次保存，请再保存一次。',
      en: 'The file was written, but the disk did not confirm it. A power cut may lose this save; save again.',
    };
    throw new FileFailure('file/unconfirmed', target, words, { cause: error });
  }
}

async function removeQuietly(fs: FsPort, draft: string): Promise<void> {
  try {
    await fs.remove(draft);
  } catch {
    // The next start sweeps it; the error that brought us here is the one to tell.
  }
}

function notRegular(target: string): FileFailure {
  return new FileFailure('file/not-regular', target, {
    zh: '这是链接、文件夹或设备，不能保存到这里。',
    en: 'This is a link, folder or device; nothing can be saved here.',
  });
}

function incomplete(draft: string): FileFailure {
  return new FileFailure('file/no-space', draft, {
    zh: '磁盘未能完整写入，原文件未动。请检查磁盘空间后再保存。',
    en: 'The disk did not take all bytes; the file is unchanged. Check the free space and save again.',
  });
}

/** Tells whether a process of this machine is still there. */
export function isProcessRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
