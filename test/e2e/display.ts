import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';

// Windows come and go while a program starts: it shall not take the first that goes for the last.
const SERVER = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];

/** Where a program opens its windows. */
export interface Display {
  /** What leads there. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/**
 * Opens a virtual display for one program, since each has one keyboard focus and one clipboard; where there are none,
 * windows open on the user's own screen.
 */
export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux') return { env: {}, close: () => undefined };
  const server = spawn('Xvfb', SERVER, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = (): void => void server.kill();
  process.once('exit', close);
  server.once('exit', () => process.off('exit', close));
  const failure = once(server, 'exit').then(([code]: unknown[]): never => {
    throw new Error(`Xvfb ended with ${String(code)} before it gave a display.`);
  });
  // To its end: a server that writes to a closed pipe dies.
  const number = await Promise.race([readText(server.stdio[3] as Readable), failure]);
  failure.catch(() => undefined);
  server.unref();
  return { env: { DISPLAY: `:${number.trim()}` }, close };
}
