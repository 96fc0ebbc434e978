import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../ipc/host-failure';
import { asFileFailure } from '../io/file-failure';
import { isProcessRunning } from '../io/atomic-save';

/** One file of a table of a population. */
export interface TablePart {
  readonly file: string;
  readonly bytes: number;
}

/** What a population folder says about itself, in the file that is written last. */
export interface PopulationManifest {
  readonly format: 'cuoshi-population/1';
  readonly kind: 'generated' | 'imported';
  readonly enterprises: number;
  /** What the numbers of words in the tables stand for, the first is 1. */
  readonly words: readonly string[];
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly parts: readonly TablePart[] }>>;
  /** Where it comes from: seed and distribution, or the imported files with their digests. */
  readonly origin: Readonly<Record<string, unknown>>;
}

export const MANIFEST = 'population.json';

/** Reads the manifest of a population and checks that every file it names is there, whole. Errors: population/none, population/damaged. */
export async function readManifest(folder: string): Promise<PopulationManifest> {
  let text: string;
  try {
    text = await readFile(path.join(folder, MANIFEST), 'utf8');
  } catch {
    throw fail(
      'population/none',
      `${folder} 不是企业总体：缺少 ${MANIFEST}。请先生成或导入一个（命令行：cuoshi population generate 或 import）。`,
      `${folder} is no population: it has no ${MANIFEST}. Make or import one (on the command line: cuoshi population generate or import).`,
    );
  }
  const manifest = parseManifest(text);
  if (!manifest) throw damaged(folder, MANIFEST);
  for (const { parts } of Object.values(manifest.tables)) {
    for (const { file, bytes } of parts) {
      const found = await stat(path.join(folder, file)).catch(() => null);
      if (!found?.isFile() || found.size !== bytes) throw damaged(folder, file);
    }
  }
  return manifest;
}

function damaged(folder: string, file: string) {
  return fail(
    'population/damaged',
    `${folder} 不完整：${file} 缺失或已被改动，不能用来测算。请重新导入或生成。`,
    `${folder} is not whole: ${file} is missing or was changed. Import or generate it again; nothing is computed from it.`,
  );
}

function parseManifest(text: string): PopulationManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value['format'] !== 'cuoshi-population/1') return null;
  const { enterprises, words, tables } = value;
  if (typeof enterprises !== 'number' || !Array.isArray(words) || !isRecord(tables)) return null;
  if (!words.every((word) => typeof word === 'string')) return null;
  const sound = Object.entries(tables).every(
    ([name, table]) =>
      /^[A-Za-z]\w*$/.test(name) &&
      isRecord(table) &&
      typeof table['rows'] === 'number' &&
      Array.isArray(table['parts']) &&
      table['parts'].every(
        (part) =>
          isRecord(part) &&
          typeof part['bytes'] === 'number' &&
          typeof part['file'] === 'string' &&
          // A name of ours, in this folder: never a path.
          /^[A-Za-z]\w*-\d+\.parquet$/.test(part['file']),
      ),
  );
  return sound ? (value as unknown as PopulationManifest) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A population that is being written: it has its name only when it is whole. */
export interface PopulationDraft {
  /** Where the parts are written. */
  readonly folder: string;
  /** Gives the folder its name. Errors: population/exists when something has taken it meanwhile. */
  publish(manifest: PopulationManifest, report?: unknown): Promise<void>;
  /** Removes all that was written. */
  discard(): Promise<void>;
}

/**
 * Starts a population beside its final place. Whatever ends the program before `publish`, there is no folder of that
 * name, and what was written is removed by the next run. Errors: population/exists, file/….
 */
export async function startPopulation(target: string): Promise<PopulationDraft> {
  const parent = path.dirname(target);
  if (await exists(target)) throw taken(target);
  try {
    await mkdir(parent, { recursive: true });
    await sweepDrafts(parent);
    const folder = path.join(parent, `.cuoshi-draft-${process.pid}-${randomBytes(4).toString('hex')}`);
    await mkdir(folder);
    const discard = () => rm(folder, { recursive: true, force: true });
    return {
      folder,
      discard,
      publish: async (manifest, report) => {
        try {
          for (const name of await readdir(folder)) await syncPath(path.join(folder, name));
          if (report !== undefined) await writeSynced(path.join(folder, REPORT), report);
          await writeSynced(path.join(folder, MANIFEST), manifest);
          await syncPath(folder);
          if (await exists(target)) throw taken(target);
          await rename(folder, target);
          await syncPath(parent);
        } catch (error) {
          throw asFileFailure(error, target);
        }
      },
    };
  } catch (error) {
    throw asFileFailure(error, target);
  }
}

export const REPORT = 'report.json';

function taken(target: string) {
  return fail(
    'population/exists',
    `${target} 已存在，未作改动。请换一个名称，或先移走它。`,
    `${target} exists and was left as it is. Choose another name, or move it away first.`,
  );
}

/** Measures the parts of a table that were written. */
export async function describeParts(folder: string, table: string): Promise<readonly TablePart[]> {
  const names = (await readdir(folder)).filter((name) => new RegExp(`^${table}-\\d+\\.parquet$`).test(name)).sort();
  return Promise.all(names.map(async (file) => ({ file, bytes: (await stat(path.join(folder, file))).size })));
}

/** Names a part of a table. */
export function partName(table: string, part: number): string {
  return `${table}-${String(part).padStart(5, '0')}.parquet`;
}

async function sweepDrafts(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const found = /^\.cuoshi-draft-(\d+)-[0-9a-f]{8}$/.exec(name);
    if (found && !isProcessRunning(Number(found[1])))
      await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

async function writeSynced(file: string, value: unknown): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncPath(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(target: string): Promise<boolean> {
  return (await stat(target).catch(() => null)) !== null;
}
