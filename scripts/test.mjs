import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureAppBuilt, ensureCliBuilt } from './build.mjs';
import { runNpm } from './child.mjs';
import { inCheckout, root } from './checkout.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { progress, runScript } from './progress.mjs';
import { ensurePostgres } from './system-packages.mjs';
import {
  casesIn,
  playwrightCounts,
  playwrightFailures,
  playwrightRepeats,
  vitestCounts,
  vitestFailures,
} from './test-counts.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ name: string, run: () => Promise<Counts> }} Part
 * @typedef {Counts & { part: string, seconds: number }} Row
 */

const RESULTS = 'test-results';
const CASES = 'test/cases';

/**
 * Each is a script of package.json by itself, too, but for `build`. Those of one step run side by side, in as many rows
 * as there are; a step begins when the one before it has ended.
 */
const STEPS = /** @type {Part[][][]} */ ([
  // By itself: it puts a file for a moment where lint reads.
  [[{ name: 'build', run: build }]],
  [
    [{ name: 'lint', run: () => check('lint') }],
    // Together they take as long as the one above.
    [
      ...(existsSync(inCheckout(CASES)) ? [{ name: 'cases', run: cases }] : []),
      { name: 'format:check', run: () => check('format:check') },
      { name: 'types', run: () => check('types') },
      { name: 'layers', run: () => check('layers') },
    ],
  ],
  [[{ name: 'unit', run: unit }]],
  [[{ name: 'e2e', run: e2e }]],
]);

await runScript(async () => {
  process.chdir(root);
  await ensureDependencies();
  mkdirSync(inCheckout(RESULTS), { recursive: true });
  // A part that is never reached must not show what an earlier run found.
  for (const part of ['unit', 'e2e']) freshReport(part);
  /** @type {Row[]} */
  const rows = [];
  for (const step of STEPS) rows.push(...(await Promise.all(step.map(runRow))).flat());
  // At the end, where a reader of a long record looks first.
  for (const { test, message } of playwrightRepeats(reportOf('e2e')))
    console.log(`PASSED ONLY WHEN REPEATED ${test}\n${firstLines(message)}\n`);
  for (const { test, message } of [...vitestFailures(reportOf('unit')), ...playwrightFailures(reportOf('e2e'))])
    console.log(`FAILED ${test}\n${firstLines(message)}\n`);
  console.table(rows);
  const sum = (/** @type {'passed' | 'failed'} */ column) => rows.reduce((total, row) => total + row[column], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
});

/**
 * Runs parts one after the other.
 * @param {Part[]} parts
 */
async function runRow(parts) {
  /** @type {Row[]} */
  const rows = [];
  for (const part of parts) {
    progress(`── ${part.name}`);
    const began = Date.now();
    const counts = await part.run();
    rows.push({ part: part.name, ...counts, seconds: Math.round((Date.now() - began) / 100) / 10 });
  }
  return rows;
}

/** @returns {Promise<Counts>} */
async function build() {
  try {
    await ensureAppBuilt();
    await ensureCliBuilt();
    return { passed: 1, failed: 0 };
  } catch (error) {
    progress(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  }
}

/**
 * A check that passes or fails as one.
 * @param {string} script
 * @returns {Promise<Counts>}
 */
async function check(script) {
  return (await npmScript(script)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function unit() {
  await ensurePostgres();
  const report = freshReport('unit');
  const code = await npmScript('unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  return counted(vitestCounts(report), code);
}

async function e2e() {
  const report = freshReport('e2e');
  const code = await npmScript('e2e');
  return counted(playwrightCounts(report), code);
}

/** The worked examples of the policies, through the command line as a user runs them. */
async function cases() {
  const total = { passed: 0, failed: 0 };
  for (const name of readdirSync(inCheckout(CASES)).filter((file) => file.endsWith('.json'))) {
    const { counts, code } = await casesIn(path.join(CASES, name));
    const { passed, failed } = counted(counts, code);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/**
 * A part that fails without a failing test (it did not start, or broke off) fails, and so does one that ran nothing.
 * @param {Counts | null} counts
 * @param {number} code
 * @returns {Counts}
 */
function counted(counts, code) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  if (failed === 0 && (code !== 0 || passed === 0)) return { passed, failed: 1 };
  return { passed, failed };
}

/**
 * Where a part shall report to; never the report of an earlier run.
 * @param {string} part
 */
function freshReport(part) {
  const report = reportOf(part);
  rmSync(inCheckout(report), { force: true });
  return report;
}

/** @param {string} part */
function reportOf(part) {
  return path.join(RESULTS, `${part}.json`);
}

/**
 * Enough of a reason to know it by, without the colours.
 * @param {string} message
 */
function firstLines(message) {
  return stripVTControlCharacters(message).split('\n').slice(0, 30).join('\n').slice(0, 3000);
}

/**
 * @param {string} script
 * @param {string[]} [args]
 */
function npmScript(script, args = []) {
  return runNpm(['run', '--silent', script, '--', ...args]);
}
