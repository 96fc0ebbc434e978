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
  const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-home-'));
  const open = isReadable(path.join(root, 'package.json'))
    ? null
    : mkdtempSync(path.join(os.tmpdir(), 'cuoshi-checkout-'));
  if (!isReadable(process.execPath)) throw new SetupError(`${process.execPath} must be readable for all users.`);
  giveToNobody(home);
  try {
    const [program = '', ...args] = [...(open ? seenAt(open) : []), ...SETPRIV, ...command];
    return await run(program, args, { env: environmentFor(home) });
  } finally {
    rmSync(home, { recursive: true, force: true });
    // What was mounted on it is gone with the command, so it is empty; never delete recursively here.
    if (open) rmdirSync(open);
  }
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
 * A checkout below a closed folder, such as /root, is mounted at an open place, seen by the command alone.
 * @param {string} open
 */
function seenAt(open) {
  chmodSync(open, 0o755);
  const mountAndRun = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"';
  return ['unshare', '--mount', 'sh', '-c', mountAndRun, 'sh', root, open];
}
