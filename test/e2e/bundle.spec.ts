import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unpackOlderBundle } from './bundle-screens';
import { makeFolder, shareDesktop } from './desktop';
import { dirtyMark, showFile, typeOver, XIHU } from './editor';
import { answerDialogs, readAsked } from './host-dialogs';

const desktop = shareDesktop({ language: 'zh' });
const RENT = 'policies/毕业生租房补贴若干措施.yaml';
const root = path.resolve(import.meta.dirname, '../..');

test.beforeEach(async () => showFile(desktop(), XIHU));
test.afterEach(async () => {
  await desktop().page.keyboard.press('Escape');
  await expect(desktop().page.getByTestId('bundle')).toBeHidden();
});

test('exports a bundle that the command line verifies', async () => {
  const { app, page, workspace } = desktop();
  const target = path.join(makeFolder('release'), '西湖.cuoshi');
  await answerDialogs(app, { save: target });
  await goExport(page);
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'true');
  await expect(page.getByTestId('bundle')).toContainText('内容完整，没有签名');
  await expect(page.getByTestId('bundle')).toContainText('2023-01-01 – 2024-12-31');
  const [asked] = await readAsked(app);
  expect(path.dirname(asked?.defaultPath ?? '')).toBe(path.join(workspace, 'releases'));
  expect(asked?.defaultPath).toMatch(/xihu-srdi-2022.*\.cuoshi$/);

  const report = verify(target);
  expect(report.code, report.output).toBe(0);
  const digest = await page.getByTestId('bundle-digest').innerText();
  expect(report.output).toContain(digest);
});

test('opens a bundle for reading only, with the text of every file', async () => {
  const { app, page } = desktop();
  const target = await exportTo(path.join(makeFolder('release'), 'a.cuoshi'));
  await answerDialogs(app, { open: target });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-bundle.open').click();
  const bundle = page.getByTestId('bundle');
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'true');
  await expect(page.getByRole('dialog')).toContainText('规则包（只读）');
  await bundle.getByRole('tab', { name: '内含文件' }).click();
  await bundle.getByRole('button', { name: '查看 policy/policy.zh.yaml' }).click();
  await expect(bundle.locator('.bundle-text')).toContainText(
    '名称: 南昌市西湖区支持“专精特新”中小企业高质量发展若干措施（试行）',
  );
  await expect(bundle.locator('textarea, [contenteditable="true"]')).toHaveCount(0);
});

test('a bundle with one changed byte is refused, wherever the byte is', async () => {
  const { app, page } = desktop();
  const folder = makeFolder('release');
  const good = readFileSync(await exportTo(path.join(folder, 'good.cuoshi')));
  const places = [0.1, 0.35, 0.6, 0.85, 0.999].map((part) => Math.floor(good.length * part));
  for (const place of places) {
    const bytes = Buffer.from(good);
    bytes.writeUInt8((bytes.readUInt8(place) + 1) % 256, place);
    const tampered = path.join(folder, `tampered-${place}.cuoshi`);
    writeFileSync(tampered, bytes);
    expect(verify(tampered).code, `byte ${place}`).toBe(1);
    await answerDialogs(app, { open: tampered });
    await page.keyboard.press('F1');
    await page.getByTestId('palette-bundle.open').click();
    await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'false');
    await expect(page.getByTestId('bundle')).toContainText('拒绝：没有通过核验');
    await expect(page.getByTestId('bundle').locator('.findings li').first()).toContainText(/[\u4e00-\u9fff]/);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('bundle')).toBeHidden();
  }
});

test('a file that is no bundle at all is refused with words', async () => {
  const { app, page } = desktop();
  const stray = path.join(makeFolder('release'), 'stray.cuoshi');
  writeFileSync(stray, 'not a bundle');
  await answerDialogs(app, { open: stray });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-bundle.open').click();
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'false');
});

