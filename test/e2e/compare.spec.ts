import { expect, test } from '@playwright/test';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shareDesktop } from './desktop';
import { previewOf, save, showFile, typeOver, XIHU } from './editor';
import { answerDialogs } from './host-dialogs';

const desktop = shareDesktop({ language: 'zh' });

test('says that there is no release, then compares the unsaved text with the last one', async () => {
  const { app, page, workspace } = desktop();
  const compare = async () => {
    await page.keyboard.press('F1');
    await page.getByTestId('palette-bundle.compare').click();
  };
  await showFile(desktop(), XIHU);
  await compare();
  await expect(page.getByRole('alert').filter({ hasText: '上次发布的规则包' })).toBeVisible({ timeout: 30_000 });

  await answerDialogs(app, { save: path.join(workspace, 'releases', 'xihu-srdi-2022-1.0.0.cuoshi') });
  await page.getByTestId('export').click();
  await page.getByTestId('export-go').click({ timeout: 30_000 });
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'true', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('bundle')).toBeHidden();

  await typeOver(desktop(), 'award-nation,       值: 10万元', '10万元', '12万元');
  await compare();
  const release = page.getByTestId('release');
  await expect(page.getByTestId('release-level')).toHaveAttribute('data-level', 'minor', { timeout: 90_000 });
  await expect(release).toContainText('国家级奖励：值 10万元 → 12万元');
  await expect(release).toContainText('版本至少应为 1.1.0');
  await expect(page.getByTestId('release-groups')).toContainText('家次增加');
  await page.screenshot({ path: 'test-results/compare-release.png' });
});

test('a version that is too low for the change needs a reason, which the bundle keeps, or is raised', async () => {
  const { app, page, readDisk, workspace } = desktop();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('release')).toBeHidden();
  // The worked examples say what the old amount gives; without them nothing stands against the new one.
  await save(desktop(), XIHU);
  const raised = readDisk(XIHU).replace(/^算例:[^]*/m, '');
  writeFileSync(path.join(workspace, XIHU), raised);
  const second = path.join(workspace, 'releases', 'xihu-srdi-2022-second.cuoshi');
  await answerDialogs(app, { save: second });
  await page.getByTestId('export').click();
  const dialog = page.getByTestId('export-dialog');
  await expect(page.getByTestId('forecast')).toHaveAttribute('data-level', 'minor', { timeout: 60_000 });
  await expect(page.getByTestId('version-low')).toContainText('版本至少为 1.1.0');
  await page.screenshot({ path: 'test-results/compare-version-low.png' });
  await page.getByTestId('export-go').click();
  await expect(dialog).toContainText('请写明理由');
  expect(existsSync(second)).toBe(false);
  await dialog.getByLabel('仍用较低版本的理由').fill('财政局已书面同意沿用原版本号');
  await page.getByTestId('export-go').click();
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'true', { timeout: 60_000 });
  await page.getByRole('tab', { name: '内含文件' }).click();
  await page.getByRole('button', { name: '查看 reports/changelog.json' }).click();
  await expect(page.getByTestId('bundle')).toContainText('财政局已书面同意沿用原版本号');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('bundle')).toBeHidden();

  await typeOver(desktop(), 'award-nation,       值: 12万元', '12万元', '8万元');
  await page.getByTestId('export').click();
  await expect(page.getByTestId('forecast')).toHaveAttribute('data-level', 'major', { timeout: 60_000 });
  await page.getByTestId('raise-version').click();
  await expect(dialog).toBeHidden();
  await expect(previewOf(desktop())).toContainText('规则版本 2.0.0', { useInnerText: true });
});
