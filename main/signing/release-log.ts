import os from 'node:os';
import path from 'node:path';
import type { ReleaseLogEntry } from '../../schemas/generated/types';
import { validateReleaseLogEntry } from '../../schemas/generated/validators';
import { canonicalJson, type CanonicalValue } from '../../engine/bundle/canonical-json';
import { readStrictJson } from '../../engine/bundle/strict-json';
import { decodeUtf8, encodeUtf8 } from '../../engine/bundle/utf8';
import { ensureFolder, saveFile } from '../io/atomic-save';
import { sha256 } from '../io/digest';
import { FileFailure } from '../io/file-failure';
import { nodeFs } from '../io/fs-port';
import { readWholeFile } from '../io/read-file';
import { fail } from '../ipc/host-failure';
import type { UserFolders } from './user-folders';

/** What is logged; number, time, person and chain are added. */
export type LoggedAct = Pick<ReleaseLogEntry, 'action' | 'subject' | 'release'>;

/** The log as it stands. */
export interface ReleaseLog {
  readonly entries: readonly ReleaseLogEntry[];
  /** Digest of the last line: whoever keeps it elsewhere can tell later whether lines were taken away. */
  readonly head: string;
  /** Number of the first line that does not continue the chain; null when all do. */
  readonly broken: number | null;
}

/** What the first line names as the line before. */
const NO_LINE = '0'.repeat(64);
const LIMIT = 64 * 1024 * 1024;
const ATTEMPTS = 20;

/** Reads the log and follows its chain. Errors: those of readWholeFile. */
export async function readReleaseLog(folders: UserFolders): Promise<ReleaseLog> {
  return (await readLog(folders)).log;
}

/**
 * Adds a line to the log; where another program has added one meanwhile, behind that.
 * Errors: log/broken: a line behind a broken chain would vouch for what stands before it.
 */
export async function logAct(folders: UserFolders, act: LoggedAct, now: Date = new Date()): Promise<void> {
  const file = logPath(folders);
  await ensureFolder(nodeFs, folders.state);
  for (let attempt = 1; ; attempt += 1) {
    const { log, bytes } = await readLog(folders);
    if (log.broken !== null)
      throw fail(
        'log/broken',
        `${file}：第 ${log.broken} 行起记录链断开，可能被改动。请查明原因并移走此文件后再操作。`,
        `${file}: the chain of the log breaks at line ${log.broken}; it may have been altered. Find out why and move the file away first.`,
      );
    const entry = {
      ...act,
      number: log.entries.length + 1,
      previous: log.head,
      at: now.toISOString(),
      who: whoIsThis(),
    };
    const line = encodeUtf8(`${canonicalJson(entry as unknown as CanonicalValue)}\n`);
    const base = bytes === null ? null : sha256(bytes);
    try {
      await saveFile(file, Buffer.concat([bytes ?? new Uint8Array(), line]), { base, newMode: 0o600 });
      return;
    } catch (error) {
      // Another program has added a line meanwhile: ours goes behind it.
      const collided = error instanceof FileFailure && error.code === 'file/changed-outside';
      if (!collided || attempt === ATTEMPTS) throw error;
    }
  }
}

async function readLog(folders: UserFolders): Promise<{ readonly log: ReleaseLog; readonly bytes: Uint8Array | null }> {
  const file = logPath(folders);
  if ((await nodeFs.describe(file)) === null) return { log: { entries: [], head: NO_LINE, broken: null }, bytes: null };
  const bytes = await readWholeFile(nodeFs, file, { bytes: LIMIT });
  return { log: followChain(decodeUtf8(bytes)), bytes };
}

function followChain(text: string | null): ReleaseLog {
  const lines = (text ?? '?').split('\n');
  // Behind the last line end nothing stands.
  const rest = lines.pop();
  const entries: ReleaseLogEntry[] = [];
  let head = NO_LINE;
  for (const line of lines) {
    const reading = readStrictJson(line, { length: LIMIT, depth: 8 });
    const entry: unknown = reading.ok ? reading.value : null;
    const continues = validateReleaseLogEntry(entry) && entry.number === entries.length + 1 && entry.previous === head;
    if (!continues) return { entries, head, broken: entries.length + 1 };
    entries.push(entry);
    head = sha256(encodeUtf8(line));
  }
  return { entries, head, broken: rest === '' ? null : entries.length + 1 };
}

function whoIsThis(): string {
  try {
    return `${os.userInfo().username}@${os.hostname()}`.slice(0, 300);
  } catch {
    // Some accounts have no entry in the list of users.
    return `${process.getuid?.() ?? '?'}@${os.hostname()}`.slice(0, 300);
  }
}

function logPath({ state }: UserFolders): string {
  return path.join(state, 'releases.log');
}
