import { parentPort, workerData } from 'node:worker_threads';
import { compareWithNewest } from './compare-release-view';
import { HostFailure } from './ipc/host-failure';
import { viewMigration } from './migration-view';
import { openReleaseDesk } from './release-desk';
import type { FromThread, ThreadStart, ToThread } from './release-messages';

// The whole program of the thread of releases: it works out bundles and comparisons, so that the window goes on meanwhile.
const { folders, engineVersion } = workerData as ThreadStart;
const desk = openReleaseDesk(folders, engineVersion);
const targets = new Map<number, (target: string | null) => void>();
const post = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToThread) => {
  if ('target' in message) {
    targets.get(message.of)?.(message.target);
    targets.delete(message.of);
    return;
  }
  const { ask: of } = message;
  answer(message).then(
    (value) => post({ of, value }),
    (error: unknown) => {
      if (error instanceof HostFailure) post({ of, failure: error.failure });
      else post({ of, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});

function answer(message: Extract<ToThread, { readonly ask: number }>): Promise<unknown> {
  switch (message.call) {
    case 'foresee':
      return desk.foresee(message.input);
    case 'publish': {
      const { ask: of, input } = message;
      const askForTarget = (suggestion: string): Promise<string | null> =>
        new Promise((resolve) => {
          targets.set(of, resolve);
          post({ of, suggestion });
        });
      return desk.publish({ ...input, askForTarget });
    }
    case 'compare': {
      const { folder, document, text } = message.input;
      return compareWithNewest(folder, document, text, folders);
    }
    case 'migrate':
      return viewMigration(message.input, folders, engineVersion);
  }
}
