import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAsUser } from './cli-harness';

/** An acceptance case as its file has it. */
interface Acceptance {
  enterprise: unknown;
  expect: Record<string, unknown> & { lines: Record<string, unknown>[] };
}

const checkout = path.resolve(import.meta.dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-cases-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples: path.join(checkout, 'samples'), environment: {} });

describe('cases', () => {
  const acceptance = JSON.parse(
    readFileSync(path.join(checkout, 'test/cases/xihu-nanchang.json'), 'utf8'),
  ) as Acceptance[];
  async function runOn(cases: unknown) {
    writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(cases));
    return cuoshi('cases', 'cases.json');
  }

  it('passes where the policies pay what people found', async () => {
    const { code, out } = await runOn(acceptance.slice(0, 12));
    expect(out).toBe('12 passed, 0 failed\n');
    expect(code).toBe(0);
  });

  it.each<[string, (expect: Acceptance['expect']) => unknown, RegExp]>([
    [
      'an amount',
      (each) => Object.assign(each.lines[0]!, { min: 100000.01, max: 100000.01 }),
      /lines expected: 000 000-1\.1 \[100000\.01, 100000\.01\]/,
    ],
    [
      'a total',
      (each) => Object.assign(each, { totalMax: null }),
      /total expected: \[100000, …\]\n +total actual: +\[100000, 100000\]/,
    ],
    ['a line too many', (each) => each.lines.push(each.lines[0]!), /lines expected: .*\n +lines actual: +\(none\)/],
    ['a line too few', (each) => (each.lines = []), /lines expected: \(none\)\n +lines actual: +000 000-1\.1/],
    ['a payer', (each) => Object.assign(each.lines[0]!, { payer: '市级财政' }), /lines expected: .*市级财政/],
    ['a payee', (each) => Object.assign(each.lines[0]!, { payee: 'individual' }), /individual/],
    ['a unit', (each) => Object.assign(each.lines[0]!, { unit: 'quota' }), /quota/],
    ['an exclusion', (each) => Object.assign(each, { excluded: true }), /excluded expected: true/],
    [
      'an exclusion of one policy',
      (each) => Object.assign(each, { excluded: { '000': true } }),
      /excluded expected: {"000":true}/,
    ],
    ['a promise', (each) => Object.assign(each, { unquantified: ['000-9.9'] }), /unquantified expected: 000-9\.9/],
    ['a service', (each) => Object.assign(each, { services: ['000-9.9'] }), /services expected: 000-9\.9/],
    [
      'a sanction',
      (each) => Object.assign(each, { sanctions: ['追回已拨付的资金'] }),
      /sanctions expected: 追回已拨付的资金\n +sanctions actual: +\(none\)/,
    ],
    ['money claimed back', (each) => Object.assign(each, { clawback: 1 }), /clawback expected: \[1, 1\]/],
    [
      'money to persons',
      (each) => Object.assign(each, { individualTotalMin: 1, individualTotalMax: 1 }),
      /individualTotal expected: \[1, 1\]/,
    ],
  ])('fails by %s', async (_, change, message) => {
    const changed = structuredClone(acceptance[0]!);
    change(changed.expect);
    const { code, out } = await runOn([changed]);
    expect(code).toBe(1);
    expect(out).toMatch(message);
    expect(out).toMatch(/\n0 passed, 1 failed\n$/);
  });

  it('fails with a reason where a policy or a fact is not there', async () => {
    const { out } = await runOn([
      { ...acceptance[0]!, doc: '000+009' },
      { ...acceptance[0]!, enterprise: { recognitions: [{ awardedOn: 'soon' }] } },
    ]);
    expect(out).toMatch(/no policy models document 009/);
    expect(out).toMatch(/the facts cannot be read: enterprise\//);
    expect(out).toMatch(/0 passed, 2 failed/);
  });

  it('says of which title nothing is known, and takes a title without its level for unknown', async () => {
    const [sample] = acceptance;
    const withTitle = (id: string, recognition: Readonly<Record<string, unknown>>) => ({
      ...sample!,
      id,
      enterprise: {
        ...(sample!.enterprise as Readonly<Record<string, unknown>>),
        recognitions: [{ awardedOn: '2023-07-14', recognizedIn: '360103', type: '新认定', ...recognition }],
      },
      expect: { lines: [], totalMin: 0, totalMax: 0 },
    });
    const { out, error } = await runOn([
      withTitle('X-1', { title: '没有这种称号', level: '省级' }),
      withTitle('X-2', { title: '“专精特新”中小企业' }),
    ]);
    expect(error).toContain('X-1');
    expect(error).toContain('没有这种称号');
    // It may be the provincial title, or that of the city: the award lies between nothing and the higher of the two.
    expect(out).toMatch(/X-2\n +lines expected: \(none\)\n +lines actual: +000 000-1\.\d \[0, \d+\]/);
    expect(out).toMatch(/\n1 passed, 1 failed\n$/);
  });

  it('refuses a file that holds no cases', async () => {
    for (const [content, reason] of [
      ['{', 'no JSON'],
      ['{}', 'no list'],
      ['[{"id":"X"}]', 'of X is malformed'],
    ] as const) {
      writeFileSync(path.join(folder, 'cases.json'), content);
      const { code, error } = await cuoshi('cases', 'cases.json');
      expect(code).toBe(1);
      expect(error).toContain(reason);
    }
  });
});
