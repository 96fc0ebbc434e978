// Starts the application and the bare window in turn and writes how long each took to the first editable text.
// scripts/bench.mjs runs it, with a display. Usage: node test/bench/window-start.mjs ROUNDS OUTPUT
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ELECTRON = path.resolve('node_modules/electron/dist', process.platform === 'win32' ? 'electron.exe' : 'electron');
const PROBE = path.resolve('test/bench/start-probe.cjs');
/** A start that takes longer has failed. Units: milliseconds. */
const LONGEST_START = 60_000;

const [rounds = '5', output = ''] = process.argv.slice(2);
const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bench-'));
const workspace = path.join(home, 'samples');
cpSync('samples', workspace, { recursive: true });

const programs = {
  application: ['.', `--workspace=${workspace}`],
  bareWindow: ['test/bench/bare-window'],
};
/** @type {Record<string, number[]>} */
const taken = { application: [], bareWindow: [] };
try {
  // The first round reads the programs from disk and is not counted.
  for (let round = 0; round <= Number(rounds); round += 1) {
    for (const [name, args] of Object.entries(programs)) {
      const milliseconds = await start(name, args);
      if (round > 0) taken[name]?.push(milliseconds);
    }
  }
  writeFileSync(output, `${JSON.stringify(taken)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<number>} milliseconds
 */
function start(name, args) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let editable = 0;
    let said = '';
    const child = spawn(ELECTRON, ['-r', PROBE, ...args, `--user-data-dir=${path.join(home, name)}`, '--log-level=3'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_START);
    child.stdout.on('data', (data) => {
      said += String(data);
      if (editable === 0 && said.includes('__EDITABLE__')) editable = performance.now() - begun;
    });
    child.stderr.on('data', (data) => (said += String(data)));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (editable > 0) resolve(editable);
      else reject(new Error(`The ${name} showed no editable text (exit code ${code}).\n${said.slice(-2000)}`));
    });
  });
}
