import path from 'node:path';
import { fail } from '../ipc/host-failure';
import { ensureFolder, saveFile, sweepDrafts } from './atomic-save';
import { sha256 } from './digest';
import { FileFailure } from './file-failure';
import { nodeFs } from './fs-port';
import { readText } from './read-text';

/** `saved`: written by this program; `found`: stood on disk before this program wrote over it. */
export type VersionOrigin = 'saved' | 'found';

/** A text of a document that is kept. */
export interface KeptVersion {
  /** Its name: day and time, digest and origin. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  /** SHA-256 of its bytes, hex. */
  readonly digest: string;
  readonly origin: VersionOrigin;
  /** Units: bytes. */
  readonly size: number;
}

/** Bounds on what is kept of one document; the newest version always stays. Units of `age`: days. */
export const HISTORY_LIMITS = { versions: 100, age: 365, bytes: 64 * 1024 * 1024 } as const;

/**
 * Keeps the texts of documents as they were saved, outside the workspace: one plain file for each version, named by its
 * time and digest, so that there is no index to break and a user can read them with any program.
 */
export interface History {
  /** Keeps a text unless the newest version is the same. Errors: those of the system. */
  keep(workspace: string, document: string, text: string, origin: VersionOrigin): Promise<void>;
  /** Lists what is kept, the newest first; what is no version of ours is left out. */
  list(workspace: string, document: string): Promise<readonly KeptVersion[]>;
  /** Errors: history/unknown, history/damaged; those of readText. */
  read(workspace: string, document: string, id: string): Promise<string>;
}

const NAME = /^((\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-([0-9a-f]{64})-(saved|found))\.yaml$/;
/** For the user alone. */
const PRIVATE_MODE = 0o600;
const DAY = 24 * 60 * 60 * 1000;

/** Opens the history in a folder of its own; `now` gives the time in milliseconds. */
export function openHistory(folder: string, now: () => number = Date.now): History {
  const folderOf = (workspace: string, document: string): string =>
    path.join(folder, nameFolder(workspace), nameFolder(document));
  return {
    async keep(workspace, document, text, origin) {
      const own = folderOf(workspace, document);
      await ensureFolder(nodeFs, own);
      await describe(own, { workspace, document });
      const kept = await listVersions(own);
      const bytes = Buffer.from(text, 'utf8');
      const digest = sha256(bytes);
      const [newest] = kept;
      if (newest?.digest === digest) return;
      // A clock that was set back must not put a version before those it follows.
      const time = Math.max(now(), newest ? Date.parse(newest.savedAt) + 1 : 0);
      await saveFile(path.join(own, `${nameVersion(time, digest, origin)}.yaml`), bytes, { newMode: PRIVATE_MODE });
      await forgetOldest(own, now());
    },
    list: async (workspace, document) => await listVersions(folderOf(workspace, document)),
    async read(workspace, document, id) {
      const own = folderOf(workspace, document);
      const known = parseName(`${id}.yaml`);
      if (!known || (await nodeFs.describe(path.join(own, `${id}.yaml`))) === null)
        throw fail(
          'history/unknown',
          '这个历史版本已不在，可能已按期清理。请刷新历史列表。',
          'This version is no longer kept; it may have been cleared for its age. Refresh the list.',
        );
      const file = path.join(own, `${id}.yaml`);
      const { text, digest } = await readText(nodeFs, file);
      if (digest !== known.digest)
        throw fail(
          'history/damaged',
          `这个历史版本的文件已损坏或被改动，不予采用：${file}`,
          `The file of this version is damaged or was altered and is not used: ${file}`,
        );
      return text;
    },
  };
}

function nameFolder(name: string): string {
  return sha256(Buffer.from(name, 'utf8')).slice(0, 32);
}

function nameVersion(time: number, digest: string, origin: VersionOrigin): string {
  return `${new Date(time).toISOString().replace(/[-:.]/g, '')}-${digest}-${origin}`;
}

function parseName(name: string): Omit<KeptVersion, 'size'> | null {
  const [, id, year, month, day, hour, minute, second, milli, digest, origin] = NAME.exec(name) ?? [];
  if (id === undefined || digest === undefined) return null;
  const savedAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
  // A name that only looks like a time is none of ours.
  if (Number.isNaN(Date.parse(savedAt))) return null;
  return { id, savedAt, digest, origin: origin === 'found' ? 'found' : 'saved' };
}

async function listVersions(folder: string): Promise<readonly KeptVersion[]> {
  if ((await nodeFs.describe(folder))?.kind !== 'folder') return [];
  const names = [...(await nodeFs.list(folder))].sort().reverse();
  const found = await Promise.all(
    names.map(async (name): Promise<readonly KeptVersion[]> => {
      const version = parseName(name);
      const file = version && (await nodeFs.describe(path.join(folder, name)));
      return version && file?.kind === 'file' ? [{ ...version, size: file.size }] : [];
    }),
  );
  return found.flat();
}

/** Says beside the versions which document they are of, for whoever looks for them by hand. */
async function describe(folder: string, content: { readonly workspace: string; readonly document: string }) {
  const file = path.join(folder, 'document.json');
  if ((await nodeFs.describe(file)) !== null) return;
  await saveFile(file, Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8'), { newMode: PRIVATE_MODE });
}

async function forgetOldest(folder: string, time: number): Promise<void> {
  await sweepDrafts(nodeFs, folder);
  let bytes = 0;
  for (const [index, { id, savedAt, size }] of (await listVersions(folder)).entries()) {
    bytes += size;
    const isOld = time - Date.parse(savedAt) > HISTORY_LIMITS.age * DAY;
    if (index === 0 || (!isOld && index < HISTORY_LIMITS.versions && bytes <= HISTORY_LIMITS.bytes)) continue;
    await removeVersion(path.join(folder, `${id}.yaml`));
  }
}

async function removeVersion(file: string): Promise<void> {
  try {
    await nodeFs.remove(file);
  } catch (error) {
    // Another window may have cleared it already; one that cannot be removed stays until the next save.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Says in words why a version could not be kept; the save itself stands. */
export function describeUnkept(error: unknown): { readonly zh: string; readonly en: string } {
  const cause = error instanceof FileFailure ? error.words : null;
  const detail = error instanceof Error ? error.message : String(error);
  return {
    zh: `文件已保存，但未能留下历史版本：${cause?.zh ?? detail}`,
    en: `The file was saved, but its version could not be kept: ${cause?.en ?? detail}`,
  };
}
