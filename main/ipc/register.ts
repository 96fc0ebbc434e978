import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { validateHostRequest } from '../../schemas/generated/validators.js';
import { isOwnPage } from '../protocol';
import { requestChannels } from './channels';
import type { Reply, RequestChannel, Requests } from './contract';
import { HostFailure } from './host-failure';

/** One function for each request channel. */
export type Handlers = {
  readonly [Channel in RequestChannel]: (argument: Requests[Channel]['in']) => Promise<Requests[Channel]['out']>;
};

/** Requests a second from one window beyond which something runs wild. */
const REQUEST_LIMIT = 500;

/**
 * Registers the handlers behind one guard: the sender must be our own page in the main frame, the argument must fit
 * its schema, and only expected failures cross with their words. The only file that names ipcMain.
 */
export function registerHandlers(handlers: Handlers): void {
  const isWithinRate = countPerSecond(REQUEST_LIMIT);
  for (const channel of requestChannels) {
    ipcMain.handle(channel, async (event, argument: unknown): Promise<Reply<unknown>> => {
      if (!isTrustedSender(event) || !isWithinRate())
        return refuse('ipc/sender', '请求被拒绝', 'The request was refused');
      if (!validateHostRequest({ channel, argument })) {
        return refuse('ipc/argument', `请求参数不合规：${channel}`, `The argument of ${channel} is malformed`);
      }
      return await answer(channel, handlers, argument);
    });
  }
}

async function answer<Channel extends RequestChannel>(
  channel: Channel,
  handlers: Handlers,
  argument: unknown,
): Promise<Reply<unknown>> {
  try {
    const handle: (argument: Requests[Channel]['in']) => Promise<unknown> = handlers[channel];
    return { ok: true, value: await handle(argument as Requests[Channel]['in']) };
  } catch (error) {
    if (error instanceof HostFailure) return { ok: false, failure: error.failure };
    console.error(`request ${channel} failed`, error);
    const detail = error instanceof Error ? error.message : String(error);
    return refuse(
      'host/bug',
      `程序内部出错，您的文字没有丢失：${detail}`,
      `Something went wrong inside the program; your text is not lost: ${detail}`,
    );
  }
}

function isTrustedSender({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}

function refuse(code: string, zh: string, en: string): Reply<never> {
  return { ok: false, failure: { code, message: { zh, en } } };
}

function countPerSecond(limit: number): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(performance.now() / 1000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count <= limit;
  };
}
