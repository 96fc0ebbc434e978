import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
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
 * Runs a command in the top folder as an unprivileged user with a home of its own; relative arguments only, since the
 * folder may be seen under another path.
 * @param {string[]} command
 * @param {{ home: string, env?: NodeJS.ProcessEnv }} options
 */
export function runUnprivileged(command, { home, env = {} }) {
  giveToNobody(home);
  const [program, ...args] = [...inReadableFolder(), ...SETPRIV, ...command];
  return run(/** @type {string} */ (program), args, { env: { ...environmentFor(home), ...env } });
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

/** A checkout below a closed folder, such as /root, is mounted at an open place, seen by the command alone. */
function inReadableFolder() {
  const readable = (/** @type {string} */ file) =>
    outputOf(SETPRIV[0] ?? '', [...SETPRIV.slice(1), 'test', '-r', file]) !== null;
  if (!readable(process.execPath)) throw new SetupError(`${process.execPath} must be readable for all users.`);
  if (readable(path.join(root, 'package.json'))) return [];
  const open = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-checkout-'));
  chmodSync(open, 0o755);
  const mountAndRun = 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"';
  return ['unshare', '--mount', 'sh', '-c', mountAndRun, 'sh', root, open];
}
