import { randomUUID } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { placeReviewEntry, readReviewEntry } from '../engine/review/read-reviews';
import { watchFolders, type FolderWatch } from './folder-watch';
import type { DocumentId, Sentence, WorkspaceDocument, WorkspaceSnapshot } from './ipc/contract';
import { fail } from './ipc/host-failure';
import { saveFile } from './io/atomic-save';
import { sha256 } from './io/digest';
import { FileFailure } from './io/file-failure';
import { nodeFs } from './io/fs-port';
import { describeUnkept, type History, type KeptVersion } from './io/history';
import type { Journal } from './io/journal';
import { readText } from './io/read-text';
import { listReviewFolders, readReviewFolder, readWorkspaceFolder, sweepWorkspace } from './io/workspace-folder';

export interface SessionOptions {
  readonly journal: Journal;
  readonly history: History;
  readonly onChangedOutside: (event: { document: DocumentId; text: string | null; digest: string | null }) => void;
  /** Somebody else has said something in a review. */
  readonly onReviewFound: (event: { document: WorkspaceDocument }) => void;
}

/** The open workspace of the window: it alone knows where a document lies on disk. */
export interface WorkspaceSession {
  readonly folder: string | null;
  open(folder: string): Promise<WorkspaceSnapshot>;
  describe(): Promise<WorkspaceSnapshot | null>;
  /** Errors: `file/changed-outside` when the disk no longer holds `base`. */
  save(document: DocumentId, text: string, base: string, overwrite: boolean): Promise<SavedDocument>;
  listVersions(document: DocumentId): Promise<readonly KeptVersion[]>;
  readVersion(document: DocumentId, id: string): Promise<string>;
  saveAs(text: string, target: string): Promise<WorkspaceDocument>;
  create(kind: 'policy' | 'enterprises' | 'scenario', name: string, text: string): Promise<WorkspaceDocument>;
  /** Errors: review/shape where the text is nothing said in a review. */
  addReview(text: string): Promise<WorkspaceDocument>;
  readDisk(document: DocumentId): Promise<{ text: string; digest: string }>;
  keepUnsaved(document: DocumentId, text: string | null): Promise<void>;
  pathOf(document: DocumentId): string;
  /** Compares every document with the disk, for file systems that do not tell of changes. */
  lookOutside(): void;
}

/** `unkept`: why the text is no version of the history; the save itself stands. */
export interface SavedDocument {
  readonly digest: string;
  readonly unkept: Sentence | null;
}

interface KnownDocument {
  readonly path: string;
  /** Digest of the bytes this program last read or wrote: a change to anything else comes from outside. */
  digest: string;
  /** Digest of the text that the history was given last; none before the first save. */
  kept?: string;
}

const UNREADABLE = { text: null, digest: null };

