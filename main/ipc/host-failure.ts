import type { Failure } from './contract';

/** An expected failure, told to the user in words. Anything else that is thrown is our bug. */
export class HostFailure extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.code}: ${failure.message.en}`);
  }
}

/** Makes an expected failure. */
export function fail(code: string, zh: string, en: string): HostFailure {
  return new HostFailure({ code, message: { zh, en } });
}
