import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** How long a folder must be quiet: editors write in several steps. Units: milliseconds. */
const QUIET = 150;

/** Watches some folders of a workspace. */
export interface FolderWatch {
  /** Watches one more folder, given relative to the root; a folder that cannot be watched is left out. */
  include(folder: string): void;
  close(): void;
}

/** Tells that something in a folder has changed, once the burst of changes is over. */
export function watchFolders(root: string, onChange: (folder: string) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const notice = (folder: string): void => {
    clearTimeout(waiting.get(folder));
    waiting.set(
      folder,
      setTimeout(() => onChange(folder), QUIET),
    );
  };
  return {
    include(folder) {
      if (watchers.has(folder)) return;
      try {
        const watcher = watch(path.join(root, folder), () => notice(folder));
        watcher.on('error', () => forget(folder));
        watchers.set(folder, watcher);
      } catch {
        // Some file systems cannot be watched; the window looks again when it gets the focus.
      }
    },
    close() {
      for (const folder of [...watchers.keys()]) forget(folder);
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
