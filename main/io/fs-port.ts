import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, unlink, type FileHandle } from 'node:fs/promises';

/**
 * The disk as saving sees it. All writes go through this port, so that a test can stand a modelled disk in its place
 * and stop it at every step.
 */
export interface FsPort {
  /** Creates a file that does not exist yet, for reading and writing; fails with EEXIST otherwise. */
  createExclusive(path: string, mode: number): Promise<OpenFile>;
  /** Opens an existing plain file for reading, without following a link. */
  openForReading(path: string): Promise<OpenFile>;
  /** Describes what stands at the path itself, links not followed; null when there is nothing. */
  describe(path: string): Promise<FileDescription | null>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): Promise<void>;
  createFolder(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
}

export interface OpenFile {
  /** Writes some of the bytes and tells how many: it may be fewer than asked. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Reads some bytes into the buffer and tells how many; 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  describe(): Promise<FileDescription>;
  setMode(mode: number): Promise<void>;
  /** Makes the content durable. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileDescription {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Units: bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
}

/** The real disk. */
export const nodeFs: FsPort = {
  createExclusive: async (path, mode) => openFile(await open(path, EXCLUSIVE, mode)),
  openForReading: async (path) => openFile(await open(path, READING)),
  describe: async (path) => {
    try {
      return describeStats(await lstat(path));
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return null;
      throw error;
    }
  },
  rename,
  remove: unlink,
  syncFolder: async (path) => {
    // Windows has no handle on a folder's names; its rename is written through by the file system.
    if (process.platform === 'win32') return;
    const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  createFolder: async (path) => {
    await mkdir(path);
  },
  list: async (folder) => readdir(folder),
};

// Windows knows neither flag; undefined in arithmetic would make the whole number NaN.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
// A fifo would otherwise hold the opening up until somebody writes.
const NO_WAIT = constants.O_NONBLOCK ?? 0;
const EXCLUSIVE = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
const READING = constants.O_RDONLY | NO_FOLLOW | NO_WAIT;

function openFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    read: async (buffer, position) => (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
    describe: async () => describeStats(await handle.stat()),
    setMode: (mode) => handle.chmod(mode),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

interface Stats {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  readonly size: number;
  readonly mode: number;
}

function describeStats(stats: Stats): FileDescription {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other';
  return { kind, size: stats.size, mode: stats.mode & 0o7777 };
}
