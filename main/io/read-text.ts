import { sha256 } from './digest';
import { FileFailure } from './file-failure';
import type { FsPort } from './fs-port';
import { readWholeFile, type ReadLimits } from './read-file';

/** A text as it stands on disk. A byte order mark stays in it, so that saving it unchanged changes no byte. */
export interface TextOnDisk {
  readonly text: string;
  /** SHA-256 of the bytes, hex. */
  readonly digest: string;
}

/** The largest text that is read. Units: bytes. */
export const TEXT_LIMIT = 10 * 1024 * 1024;

/**
 * Reads a text file as UTF-8, and refuses any other bytes.
 * Errors: file/not-utf8 and those of readWholeFile.
 */
export async function readText(
  fs: FsPort,
  path: string,
  limits: ReadLimits = { bytes: TEXT_LIMIT },
): Promise<TextOnDisk> {
  const bytes = await readWholeFile(fs, path, limits);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), digest: sha256(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const words = {
      zh: '文件不是 UTF-8 编码。请用编辑器另存为 UTF-8。',
      en: 'The file is not UTF-8. Save it as UTF-8 with your editor.',
    };
    throw new FileFailure('file/not-utf8', path, words, { cause: error });
  }
}
