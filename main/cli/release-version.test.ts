import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BundleChangelog, BundleCoverage, BundleImpact } from '../../schemas/generated/types';
import { writePolicy } from '../../engine/check/check-harness';
import { verifyArchive } from '../io/bundle-file';
import { runAsUser } from './cli-harness';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-version-'));
  mkdirSync(path.join(folder, 'w/policies'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One award with one worked example; no sample, for these tests are to be quick. */
function writeVersion(version: string, amount: string, more = ''): void {
  const text = writePolicy({
    header: `版本: ${version}`,
    items: [
      `代号: giant\n类型: 奖励\n标题: 称号奖励\n来源: 000-1.1\n触发: 认定\n条件: 认定.级别 = "国家级"\n金额: ${amount}${more}`,
    ],
    examples: `- 名称: 国家级\n  年度: 2023\n  企业:\n    所在区县: "360103"\n    认定:\n      - { 称号: 国家级专精特新“小巨人”企业, 日期: 2023-05-01, 认定地: "360103" }\n  期望: { 合计: ${amount} }`,
  });
  writeFileSync(path.join(folder, 'w/policies/test.yaml'), text);
}

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, {
    folder,
    samples: folder,
    environment: { LANG: 'en_US.UTF-8', CUOSHI_HOME: path.join(folder, '.cuoshi') },
  });

const release = (...more: readonly string[]) => cuoshi('export', 'w', '--out', 'w/releases', ...more);

async function openBundle(version: string) {
  const bytes = readFileSync(path.join(folder, `w/releases/test-policy-${version}.cuoshi`));
  const { value, diagnostics } = await verifyArchive(bytes, { today: null, origin: null });
  expect(diagnostics).toEqual([]);
  const read = <Report>(name: string) => JSON.parse(value!.texts.get(`reports/${name}.json`) ?? 'null') as Report;
  return { bytes, manifest: value!.manifest, read };
}

describe('the version of a release', () => {
  it('follows from what the change does, and says so', async () => {
    writeVersion('1.0.0', '10万元');
    expect((await release()).code).toBe(0);
    expect((await openBundle('1.0.0')).read('changelog')).toBeNull();

    writeVersion('1.0.1', '12万元');
    const refused = await release();
    expect(refused.code).toBe(1);
    expect(refused.error).toMatch(/test\.yaml:\d+:\d+ bundle\/version-too-low.*1\.0\.1.*at least 1\.1\.0/);
    expect(readdirSync(path.join(folder, 'w/releases'))).toEqual(['test-policy-1.0.0.cuoshi']);

    writeVersion('1.1.0', '12万元');
    const made = await release();
    expect(made.code).toBe(0);
    expect(made.error).toContain('minor');
    const { manifest, read } = await openBundle('1.1.0');
    const changelog = read<BundleChangelog>('changelog');
    expect(manifest.provenance.parent).toMatchObject({ revision: 1 });
    expect(changelog).toMatchObject({
      parent: manifest.provenance.parent,
      before: { version: '1.0.0' },
      after: { version: '1.1.0' },
      level: 'minor',
      requiredVersion: '1.1.0',
      versionReason: null,
    });
    expect(changelog.words).toContainEqual({
      zh: '称号奖励（giant）：金额 10万元 → 12万元',
      en: '称号奖励 (giant): amount ¥100,000 → ¥120,000',
    });
    const item = changelog.groups.find(({ dimension }) => dimension === 'item');
    expect(item).toMatchObject({ key: 'giant', loses: 0, mixed: 0 });
    // 20,000 yuan for each award; some have two national titles in a year.
    expect(Number(item!.upper.more)).toBeGreaterThanOrEqual(item!.gains * 20000);
    expect(Number(item!.upper.more) % 20000).toBe(0);
  });

  it('may be higher than need be, and lower with a reason that the bundle keeps', async () => {
    writeVersion('1.0.0', '10万元');
    await release();
    writeVersion('1.0.1', '8万元');
    expect((await release()).error).toContain('at least 2.0.0');
    expect((await release('--version-reason', '  ')).code).toBe(2);
    expect((await release('--version-reason', '更正录入错误')).code).toBe(0);
    expect((await openBundle('1.0.1')).read('changelog')).toMatchObject({
      level: 'major',
      requiredVersion: '2.0.0',
      versionReason: '更正录入错误',
    });
    expect((await cuoshi('verify', 'w/releases/test-policy-1.0.1.cuoshi')).out).toContain('更正录入错误');
    writeVersion('7.0.0', '9万元');
    expect((await release('--version-reason', 'not needed')).code).toBe(0);
    expect((await openBundle('7.0.0')).read('changelog')).toMatchObject({ level: 'minor', versionReason: null });
  });

  it('stays where only a remark changes, and the same again is the same bytes', async () => {
    writeVersion('1.0.0', '10万元');
    await release();
    writeVersion('1.1.0', '12万元');
    await release();
    const { bytes } = await openBundle('1.1.0');
    expect((await release()).code).toBe(0);
    expect((await openBundle('1.1.0')).bytes.equals(bytes)).toBe(true);
    writeVersion('1.1.0', '12万元', '\n备注: 只是说明');
    expect((await release()).code).toBe(0);
    const { manifest, read } = await openBundle('1.1.0');
    expect(manifest.revision).toBe(3);
    expect(read('changelog')).toMatchObject({ level: 'patch', requiredVersion: '1.1.0', sameRules: true });
  });

  it('is not compared where the bundle is gone, and falls below no release', async () => {
    writeVersion('1.2.0', '10万元');
    await release();
    rmSync(path.join(folder, 'w/releases'), { recursive: true });
    writeVersion('1.1.0', '10万元');
    expect((await release()).error).toContain('bundle/version-too-low');
    writeVersion('1.2.0', '11万元');
    const made = await release();
    expect(made).toMatchObject({ code: 0 });
    expect(made.error).toContain('nothing was compared');
    expect((await openBundle('1.2.0')).read('changelog')).toBeNull();
  });
});

it('tells what examples show and what is paid', async () => {
  writeVersion('1.0.0', '10万元');
  await release();
  const { read } = await openBundle('1.0.0');
  const coverage = read<BundleCoverage>('coverage');
  expect(coverage.targets.find(({ id }) => id === 'rule giant')).toMatchObject({ kind: 'rule', examples: ['国家级'] });
  expect(coverage.targets.find(({ kind }) => kind === 'windowEnd')?.examples).toEqual([]);
  expect(coverage.shown).toBe(coverage.targets.filter(({ examples }) => examples.length > 0).length);
  const impact = read<BundleImpact>('impact');
  expect(impact.examples).toMatchObject([{ year: 2023, trials: 1, paid: 1, total: { min: '100000', max: '100000' } }]);
  expect(impact.population.map(({ year, trials }) => [year, trials])).toEqual([
    [2023, 40],
    [2024, 40],
  ]);
  expect(impact.items.map(({ item }) => item)).toEqual(['giant']);
});

describe('sign-offs', () => {
  const write = (digest: string, decision = 'approved') =>
    writeFileSync(
      path.join(folder, 'signoffs.json'),
      JSON.stringify({
        signoffs: [{ who: '李四', role: '法制审核', when: '2024-05-20', decision, digest, remarks: null }],
      }),
    );

  it('go into the bundle when they are about this content', async () => {
    writeVersion('1.0.0', '10万元');
    const { out } = await release('--json');
    const { reviewDigest } = (JSON.parse(out) as { bundles: { reviewDigest: string }[] }).bundles[0]!;
    write(reviewDigest);
    expect((await release('--signoffs', 'signoffs.json')).code).toBe(0);
    const { out: certificate } = await cuoshi('verify', 'w/releases/test-policy-1.0.0.cuoshi');
    expect(certificate).toContain('李四 (法制审核), 2024-05-20, approved');
    expect(certificate).toContain(reviewDigest);
    writeVersion('2.0.0', '9万元');
    expect((await release('--signoffs', 'signoffs.json')).error).toContain('bundle/signoff-other-content');
  });

  it('are refused when they reject, or are none', async () => {
    writeVersion('1.0.0', '10万元');
    const { out } = await release('--json');
    write((JSON.parse(out) as { bundles: { reviewDigest: string }[] }).bundles[0]!.reviewDigest, 'rejected');
    expect((await release('--signoffs', 'signoffs.json')).error).toContain('bundle/signoff-rejected');
    writeFileSync(path.join(folder, 'signoffs.json'), '{"signoffs":[]}');
    expect((await release('--signoffs', 'signoffs.json')).error).toContain('export/signoffs');
  });
});

describe('cuoshi diff', () => {
  it('exits with 0 where nothing differs, 1 where something does, 2 where it cannot tell', async () => {
    writeVersion('1.0.0', '10万元');
    await release();
    const bundle = 'w/releases/test-policy-1.0.0.cuoshi';
    expect(await cuoshi('diff', bundle, 'w')).toMatchObject({ code: 0 });
    writeVersion('1.0.0', '最高不超过10万元');
    const told = await cuoshi('diff', bundle, 'w', '--generated', '20', '--lang', 'zh');
    expect(told.code).toBe(1);
    expect(told.out).toContain('重大');
    expect(told.out).toContain('称号奖励（giant）：金额 10万元 → 最高不超过10万元');
    const { code, out } = await cuoshi('diff', 'w/policies/test.yaml', bundle, '--generated', '20', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: true, same: false, policies: [{ level: 'minor' }] });
    expect((await cuoshi('diff', bundle, 'nowhere')).code).toBe(2);
    expect((await cuoshi('diff', bundle)).code).toBe(2);
    writeFileSync(path.join(folder, 'broken.cuoshi'), 'no bundle');
    expect((await cuoshi('diff', 'broken.cuoshi', bundle)).code).toBe(2);
    expect((await cuoshi('diff', '--help')).out).toContain('0 nothing differs; 1 something does; 2');
  });
});
