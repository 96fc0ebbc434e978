import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { HostFailure } from '../ipc/host-failure';

/** Why the host could not do what was asked with a file: expected failures, told to people. */
export type FileFailureCode =
  | 'file/not-found'
  | 'file/not-permitted'
  | 'file/not-regular'
  | 'file/outside-workspace'
  | 'file/too-large'
  | 'file/not-utf8'
  | 'file/changed-outside'
  | 'file/changed-while-read'
  | 'file/no-space'
  | 'file/read-only'
  | 'file/input-output'
  | 'file/name'
  | 'file/unconfirmed'
  | 'file/failed';

/** An expected failure with a file: what happened and what to do, in both languages. */
export class FileFailure extends HostFailure {
  override readonly name = 'FileFailure';

  constructor(
    readonly code: FileFailureCode,
    readonly path: string,
    readonly words: Bilingual,
    { cause }: { readonly cause?: unknown } = {},
  ) {
    super({ code, message: { zh: `${path}：${words.zh}`, en: `${path}: ${words.en}` } });
    this.cause = cause;
  }
}

/** Turns an error of the operating system into a failure for people; other errors are bugs and pass unchanged. */
export function asFileFailure(error: unknown, path: string): unknown {
  if (error instanceof FileFailure || !(error instanceof Error) || !('code' in error)) return error;
  const known = KNOWN[String(error.code)];
  if (!known) {
    if (typeof error.code !== 'string' || !/^E[A-Z0-9]+$/.test(error.code)) return error;
    const words = { zh: `操作系统报告错误 ${error.code}。`, en: `The system reports ${error.code}.` };
    return new FileFailure('file/failed', path, words, { cause: error });
  }
  return new FileFailure(known.code, path, known.words, { cause: error });
}

/** Makes the failure for a file that no longer holds what the editor read. */
export function changedOutside(path: string): FileFailure {
  return new FileFailure('file/changed-outside', path, {
    zh: '文件已被其他程序改动，未作覆盖。请先比较两个版本。',
    en: 'Another program changed the file; it was not overwritten. Compare the two versions first.',
  });
}

interface Known {
  readonly code: FileFailureCode;
  readonly words: Bilingual;
}

const noSpace: Known = {
  code: 'file/no-space',
  words: {
    zh: '磁盘空间不足，原文件未动。请腾出空间后再保存。',
    en: 'The disk is full; the file is unchanged. Free some space and save again.',
  },
};
const notPermitted: Known = {
  code: 'file/not-permitted',
  words: { zh: '没有访问权限。请检查文件权限。', en: 'Access is denied. Check the permissions of the file.' },
};
const notFound: Known = {
  code: 'file/not-found',
  words: { zh: '文件或文件夹不存在。', en: 'The file or folder does not exist.' },
};
const badName: Known = {
  code: 'file/name',
  words: { zh: '文件名过长或不可用。', en: 'The file name is too long or not usable.' },
};

const KNOWN: Readonly<Record<string, Known>> = {
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EACCES: notPermitted,
  EPERM: notPermitted,
  ENOENT: notFound,
  ENOTDIR: notFound,
  ENAMETOOLONG: badName,
  EINVAL: badName,
  EROFS: {
    code: 'file/read-only',
    words: { zh: '磁盘为只读，无法保存。', en: 'The disk is read-only; nothing was saved.' },
  },
  EIO: {
    code: 'file/input-output',
    words: {
      zh: '磁盘读写出错。请检查磁盘，并另存到别处。',
      en: 'The disk reports an input/output error. Check it, and save elsewhere.',
    },
  },
  ELOOP: {
    code: 'file/not-regular',
    words: { zh: '这是链接，不跟随打开。', en: 'This is a link; links are not followed.' },
  },
};