test('cancelling the dialog exports nothing', async () => {
  const { app, page } = desktop();
  await answerDialogs(app, { save: null });
  await goExport(page);
  await expect.poll(() => readAsked(app)).toHaveLength(1);
  await expect(page.getByTestId('bundle')).toBeHidden();
  await expect(page.getByTestId('export-dialog')).toBeVisible();
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test('a policy with an error is not exported, and it says why', async () => {
  const { app, page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const target = path.join(makeFolder('release'), 'wrong.cuoshi');
  await answerDialogs(app, { save: target });
  await typeOver(desktop(), 'award-nation,       值: 10', '10', '12');
  await page.getByTestId('export').click();
  // Unsaved text is saved first; the worked examples no longer hold.
  const refusal = page.getByTestId('export-dialog').getByTestId('refusal');
  await expect(refusal).toHaveAttribute('data-code', 'bundle/refused');
  await expect(refusal).toContainText('新认定国家级“小巨人”，一次性10万元');
  await expect(page.getByTestId('export-go')).toBeDisabled();
  expect(existsSync(target)).toBe(false);
  await page.keyboard.press('Escape');
  writeFileSync(path.join(desktop().workspace, XIHU), before);
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
});

test('puts the sign-offs of reviewers into the bundle, for the content they reviewed', async () => {
  const { app, page } = desktop();
  const target = path.join(makeFolder('release'), 'reviewed.cuoshi');
  await answerDialogs(app, { save: target });
  await page.getByTestId('export').click();
  const signoffs = page.getByTestId('signoffs');
  // What the release will be comes in above the button while the mouse is on its way to it.
  await expect(async () => {
    if ((await signoffs.locator('fieldset').count()) === 0) await page.getByTestId('add-signoff').click();
    await expect(signoffs.locator('fieldset')).toHaveCount(1, { timeout: 2_000 });
  }).toPass();
  await page.getByTestId('export-go').click();
  await expect(signoffs).toContainText('请填写审签人姓名。');
  await signoffs.getByLabel('姓名').fill('李审签');
  await signoffs.getByLabel('身份').fill('法制审核');
  await signoffs.getByLabel('审签日期').fill('2024-05-20');
  await signoffs.getByLabel('同意，有意见').check();
  await page.getByTestId('export-go').click();
  await expect(signoffs).toContainText('请写明意见内容。');
  await signoffs.getByLabel('意见内容').fill('第三条口径请在印发时说明。');
  const digest = await signoffs.locator('code').innerText();
  await page.getByTestId('export-go').click();
  await expect(page.getByTestId('certificate-signoffs')).toContainText('李审签');
  await expect(page.getByTestId('certificate-signoffs')).toContainText('同意，有意见');
  await expect(page.getByTestId('certificate-signoffs')).toContainText('第三条口径请在印发时说明。');
  const written =
    `{"signoffs":[{"decision":"approvedWithRemarks","digest":"${digest}",` +
    '"remarks":"第三条口径请在印发时说明。","role":"法制审核","when":"2024-05-20","who":"李审签"}]}';
  // Files stand uncompressed in the archive.
  expect(readFileSync(target).includes(written)).toBe(true);
  const report = verify(target);
  expect(report.code, report.output).toBe(0);
  expect(report.output).toContain(digest);
});

test('refuses a bundle of an earlier Cuoshi, and starts a new version from it', async () => {
  const { app, page, readDisk } = desktop();
  await answerDialogs(app, { open: unpackOlderBundle() });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-bundle.open').click();
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'older');
  await expect(page.getByTestId('findings').locator('[data-code="bundle/older-edition"]')).toBeVisible();
  await page.getByRole('tab', { name: '迁移到现行格式' }).click();
  const migration = page.getByTestId('migration');
  await expect(migration).toContainText('1.0.0 → 1.0.1', { timeout: 30_000 });
  await expect(page.getByTestId('migration-form')).toContainText('新列出的所需事实hires.rentMonths');
  await expect(page.getByTestId('migration-form')).toContainText('vectors/boundary.json');
  await expect(page.getByTestId('release-level')).toHaveAttribute('data-level', 'patch');
  await expect(page.getByTestId('release-behaviour')).toContainText('没有变化');
  await page.getByRole('tab', { name: '证书' }).click();
  await page.getByTestId('start-version').click();
  await expect(page.getByTestId('notice')).toContainText('版本 1.0.1');
  await expect(dirtyMark(page.getByTestId('files'), RENT)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(dirtyMark(page.getByTestId('files'), RENT)).toBeHidden();
  expect(readDisk(RENT)).toContain('版本: 1.0.1');
});

async function exportTo(target: string): Promise<string> {
  const { app, page } = desktop();
  await answerDialogs(app, { save: target });
  await goExport(page);
  await expect(page.getByTestId('bundle')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('bundle')).toBeHidden();
  return target;
}

/** Exports without signature, once it is said what the release will be. */
async function goExport(page: Page): Promise<void> {
  await page.getByTestId('export').click();
  await expect(page.getByTestId('forecast')).toBeVisible();
  await page.getByTestId('export-go').click();
}

/** What `cuoshi verify` says of a file. */
function verify(file: string): { readonly code: number; readonly output: string } {
  const cli = path.join(root, 'out/cli.js');
  const env = { ...process.env, CUOSHI_HOME: desktop().home };
  try {
    return { code: 0, output: execFileSync(process.execPath, [cli, 'verify', file], { encoding: 'utf8', env }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, output: stdout };
  }
}
