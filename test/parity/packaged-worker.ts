import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EngineReply, EngineRequestName, EngineRequests } from '../../renderer/worker/contract';

/** The engine worker as it is packed into the application, outside the window. */
export interface PackagedWorker {
  ask<Name extends EngineRequestName>(
    name: Name,
    argument: EngineRequests[Name]['in'],
  ): Promise<EngineRequests[Name]['out']>;
  close(): Promise<number>;
}

/** What a browser gives a worker and a Node thread has not: the scope it hears and answers through. */
const SCOPE = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.self = { postMessage: (reply) => parentPort.postMessage(reply) };
  import(workerData).then(() => parentPort.on('message', (data) => self.onmessage({ data })));
`;

/**
 * Starts the built worker that the application ships; `npm run build` makes it.
 * Errors: throws when it is not built, and answers a bug of the worker with its words.
 */
export function startPackagedWorker(): PackagedWorker {
  const assets = path.resolve(import.meta.dirname, '../../out/renderer/assets');
  const built = readdirSync(assets).filter((name) => /^engine-worker-.*\.js$/.test(name));
  const [file] = built;
  if (file === undefined || built.length > 1)
    throw new Error(`one engine worker was to be built, not: ${built.join()}`);
  const worker = new Worker(SCOPE, { eval: true, workerData: pathToFileURL(path.join(assets, file)).href });
  let last = 0;
  return {
    ask: (name, argument) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const hear = (reply: EngineReply): void => {
          if (reply.id !== id) return;
          worker.off('message', hear);
          worker.off('error', reject);
          if (reply.ok) resolve(reply.value as EngineRequests[typeof name]['out']);
          else reject(new Error(reply.bug));
        };
        worker.on('message', hear);
        worker.on('error', reject);
        worker.postMessage({ id, name, argument });
      }),
    close: () => worker.terminate(),
  };
}
