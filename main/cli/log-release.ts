import { HostFailure } from '../ipc/host-failure';
import type { PublishedBundle } from '../signing/publish-bundle';
import { logAct } from '../signing/release-log';
import { userFolders } from '../signing/user-folders';
import type { Invocation } from './command';
import { printNote } from './print';

/** Logs a release. A signature that nobody can look up later is refused; an export without one goes on with a word about it. */
export async function logRelease(invocation: Invocation, act: PublishedBundle['act'], signed: boolean): Promise<void> {
  try {
    await logAct(userFolders(invocation.host.environment), act);
  } catch (error) {
    if (signed || !(error instanceof HostFailure)) throw error;
    const { message } = error.failure;
    printNote(invocation, { zh: `未能记入日志：${message.zh}`, en: `Not written to the log: ${message.en}` });
  }
}