/** Makes the session; no workspace is open at first. */
export function makeWorkspaceSession({
  journal,
  history,
  onChangedOutside,
  onReviewFound,
}: SessionOptions): WorkspaceSession {
  let folder: string | null = null;
  let known = new Map<DocumentId, KnownDocument>();
  let watched: FolderWatch | null = null;
  const queue = makeQueue();

  const requireFolder = (): string => {
    if (!folder)
      throw fail('workspace/none', '没有打开工作区，请先打开一个工作区', 'No workspace is open; open one first');
    return folder;
  };
  const find = (document: DocumentId): KnownDocument => {
    const found = known.get(document);
    if (!found)
      throw fail(
        'document/unknown',
        '该文档已不在工作区中，请重新打开工作区',
        'The document is no longer part of the workspace; reload the workspace',
      );
    return found;
  };
  const locate = (document: DocumentId): string => path.join(requireFolder(), find(document).path);

  const readOnDisk = async (document: DocumentId): Promise<{ text: string; digest: string } | null> => {
    try {
      return await readText(nodeFs, locate(document));
    } catch (error) {
      if (error instanceof FileFailure && error.code === 'file/not-found') return null;
      throw error;
    }
  };

  const reportIfChanged = async (document: DocumentId): Promise<void> => {
    const entry = known.get(document);
    if (!entry) return;
    const disk = await readOnDisk(document).catch((error: unknown) => {
      // What cannot be read is no text to offer; a save over it is refused and says why.
      if (error instanceof FileFailure) return UNREADABLE;
      throw error;
    });
    if (disk === UNREADABLE || disk?.digest === entry.digest) return;
    entry.digest = disk?.digest ?? '';
    onChangedOutside({ document, text: disk?.text ?? null, digest: disk?.digest ?? null });
  };

  const look = (concerned: (entry: KnownDocument) => boolean): void => {
    for (const [id, entry] of known) if (concerned(entry)) void queue(id, () => reportIfChanged(id));
  };

  /** Tells of review files that were not there before: another drafter's, that were fetched or written meanwhile. */
  const findReviews = async (): Promise<void> => {
    const root = folder;
    if (root === null) return;
    // Watched before they are read: what is written in between is told then.
    for (const each of await listReviewFolders(root)) watched?.include(each);
    const files = await readReviewFolder(root).catch((error: unknown) => {
      // What cannot be read now is found when the workspace is opened again.
      if (error instanceof FileFailure) return [];
      throw error;
    });
    // Another workspace was opened meanwhile.
    if (root !== folder) return;
    for (const { path: relative, text, digest } of files) {
      if ([...known.values()].some((entry) => entry.path === relative)) continue;
      onReviewFound({ document: takeIn(known, { path: relative, text, digest }) });
    }
  };

  const takeIn = (documents: Map<DocumentId, KnownDocument>, file: Omit<WorkspaceDocument, 'id' | 'recovered'>) => {
    const id = [...documents].find(([, entry]) => entry.path === file.path)?.[0] ?? randomUUID();
    documents.set(id, { path: file.path, digest: file.digest });
    return { ...file, id, recovered: null };
  };

  const read = async (root: string, documents: Map<DocumentId, KnownDocument>): Promise<WorkspaceSnapshot> => {
    await sweepWorkspace(root);
    const { files, skipped } = await readWorkspaceFolder(root);
    const unsaved = new Map((await journal.recover(root)).map((entry) => [entry.path, entry.text]));
    return {
      id: sha256(Buffer.from(root, 'utf8')).slice(0, 16),
      name: path.basename(root),
      location: root,
      documents: files.map(({ path: relative, text, digest }) => {
        const recovered = unsaved.get(relative);
        const document = takeIn(documents, { path: relative, text, digest });
        return { ...document, recovered: recovered === undefined || recovered === text ? null : recovered };
      }),
      skipped: skipped.map(({ path: file, words }) => ({ path: file, reason: words })),
    };
  };

  /** Reads what a save is about to write over, unless the history has it; what cannot be read cannot be kept. */
  const readReplaced = async (document: DocumentId, entry: KnownDocument): Promise<string | null> => {
    if (entry.kept !== undefined && entry.kept === entry.digest) return null;
    return await readOnDisk(document).then(
      (disk) => disk?.text ?? null,
      () => null,
    );
  };

  /** A history that fails must never break a save: it is told beside it. */
  const keepVersions = async (
    entry: KnownDocument,
    replaced: string | null,
    text: string,
  ): Promise<Sentence | null> => {
    try {
      const root = requireFolder();
      if (replaced !== null) await history.keep(root, entry.path, replaced, 'found');
      await history.keep(root, entry.path, text, 'saved');
      entry.kept = entry.digest;
      return null;
    } catch (error) {
      return describeUnkept(error);
    }
  };

  const writeNew = async (relative: string, text: string): Promise<WorkspaceDocument> => {
    const digest = await saveFile(path.join(requireFolder(), relative), Buffer.from(text, 'utf8'));
    watched?.include(path.dirname(relative));
    // The next save tells what keeps versions from being kept.
    await keepVersions({ path: relative, digest }, null, text);
    return takeIn(known, { path: relative, text, digest });
  };

  /** Writes over the text that `base` names, or where there is no file: neither can destroy what nobody has seen. */
  const writeOver = async (target: string, bytes: Uint8Array, base: string): Promise<string> => {
    try {
      return await saveFile(target, bytes, { base });
    } catch (error) {
      if (!(error instanceof FileFailure) || error.code !== 'file/changed-outside') throw error;
      if (await nodeFs.describe(target)) throw error;
      return await saveFile(target, bytes, { base: null });
    }
  };

  return {
    get folder() {
      return folder;
    },
    async open(chosen) {
      const next = path.resolve(chosen);
      await access(next).catch(() => {
        throw fail('workspace/missing', `找不到工作区文件夹：${next}`, `The workspace folder does not exist: ${next}`);
      });
      // Only once it could be read does it take the place of the one that is open.
      const documents = new Map<DocumentId, KnownDocument>();
      const snapshot = await read(next, documents);
      watched?.close();
      known = documents;
      folder = next;
      watched = watchFolders(next, (changed) => {
        look((entry) => path.dirname(entry.path) === changed);
        if (changed === '.' || changed.startsWith('review')) void findReviews();
      });
      // A folder of reviews may be made by the first that is fetched, and that of a policy by its first.
      watched.include('.');
      for (const { path: relative } of documents.values()) watched.include(path.dirname(relative));
      void findReviews();
      return snapshot;
    },
    async describe() {
      return folder ? await read(folder, known) : null;
    },
    save(document, text, base, overwrite) {
      return queue(document, async () => {
        const entry = find(document);
        const bytes = Buffer.from(text, 'utf8');
        const target = locate(document);
        const replaced = await readReplaced(document, entry);
        entry.digest = overwrite ? await saveFile(target, bytes) : await writeOver(target, bytes, base);
        await journal.forget(requireFolder(), entry.path);
        return { digest: entry.digest, unkept: await keepVersions(entry, replaced, text) };
      });
    },
    async saveAs(text, target) {
      const root = requireFolder();
      const relative = path.relative(root, target).split(path.sep).join('/');
      if (!/^policies\/[^/]+\.ya?ml$/.test(relative)) {
        throw fail(
          'file/outside-workspace',
          '政策文件须保存在工作区的 policies 文件夹中',
          'Policy files belong in the policies folder of the workspace',
        );
      }
      return await writeNew(relative, text);
    },
    async create(kind, name, text) {
      const root = requireFolder();
      const directory = { policy: 'policies', enterprises: 'enterprises', scenario: 'scenarios' }[kind];
      // A folder that was empty when it was opened has none of them yet.
      await mkdir(path.join(root, directory), { recursive: true });
      return await writeNew(await chooseFreeName(root, directory, name), text);
    },
    async addReview(text) {
      const { value: entry } = readReviewEntry({ path: 'review/new.yaml', text });
      if (!entry)
        throw fail(
          'review/shape',
          '这条审阅记录不合格式，没有写入',
          'What was said is not well formed; nothing was written',
        );
      const relative = placeReviewEntry(entry);
      if (await nodeFs.describe(path.join(requireFolder(), relative)))
        throw fail(
          'review/exists',
          '同名的审阅文件已经存在，请再试一次',
          'A review file of that name exists already; try again',
        );
      await mkdir(path.join(requireFolder(), path.dirname(relative)), { recursive: true });
      return await writeNew(relative, text);
    },
    async readDisk(document) {
      const disk = await readOnDisk(document);
      if (!disk) throw fail('file/missing', '磁盘上已没有这个文件', 'The file no longer exists on disk');
      find(document).digest = disk.digest;
      return disk;
    },
    async keepUnsaved(document, text) {
      const entry = find(document);
      const root = requireFolder();
      if (text === null) await journal.forget(root, entry.path);
      else await journal.keep({ workspace: root, path: entry.path, base: entry.digest, text });
    },
    listVersions: async (document) => await history.list(requireFolder(), find(document).path),
    readVersion: async (document, id) => await history.read(requireFolder(), find(document).path, id),
    pathOf: (document) => find(document).path,
    lookOutside: () => {
      look(() => true);
      void findReviews();
    },
  };
}

/** Runs the work on one document in the order it was asked for. */
function makeQueue(): <Value>(document: DocumentId, work: () => Promise<Value>) => Promise<Value> {
  const last = new Map<DocumentId, Promise<unknown>>();
  return (document, work) => {
    const next = (last.get(document) ?? Promise.resolve()).then(work, work);
    last.set(
      document,
      next.catch(() => undefined),
    );
    return next;
  };
}

async function chooseFreeName(root: string, directory: string, name: string): Promise<string> {
  const stem =
    name
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'policy';
  for (let number = 1; ; number += 1) {
    const relative = `${directory}/${stem}${number === 1 ? '' : `-${number}`}.yaml`;
    const taken = await access(path.join(root, relative)).then(
      () => true,
      () => false,
    );
    if (!taken) return relative;
  }
}
