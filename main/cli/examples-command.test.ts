import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runAsUser } from './cli-harness';

interface Reply {
  readonly ok: boolean;
  readonly policies: readonly {
    readonly examples: readonly { readonly name: string; readonly passed: boolean; readonly actual: string }[];
    readonly notCovered: readonly { readonly id: string }[];
    readonly drafted: readonly { readonly name: string; readonly text: string }[];
  }[];
}

const samples = path.resolve(import.meta.dirname, '../../samples');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-examples-'));
  cpSync(samples, path.join(folder, 'w'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples, environment: { LANG: 'zh_CN.UTF-8' } });

/** The sample with one row that no example speaks of: a small job for a test. */
const file = () => path.join(folder, 'w/policies/nanchang-sme-2022.yaml');
const PATH = 'w/policies/nanchang-sme-2022.yaml';

it('says what differs and fails', async () => {
  writeFileSync(
    file(),
    readFileSync(file(), 'utf8').replace('期望: { 合计: 0 至 60万元 }', '期望: { 合计: 0 至 61万元 }'),
  );
  const { code, out } = await cuoshi('examples', PATH);
  expect(code).toBe(1);
  expect(out).toContain('不符  三个级别的示范平台同年获评  预期 0 至 61万元，算得 0 至 60万元');
});

it('puts drafts behind the last example and touches nothing else', async () => {
  // Without its last example, which alone shows something.
  const whole = readFileSync(file(), 'utf8');
  const before = whole.slice(0, whole.indexOf('\n  - 名称: 最后一天认定，算')).trimEnd() + '\n# 末尾的说明\n';
  writeFileSync(file(), before);
  const first = JSON.parse((await cuoshi('examples', PATH, '--json')).out) as Reply;
  expect(first.policies[0]?.notCovered.map(({ id }) => id)).toContain('window last');
  expect(readFileSync(file(), 'utf8')).toBe(before);

  expect((await cuoshi('examples', PATH, '--write')).code).toBe(0);
  const after = readFileSync(file(), 'utf8');
  const end = before.indexOf('\n# 末尾的说明');
  expect(after.startsWith(before.slice(0, end))).toBe(true);
  expect(after.endsWith(before.slice(end))).toBe(true);

  const second = JSON.parse((await cuoshi('examples', PATH, '--json')).out) as Reply;
  expect(second.ok).toBe(true);
  expect(second.policies[0]?.notCovered).toEqual([]);
  expect(second.policies[0]?.examples.length).toBe(
    (first.policies[0]?.examples.length ?? 0) + (first.policies[0]?.drafted.length ?? 0),
  );
});
