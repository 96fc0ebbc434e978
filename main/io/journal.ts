import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { saveFile } from './atomic-save';
import { sha256 } from './digest';

/** Unsaved text of a document, kept outside the workspace until it is saved or given up. */
export interface JournalEntry {
  readonly workspace: string;
  readonly path: string;
  /** Digest of the file the text was begun from. */
  readonly base: string;
  readonly text: string;
}

/** Keeps unsaved texts so that a crash loses no more than the last keystrokes. */
export interface Journal {
  keep(entry: JournalEntry): Promise<void>;
  forget(workspace: string, document: string): Promise<void>;
  /** Entries of a workspace; an unreadable one is left in place and skipped. */
  recover(workspace: string): Promise<readonly JournalEntry[]>;
}

/** Opens the journal in a folder of its own. */
export function openJournal(folder: string): Journal {
  const fileOf = (workspace: string, document: string): string =>
    path.join(folder, `${sha256(Buffer.from(JSON.stringify([workspace, document]), 'utf8'))}.json`);
  return {
    async keep(entry) {
      await mkdir(folder, { recursive: true });
      await saveFile(fileOf(entry.workspace, entry.path), Buffer.from(JSON.stringify(entry), 'utf8'));
    },
    async forget(workspace, document) {
      await rm(fileOf(workspace, document), { force: true });
    },
    async recover(workspace) {
      const names = await readdir(folder).catch(() => []);
      const entries = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => readEntry(path.join(folder, name))),
      );
      return entries.filter((entry): entry is JournalEntry => entry?.workspace === workspace);
    },
  };
}

async function readEntry(file: string): Promise<JournalEntry | null> {
  try {
    const entry: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false;
  return ['workspace', 'path', 'base', 'text'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );
}
