import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BundleManifest } from '../../schemas/generated/types';
import { runAsUser } from './cli-harness';

interface Amount {
  readonly min: number;
  readonly max: number | null;
}

/** What the tests read of the JSON documents of the commands. */
interface Reply {
  readonly ok: boolean;
  readonly totals: { readonly enterprise: Amount };
  readonly policies: readonly { readonly total: Amount }[];
  readonly results: readonly {
    readonly totals: { readonly enterprise: Amount };
    readonly lines: readonly { readonly clause: string; readonly amount: Amount; readonly steps: readonly unknown[] }[];
  }[];
  readonly findings: readonly { readonly code: string }[];
  readonly manifest: BundleManifest;
  readonly diagnostics: readonly unknown[];
}

const checkout = path.resolve(import.meta.dirname, '../..');
const samples = path.join(checkout, 'samples');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-cli-'));
  cpSync(samples, path.join(folder, 'w'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples, environment: { LANG: 'en_US.UTF-8', CUOSHI_HOME: path.join(folder, '.cuoshi') } });

async function json(...args: readonly string[]): Promise<{ code: number; document: Reply }> {
  const { code, out } = await cuoshi(...args, '--json');
  return { code, document: JSON.parse(out) as Reply };
}

const xihu = () => path.join(folder, 'w/policies/xihu-srdi-2022.yaml');
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe('the command line', () => {
  it.each([
    [['simulate', 'w', '--foo'], 'zh', 'simulate 没有选项 --foo。可用：--year、--enterprise'],
    [['simulate', 'w', '--foo'], 'en', 'simulate has no option --foo. There are: --year, --enterprise'],
    [['simulate', 'w', '-x=1'], 'zh', 'simulate 没有选项 -x'],
    [['simulate', 'w', '--json=1', '--year', '2023'], 'zh', '--json 后面不带值'],
    [['simulate', 'w', '--year'], 'zh', '--year 后面缺少值'],
    [['simulate', 'w', '--year', '--json'], 'en', '--year needs a value; write --year=VALUE'],
    [['simulate', 'w', '--lang=zh', '--year', '2023', '--lang'], 'zh', '--lang 后面缺少值'],
  ] as const)('says in both languages how options are wrong: %j in %s', async (args, language, words) => {
    const { code, error } = await runAsUser(args, {
      folder,
      samples,
      environment: { LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8' },
    });
    expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining(words) as string });
  });

  it('says which policies pay nothing in a year, and under which assumption others pay', async () => {
    const { out } = await cuoshi('simulate', 'w', '--year', '2023', '--lang', 'zh');
    expect(out).toContain('若干措施：文本没有载明施行日，按假定的 2027-01-01 施行测算。\n');
    expect(out).toContain('若干措施：2023 年没有金额，适用期是 2027-01-01 至 ');
    expect(out).not.toContain('（试行）：');
    const later = await cuoshi('simulate', 'w', '--year', '2025');
    expect(later.out).toContain('（试行）: pays nothing in 2025, for it is in force 2023-01-01 to 2024-12-31.\n');
    edit(path.join(folder, 'w/policies/nanjing-srdi.yaml'), '  假定施行日: 2027-01-01', '  # 没有施行日');
    const unknown = await cuoshi('simulate', 'w', '--year', '2027');
    expect(unknown.out).toContain('--assume-start nanjing-srdi=YYYY-MM-DD assumes one.\n');
    const assumed = await cuoshi('simulate', 'w', '--year', '2027', '--assume-start', 'nanjing-srdi=2027-06-01');
    expect(assumed.out).toContain(': its text names no first day; 2027-06-01 is assumed.\n');
  });

  it('has help, a version, and both languages', async () => {
    expect(await cuoshi('--version')).toEqual({ code: 0, out: '0.1.0\n', error: '' });
    const help = await cuoshi('--help');
    for (const name of ['validate', 'simulate', 'explain', 'export', 'verify', 'fmt', 'translate', 'cases'])
      expect(help.out).toContain(`\n  ${name} `);
    expect(help.code).toBe(0);
    expect((await cuoshi('--help', '--lang', 'zh')).out).toContain('用法：cuoshi');
    expect((await cuoshi('simulate', '--help')).out).toContain('--year YEAR');
    expect((await cuoshi('help', 'simulate')).out).toContain('--year YEAR');
  });

  it.each<[string, readonly string[]]>([
    ['no command', []],
    ['an unknown command', ['pay']],
    ['no path', ['validate']],
    ['two paths', ['validate', 'w', 'w']],
    ['an unknown option', ['validate', 'w', '--fast']],
    ['an option without its value', ['simulate', 'w', '--year']],
    ['no year', ['simulate', 'w']],
    ['a year that is none', ['simulate', 'w', '--year', '23']],
    ['a year beyond all policies', ['simulate', 'w', '--year', '9999']],
    ['a policy that is not there', ['simulate', 'w', '--year', '2023', '--policy', 'none']],
    ['an enterprise that is not there', ['simulate', 'w', '--year', '2023', '--enterprise', 'none']],
    ['no enterprise to explain', ['explain', 'w', '--year', '2023']],
    ['no folder to export to', ['export', 'w']],
    ['a revision that is none', ['export', 'w', '--out', 'o', '--revision', '0']],
    ['a day that is none', ['export', 'w', '--out', 'o', '--expires', '2024-02-30']],
    [
      'a validity that is reversed',
      ['export', 'w', '--out', 'o', '--not-before', '2024-02-02', '--expires', '2024-02-01'],
    ],
    ['a language that is none', ['validate', 'w', '--lang', 'fr']],
    ['a target language that is none', ['translate', 'w/policies/xihu-srdi-2022.yaml', '--to', 'fr']],
    ['two ways to lay out', ['fmt', 'w', '--check', '--write']],
    ['many files to print', ['fmt', 'w']],
  ])('is called wrongly with %s', async (_, args) => {
    const { code, out, error } = await cuoshi(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toMatch(/^cuoshi: .+\n/);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('says what is wrong with a file it cannot read, in one line', async () => {
    writeFileSync(path.join(folder, 'gbk.yaml'), Buffer.from([0xb4, 0xeb, 0xca, 0xa9]));
    mkdirSync(path.join(folder, 'empty'));
    for (const [typed, code] of [
      ['absent', 'file/not-found'],
      ['gbk.yaml', 'file/not-utf8'],
      ['empty', 'file/not-found'],
    ] as const) {
      const result = await cuoshi('validate', typed);
      expect(result.code).toBe(1);
      expect(result.error).toMatch(new RegExp(`^cuoshi: ${code} .*${typed}`));
      expect((await json('validate', typed)).document).toMatchObject({ ok: false, failure: { code } });
    }
  });
});

describe('validate', () => {
  it('finds nothing wrong with the samples', async () => {
    const { code, document } = await json('validate', 'w');
    expect(document).toMatchObject({ ok: true, errors: 0 });
    expect(code).toBe(0);
  });

  it('points at the place', async () => {
    edit(xihu(), '财政层级: 区县', '财政层级: 乡镇');
    const { code, out } = await cuoshi('validate', 'w');
    expect(code).toBe(1);
    const line =
      readFileSync(xihu(), 'utf8')
        .split('\n')
        .findIndex((each) => each.includes('财政层级: 乡镇')) + 1;
    expect(out).toMatch(new RegExp(`^w/policies/xihu-srdi-2022.yaml:${line}:\\d+ \\S+/\\S+ `, 'm'));
    const alone = await cuoshi('validate', 'w/policies/xihu-srdi-2022.yaml');
    expect(alone.out).toMatch(new RegExp(`^w/policies/xihu-srdi-2022.yaml:${line}:`, 'm'));
    const { document } = await json('validate', 'w');
    expect(document.diagnostics).toContainEqual(
      expect.objectContaining({ file: 'w/policies/xihu-srdi-2022.yaml', line, severity: 'error' }),
    );
  });

  it('sends no control sequence of a file to the terminal', async () => {
    edit(xihu(), '财政层级: 区县', '财政层级: "\\e[2J\\u202e"');
    const { out } = await cuoshi('validate', 'w');
    expect(out).not.toMatch(/(?![\t\n])\p{Cc}|\u202e/u);
  });
});

describe('simulate', () => {
  it('gives one JSON document with amounts in yuan', async () => {
    const { code, document } = await json('simulate', 'w', '--year', '2023', '--enterprise', 'xh-001');
    expect(code).toBe(0);
    expect(document).toMatchObject({ ok: true, year: 2023, enterprises: 1, helped: 1 });
    expect(document.totals.enterprise).toEqual({ min: 100000, max: 400000 });
    const [result] = document.results;
    expect(result!.lines.map((line: { clause: string; amount: unknown }) => [line.clause, line.amount])).toEqual([
      ['001-2.1', { min: 0, max: 300000 }],
      ['000-1.1', { min: 100000, max: 100000 }],
    ]);
    expect(result!.lines[0]!.steps.length).toBeGreaterThan(3);
  });

  it('has totals that are the sum of the parts', async () => {
    const { document } = await json('simulate', 'w', '--year', '2023');
    const sum = document.results.reduce((total: number, each) => total + each.totals.enterprise.min, 0);
    expect(document.totals.enterprise.min).toBe(sum);
    expect(document.policies.reduce((total: number, each) => total + each.total.min, 0)).toBe(sum);
  });

  it('aligns Chinese names', async () => {
    const { out } = await cuoshi('simulate', 'w', '--year', '2023', '--lang', 'zh');
    const [heading, rule, ...rows] = out.split('\n');
    expect(heading).toMatch(/^代号 +企业 +笔数 +企业合计$/);
    const width = (text: string) => [...text].reduce((sum, each) => sum + (/[\u2e80-\uffef]/.test(each) ? 2 : 1), 0);
    for (const row of rows.slice(0, 5)) expect(width(row)).toBe(width(rule!));
  });

  it('works nothing out from a policy with errors', async () => {
    edit(xihu(), '有效期: 2023-01-01 至 2024-12-31', '有效期: 2023-01-01 至 2023-02-30');
    const text = await cuoshi('simulate', 'w', '--year', '2023');
    expect(text.code).toBe(1);
    expect(text.out).toBe('');
    expect(text.error).toContain('w/policies/xihu-srdi-2022.yaml:');
    expect((await json('simulate', 'w', '--year', '2023')).document.ok).toBe(false);
    expect((await cuoshi('simulate', 'w', '--year', '2023', '--policy', 'nanchang-sme-2022')).code).toBe(0);
  });
});

describe('explain', () => {
  it('says why and why not, with clauses and facts', async () => {
    const { code, out } = await cuoshi('explain', 'w', '--enterprise', 'xh-001', '--year', '2023', '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toContain('[000-1.1]');
    expect(out).toContain('2023-07-14');
    expect(out).toContain('10万元');
    expect(out).toContain('== 为何没有 ==');
    const { document } = await json('explain', 'w', '--enterprise', 'xh-001', '--year', '2023');
    expect(document.results[0]!.totals.enterprise.min).toBe(100000);
  });
});

describe('export and verify', () => {
  it('makes the same bundle twice, which verifies', async () => {
    expect((await cuoshi('export', 'w', '--out', 'one')).code).toBe(0);
    expect((await cuoshi('export', 'w', '--out', 'two/deep')).code).toBe(0);
    const names = readdirSync(path.join(folder, 'one')).sort();
    expect(names).toEqual([
      'donghu-srdi-2022-1.0.0.cuoshi',
      'nanchang-sme-2022-1.0.0.cuoshi',
      'nanjing-srdi-1.0.0.cuoshi',
      'shangrao-srdi-2023-1.0.0.cuoshi',
      'xihu-srdi-2022-1.0.0.cuoshi',
    ]);
    for (const name of names) {
      expect(
        readFileSync(path.join(folder, 'one', name)).equals(readFileSync(path.join(folder, 'two/deep', name))),
      ).toBe(true);
      const { code, document } = await json('verify', path.join('one', name));
      expect(document).toMatchObject({ ok: true, signed: false, findings: [] });
      expect(code).toBe(0);
    }
    const { out } = await cuoshi('verify', 'one/xihu-srdi-2022-1.0.0.cuoshi', '--lang', 'zh');
    expect(out).toContain('西府办发〔2022〕48号');
    expect(out).toContain('签名：无');
    // Ten bundles, each with its vectors.
  });

  it('does not change with the place of a comment', async () => {
    await cuoshi('export', 'w', '--out', 'one', '--policy', 'xihu-srdi-2022');
    writeFileSync(xihu(), `# 多一行说明\n${readFileSync(xihu(), 'utf8')}`);
    await cuoshi('export', 'w', '--out', 'two', '--policy', 'xihu-srdi-2022');
    const digest = async (dir: string) =>
      (await json('verify', `${dir}/xihu-srdi-2022-1.0.0.cuoshi`)).document.manifest;
    const [one, two] = [await digest('one'), await digest('two')];
    expect(two.contentDigest).toBe(one.contentDigest);
    const sha = (manifest: BundleManifest, file: string) => manifest.files.find((each) => each.path === file)?.sha256;
    expect(sha(two, 'rules/plan.json')).toBe(sha(one, 'rules/plan.json'));
    expect(sha(two, 'policy/policy.zh.yaml')).not.toBe(sha(one, 'policy/policy.zh.yaml'));
  });

  it('exports nothing when an example differs', async () => {
    edit(xihu(), '期望: { 合计: 5万元 }', '期望: { 合计: 6万元 }');
    const { code, error } = await cuoshi('export', 'w', '--out', 'out');
    expect(code).toBe(1);
    expect(error).toContain('bundle/example-differs');
    expect(error).toMatch(/w\/policies\/xihu-srdi-2022\.yaml:\d+:\d+/);
    expect(readdirSync(folder).filter((name) => name !== '.cuoshi')).toEqual(['w']);
  });

  it('exports nothing from a policy with errors', async () => {
    edit(xihu(), '地区: "360103"', '地区: "999999"');
    expect((await cuoshi('export', 'w', '--out', 'out')).code).toBe(1);
    expect(readdirSync(folder).filter((name) => name !== '.cuoshi')).toEqual(['w']);
  });

  it('refuses a bundle that was changed, and one out of its time', async () => {
    await cuoshi('export', 'w', '--out', 'o', '--policy', 'xihu-srdi-2022', '--expires', '2024-06-01');
    const file = path.join(folder, 'o/xihu-srdi-2022-1.0.0.cuoshi');
    expect((await json('verify', file)).document.findings).toMatchObject([{ code: 'bundle/expired' }]);
    const bytes = readFileSync(file);
    bytes[1000] = bytes[1000]! ^ 1;
    writeFileSync(file, bytes);
    const { code, out } = await cuoshi('verify', file);
    expect(code).toBe(1);
    expect(out).toContain('bundle/archive-crc');
    writeFileSync(file, 'no bundle at all, but some text');
    expect((await json('verify', file)).document).toMatchObject({
      ok: false,
      findings: [{ code: 'bundle/archive-not-zip' }],
    });
  });

  it('reports a folder it may not write to', async () => {
    writeFileSync(path.join(folder, 'plain'), '');
    const { code, error } = await cuoshi('export', 'w', '--out', 'plain/below');
    expect(code).toBe(1);
    expect(error).toMatch(/^cuoshi: file\//);
  });
});

describe('fmt and translate', () => {
  it('lays out what is uneven and keeps the permissions', async () => {
    expect((await cuoshi('fmt', 'w', '--check')).code).toBe(0);
    edit(xihu(), '措施语言: 1', '措施语言:    1   ');
    chmodSync(xihu(), 0o600);
    expect(await cuoshi('fmt', 'w', '--check')).toMatchObject({ code: 1, out: 'w/policies/xihu-srdi-2022.yaml\n' });
    expect((await cuoshi('fmt', 'w/policies/xihu-srdi-2022.yaml')).out).toContain('\n措施语言: 1\n');
    expect((await cuoshi('fmt', 'w', '--write')).code).toBe(0);
    expect(readFileSync(xihu(), 'utf8')).toBe(readFileSync(path.join(samples, 'policies/xihu-srdi-2022.yaml'), 'utf8'));
    expect((await cuoshi('fmt', 'w', '--check')).code).toBe(0);
  });

  it('translates to English and back without loss', async () => {
    const english = await cuoshi('translate', 'w/policies/xihu-srdi-2022.yaml', '--to', 'en');
    expect(english.code).toBe(0);
    expect(english.out).toMatch(/^measureLanguage: 1$/m);
    mkdirSync(path.join(folder, 'e/policies'), { recursive: true });
    writeFileSync(path.join(folder, 'e/policies/p.yaml'), english.out);
    const back = await cuoshi('translate', 'e/policies/p.yaml', '--to', 'zh');
    expect(back.out).toBe(readFileSync(xihu(), 'utf8'));
  });
});

describe('the built program', () => {
  const program = path.join(checkout, 'out/cli.js');
  const built = spawnSync(process.execPath, [program, '--version']).status === 0;

  it.runIf(built)('ends quietly when its reader does', () => {
    const command = `"${process.execPath}" "${program}" simulate w --year 2023 --json | head -c 10`;
    const out = execFileSync('/bin/sh', ['-c', command], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(out).toHaveLength(10);
  });
});
