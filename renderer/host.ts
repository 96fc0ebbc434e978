import type { CuoshiHost, Failure, RequestChannel, Requests } from '../main/ipc/contract';

declare global {
  interface Window {
    readonly cuoshi: CuoshiHost;
  }
}

/** An expected failure of the host, with words for the user. */
export class HostFailure extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.message.en}`);
  }
}

/**
 * Asks the host and gives its value.
 * Errors: throws HostFailure when the host answers with a failure.
 */
export async function requestHost<Channel extends RequestChannel>(
  channel: Channel,
  argument: Requests[Channel]['in'],
): Promise<Requests[Channel]['out']> {
  const reply = await window.cuoshi.request(channel, argument);
  if (!reply.ok) throw new HostFailure(reply.failure);
  return reply.value;
}
