import { expect, test } from '@playwright/test';
import path from 'node:path';
import { shareDesktop } from './desktop';
import { showFile, typeOver, XIHU } from './editor';
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
