import { FileFailure, asFileFailure } from './file-failure';
import type { FsPort, OpenFile } from './fs-port';

/** Bounds on a file that is read whole. Units: bytes. */
export interface ReadLimits {
  readonly bytes: number;
}

/**
 * Reads a plain file whole. Links, folders, devices and pipes are refused, and so is a file that grows or shrinks
 * meanwhile.
 * Errors: file/not-found, file/not-regular, file/too-large, file/changed-while-read and those of the system.
 */
export async function readWholeFile(fs: FsPort, path: string, { bytes: limit }: ReadLimits): Promise<Uint8Array> {
  try {
    // A device must not even be opened: opening some has effects.
    requireRegular((await fs.describe(path))?.kind ?? null, path);
    const file = await fs.openForReading(path);
    try {
      return await readOpenFile(file, path, limit);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asFileFailure(error, path);
  }
}

async function readOpenFile(file: OpenFile, path: string, limit: number): Promise<Uint8Array> {
  // Again on the open file: the name may have been given to something else meanwhile.
  const { kind, size } = await file.describe();
  requireRegular(kind, path);
  if (size > limit) throw tooLarge(path, size, limit);
  // One byte more than promised shows that the file has grown.
  const buffer = new Uint8Array(size + 1);
  let length = 0;
  while (length < buffer.length) {
    const read = await file.read(buffer.subarray(length), length);
    if (read === 0) break;
    length += read;
  }
  if (length !== size) {
    throw new FileFailure('file/changed-while-read', path, {
      zh: '文件在读取时被其他程序改动。请重试。',
      en: 'Another program changed the file while it was read. Try again.',
    });
  }
  return buffer.subarray(0, size);
}

function requireRegular(kind: string | null, path: string): void {
  if (kind === 'file') return;
  if (kind === null) {
    const words = { zh: '文件不存在。', en: 'The file does not exist.' };
    throw new FileFailure('file/not-found', path, words);
  }
  const words =
    kind === 'link'
      ? { zh: '这是链接，不跟随打开。', en: 'This is a link; links are not followed.' }
      : { zh: '这不是普通文件。', en: 'This is no plain file.' };
  throw new FileFailure('file/not-regular', path, words);
}

function tooLarge(path: string, size: number, limit: number): FileFailure {
  return new FileFailure('file/too-large', path, {
    zh: `文件有 ${size} 字节，上限为 ${limit} 字节。`,
    en: `The file has ${size} bytes; at most ${limit} are read.`,
  });
}
