import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';
import { root } from './checkout.mjs';

/**
 * Runs a command to its end and resolves with its exit code (128 + number when a signal ended it, as shells do).
 * `stdout` 2 sends its output to our stderr.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdout?: 'inherit' | 2 }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd = root, env = process.env, stdout = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', stdout, 'inherit'] });
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? 128 + os.constants.signals[signal ?? 'SIGKILL']);
    });
  });
}

/**
 * Runs npm itself: by its own script when npm started us, since Windows can't spawn `npm` without a shell.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const script = process.env['npm_execpath'];
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}

/**
 * What a command prints, or null when it is missing or fails.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function outputOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : null;
}
