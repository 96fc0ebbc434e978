import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceFiles } from '../io/reference-files';
import { runAsUser } from './cli-harness';

const samples = path.resolve(import.meta.dirname, '../../samples');
const BUNDLE = 'out/nanchang-sme-2022-1.0.0.cuoshi';
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-conformance-'));
  mkdirSync(path.join(folder, 'reference'));
  for (const { path: name, bytes } of referenceFiles) writeFileSync(path.join(folder, name), bytes);
  const { code } = await cuoshi('export', samples, '--policy', 'nanchang-sme-2022', '--out', 'out');
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) => runAsUser(args, { folder, samples });

/** A program that answers with what the reference evaluator says, changed. */
function writeEvaluator(name: string, change: string): string {
  writeFileSync(
    path.join(folder, name),
    `import { createInterface } from 'node:readline';
import { evaluatePolicies } from './reference/evaluate.mjs';
let rules;
createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.protocol) { rules = message; console.log('{"ready":true}'); return; }
  const result = evaluatePolicies(rules.plans, rules.vocabulary, message.enterprise, message.year);
  ${change}
  console.log(JSON.stringify({ id: message.id, result }));
});
`,
  );
  return `${process.execPath} ${name}`;
}

describe('cuoshi conformance', () => {
  it('finds this program equal to the vectors', async () => {
    const { code, out } = await cuoshi('conformance', BUNDLE);
    expect(out).toBe('nanchang-sme-2022: 150 vectors, 0 different\n');
    expect(code).toBe(0);
  });

  it('finds the reference evaluator, joined into one module, equal', async () => {
    const command = `${process.execPath} reference/conformance.mjs . --answer`;
    const { code, out } = await cuoshi('conformance', BUNDLE, '--command', command);
    expect(out).toBe('nanchang-sme-2022: 150 vectors, 0 different\n');
    expect(code).toBe(0);
  });

  it('lets an evaluator leave reasons out, and says so', async () => {
    const command = writeEvaluator(
      'brief.mjs',
      'for (const line of result.lines) { delete line.steps; delete line.needs; }',
    );
    const { code, out } = await cuoshi('conformance', BUNDLE, '--command', command, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, failures: [], leftOut: ['/lines/needs', '/lines/steps'] });
  });

  it('finds one fen too much', async () => {
    const command = writeEvaluator('generous.mjs', "if (result.total.max === '50000') result.total.max = '50000.01';");
    const { code, out } = await cuoshi('conformance', BUNDLE, '--command', command);
    expect(code).toBe(1);
    expect(out).toContain('/total: {"max":"50000.01"');
  });

  it('finds a line that is missing', async () => {
    const command = writeEvaluator('mean.mjs', 'result.lines = result.lines.slice(1);');
    expect((await cuoshi('conformance', BUNDLE, '--command', command)).code).toBe(1);
  });

  it.each([
    ['ends', 'exit 3', 'ended without an answer (exit code 3)'],
    ['says no JSON', 'echo hello; cat', 'not of the protocol'],
    ['does not exist', 'no-such-program-here 2>/dev/null', 'ended without an answer'],
  ])('refuses a program that %s', async (_, command, words) => {
    const { code, error } = await cuoshi('conformance', BUNDLE, '--command', command);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });
});
