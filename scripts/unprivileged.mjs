import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { outputOf, run } from './child.mjs';
import { root } from './checkout.mjs';
import { SetupError } from './progress.mjs';

/** `nobody`, on every Linux. */
export const NOBODY = 65534;
const SETPRIV = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/** Whether we are root, as whom Chromium starts only without its sandbox: then windows run as `nobody` instead. */
export const runsAsRoot = process.getuid?.() === 0;

/**
 * Runs a command in the top folder as an unprivileged user with a home that lasts as long as the command. Relative
 * arguments only: the folder may be seen under another path.
 * @param {string[]} command
 */
export async function runUnprivileged(command) {
  if (!isReadable(process.execPath)) throw new SetupError(`${process.execPath} must be readable for all users.`);
  const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-home-'));
  giveToNobody(home);
  try {
    return await runWhereReadable([...SETPRIV, ...command], environmentFor(home));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * Runs in the checkout, or at an open place where it lies below a closed folder such as /root.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
async function runWhereReadable(command, env) {
  const start = async (/** @type {string[]} */ [program = '', ...args], /** @type {string} */ cwd) =>
    await run(program, args, { env, cwd });
  if (isReadable(path.join(root, 'package.json'))) return await start(command, root);
  const open = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-checkout-'));
  chmodSync(open, 0o755);
  // Containers and chroots often forbid mounts.
  if (outputOf('unshare', ['--mount', 'true']) === null) return await runInCopy(open, (cwd) => start(command, cwd));
  try {
    return await start([...seenAt(open), ...command], root);
  } finally {
    // What was mounted on it is gone with the command, so it is empty; never delete recursively here.
    rmdirSync(open);
  }
}

/** What commands write in the checkout. */
const WRITTEN = ['test-results', '.local'];

/**
 * Runs in a copy of the checkout, made of hard links where it can be, and brings back what was written.
 * @template Result
 * @param {string} copy
 * @param {(folder: string) => Promise<Result>} work
 */
async function runInCopy(copy, work) {
  if (outputOf('cp', ['-al', `${root}/.`, copy]) === null) await run('cp', ['-a', `${root}/.`, copy]);
  for (const folder of WRITTEN) {
    // No links there, or what is written would change both.
    rmSync(path.join(copy, folder), { recursive: true, force: true });
    if (existsSync(path.join(root, folder))) await run('cp', ['-a', path.join(root, folder), copy]);
  }
  try {
    return await work(copy);
  } finally {
    for (const folder of WRITTEN) {
      if (existsSync(path.join(copy, folder))) await run('cp', ['-a', path.join(copy, folder), root]);
    }
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Lets windows of an unprivileged user keep Chromium's sandbox where the system does not let users make namespaces of
 * their own, as in a chroot: then Chromium's helper makes them, which must belong to root for that.
 * @param {string} executable of Electron
 */
export function ensureSandbox(executable) {
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const [setpriv = '', ...args] = SETPRIV;
  if (!existsSync(helper) || outputOf(setpriv, [...args, 'unshare', '--user', 'true']) !== null) return;
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
}

/**
 * Makes a folder that the unprivileged user may write to.
 * @param {string} folder
 */
export function giveToNobody(folder) {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, NOBODY, NOBODY);
}

/** @param {string} home */
function environmentFor(home) {
  const run = path.join(home, 'run');
  giveToNobody(run);
  chmodSync(run, 0o700);
  return {
    PATH: process.env['PATH'],
    LANG: process.env['LANG'] ?? 'zh_CN.UTF-8',
    CI: process.env['CI'],
    DISPLAY: process.env['DISPLAY'],
    XAUTHORITY: displayKeyFor(home),
    HOME: home,
    XDG_RUNTIME_DIR: run,
    // Root's session bus is closed to others, and without this address Chromium would go and look for one.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
}

/**
 * Root's key to the display is closed to others, so they get a copy.
 * @param {string} home
 */
function displayKeyFor(home) {
  const own = process.env['XAUTHORITY'] ?? path.join(os.homedir(), '.Xauthority');
  if (!process.env['DISPLAY'] || !existsSync(own)) return undefined;
  const copy = path.join(home, '.Xauthority');
  copyFileSync(own, copy);
  chownSync(copy, NOBODY, NOBODY);
  chmodSync(copy, 0o600);
  return copy;
}

/** @param {string} file */
function isReadable(file) {
  const [setpriv = '', ...args] = SETPRIV;
  return outputOf(setpriv, [...args, 'test', '-r', file]) !== null;
}

/**
 * Mounts the checkout at an open place, seen by the command alone.
 * @param {string} open
 */
function seenAt(open) {
  const mountAndRun = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"';
  return ['unshare', '--mount', 'sh', '-c', mountAndRun, 'sh', root, open];
}
