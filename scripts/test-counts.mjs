import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout, root } from './checkout.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ test: string, message: string }} Failure */

/**
 * Tests in a report of vitest; null when there is none. A file that does not load counts as one failed test.
 * @param {string} report
 * @returns {Counts | null}
 */
export function vitestCounts(report) {
  const results = readReport(report);
  if (!results) return null;
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = results.testResults;
  const broken = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  return { passed: results.numPassedTests, failed: results.numFailedTests + broken.length };
}

/**
 * Tests in a report of Playwright; null when there is none.
 * @param {string} report
 * @returns {Counts | null}
 */
export function playwrightCounts(report) {
  const results = readReport(report);
  if (!results) return null;
  const { expected, unexpected, flaky } = results.stats;
  return { passed: expected + flaky, failed: unexpected + results.errors.length };
}

/**
 * What failed in a report of vitest, with the reason of each; nothing when there is no report.
 * @param {string} report
 * @returns {Failure[]}
 */
export function vitestFailures(report) {
  /** @type {{ name: string, message: string, status: string, assertionResults: { fullName: string, status: string, failureMessages: string[] }[] }[]} */
  const files = readReport(report)?.testResults ?? [];
  return files.flatMap(({ name, message, status, assertionResults }) => {
    const file = path.relative(root, name);
    if (status === 'failed' && assertionResults.length === 0) return [{ test: file, message }];
    return assertionResults
      .filter((each) => each.status === 'failed')
      .map(({ fullName, failureMessages }) => ({ test: `${file} › ${fullName}`, message: failureMessages.join('\n') }));
  });
}

/**
 * What failed in a report of Playwright, with the reason of each; nothing when there is no report.
 * @param {string} report
 * @returns {Failure[]}
 */
export function playwrightFailures(report) {
  const results = readReport(report);
  if (!results) return [];
  return [
    ...results.errors.map((/** @type {{ message: string }} */ { message }) => ({ test: 'playwright', message })),
    ...results.suites.flatMap((/** @type {Suite} */ suite) => findings(suite, 'unexpected')),
  ];
}

/**
 * What passed in a report of Playwright only when repeated, with the reason of the first failure.
 * @param {string} report
 * @returns {Failure[]}
 */
export function playwrightRepeats(report) {
  return (readReport(report)?.suites ?? []).flatMap((/** @type {Suite} */ suite) => findings(suite, 'flaky'));
}

/**
 * @typedef {{ status: string, errors: { message?: string }[] }} Attempt
 * @typedef {{ title: string, file: string, tests: { status: string, results: Attempt[] }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {Suite} suite
 * @param {'unexpected' | 'flaky'} outcome
 * @returns {Failure[]}
 */
function findings({ specs = [], suites = [] }, outcome) {
  const own = specs
    .filter(({ tests }) => tests.some(({ status }) => status === outcome))
    .map(({ title, file, tests }) => ({
      test: `${file} › ${title}`,
      message: tests
        .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)))
        .join('\n'),
    }));
  return [...own, ...suites.flatMap((inner) => findings(inner, outcome))];
}

/**
 * Runs the cases of one file and reads the command's own last line. What it prints is shown indented, so that no line
 * but the last of the whole run looks like a sum.
 * @param {string} file
 * @returns {Promise<{ counts: Counts | null, code: number }>}
 */
export function casesIn(file) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inCheckout('out/cli.js'), 'cases', file], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = output.trimEnd().split('\n');
      console.log(lines.map((line) => `  ${line}`).join('\n'));
      const sum = /(\d+) passed, (\d+) failed/.exec(lines[lines.length - 1] ?? '');
      resolve({ counts: sum && { passed: Number(sum[1]), failed: Number(sum[2]) }, code: code ?? 1 });
    });
  });
}

/** @param {string} report */
function readReport(report) {
  try {
    return JSON.parse(readFileSync(inCheckout(report), 'utf8'));
  } catch {
    return null;
  }
}
