import path from 'node:path';
import type { SchemaValidator } from '../../schemas/generated/validators';
import { canonicalJson, type CanonicalValue } from '../../engine/bundle/canonical-json';
import { readStrictJson } from '../../engine/bundle/strict-json';
import { decodeUtf8, encodeUtf8 } from '../../engine/bundle/utf8';
import { ensureFolder, saveFile } from '../io/atomic-save';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { readWholeFile } from '../io/read-file';
import { fail } from '../ipc/host-failure';

/** Largest file of the user's folders that is read. Units: bytes. */
const LIMIT = 16 * 1024 * 1024;
/** For the user alone. */
const PRIVATE_MODE = 0o600;

/** A file of ours with the digest it had, null when there is none. */
export interface UserFile<Content> {
  readonly content: Content | null;
  readonly digest: string | null;
}

/**
 * Reads a JSON file of the user's folders. A file that is not there is no file; one that is there and cannot be
 * understood is a refusal, never an empty one: a broken trust store must not count as none.
 * Errors: user/unreadable; those of readWholeFile.
 */
export async function readUserFile<Content>(
  file: string,
  validate: SchemaValidator<Content>,
): Promise<UserFile<Content>> {
  if ((await nodeFs.describe(file)) === null) return { content: null, digest: null };
  const bytes = await readWholeFile(nodeFs, file, { bytes: LIMIT });
  const text = decodeUtf8(bytes);
  const reading = text === null ? null : readStrictJson(text, { length: LIMIT, depth: 16 });
  if (!reading?.ok || !validate(reading.value))
    throw fail(
      'user/unreadable',
      `${file}：内容已损坏或被改动，不予采用。请从备份恢复，或查明原因后移走此文件。`,
      `${file}: the file is damaged or was altered and is not used. Restore it from a backup, or find out why and move it away.`,
    );
  return { content: reading.value as Content, digest: sha256(bytes) };
}

/**
 * Saves a JSON file of the user's folders, readable by the user alone, unless it was changed since it was read.
 * Errors: those of saveFile and ensureFolder.
 */
export async function saveUserFile(file: string, content: unknown, base: string | null): Promise<void> {
  await ensureFolder(nodeFs, path.dirname(file));
  const bytes = encodeUtf8(`${canonicalJson(content as CanonicalValue)}\n`);
  await saveFile(file, bytes, { base, newMode: PRIVATE_MODE });
}
