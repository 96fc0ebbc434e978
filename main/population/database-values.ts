import { HostFailure, fail } from '../ipc/host-failure';

/** Writes a text as a literal of a statement; only for names of files and words of ours, texts of others are parameters. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes a name of a column or table. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Turns an error of the database into a failure for people where its cause is theirs to remove; bugs pass unchanged. */
export function asDatabaseFailure(error: unknown): unknown {
  if (error instanceof HostFailure || !(error instanceof Error)) return error;
  const { message } = error;
  if (/INTERRUPT Error|Interrupted/i.test(message))
    return fail('population/cancelled', '已取消，没有留下任何结果。', 'Cancelled; nothing was left behind.');
  if (/No space left on device|not enough disk|failed to offload/i.test(message))
    return fail(
      'population/no-space',
      '磁盘空间不足，未写入任何结果。请腾出空间，或用 --spill 指定另一磁盘上的文件夹。',
      'The disk is full; nothing was written. Free some space, or name a folder on another disk with --spill.',
    );
  if (/Out of Memory|could not allocate/i.test(message))
    return fail(
      'population/no-memory',
      '内存不足。请用 --memory 放宽上限，或减少政策、年份后再算。',
      'There is not enough memory. Allow more with --memory, or compute fewer policies or years at a time.',
    );
  return error;
}
