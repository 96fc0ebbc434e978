import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { shareDesktop } from './desktop';
import { dirtyMark, focusEditor, previewOf, save, showFile, typeOver, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });
const nation = 'award-nation,       值: 10';
const province = 'award-province,     值: 5';

function writeOutside(text: string): void {
  writeFileSync(path.join(desktop().workspace, XIHU), text);
}

test('what another program changed elsewhere is merged into unsaved text, as one step of undo', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const theirs = `${before.replace(province, 'award-province,     值: 6')}# 对方的注释\n`;
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), nation, '10', '12');
  writeOutside(theirs);
  const bar = page.getByTestId('outside-bar');
  await bar.getByRole('button', { name: '合并…' }).click();
  await expect(page.getByTestId('merge')).toContainText('双方改动互不冲突', { timeout: 60_000 });
  await expect(page.getByTestId('merge-taken')).toHaveAttribute('data-count', '2');
  await expect(page.getByTestId('merge-taken')).toContainText('参数·省级奖励·值');
  await page.getByTestId('merge-apply').click({ timeout: 60_000 });
  await expect(page.getByTestId('merge')).toBeHidden();
  await expect(bar).toBeHidden();
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.3' }).locator('.figure')).toHaveText('6万元');
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.1' }).locator('.figure')).toHaveText('12万元');
  // Nothing is written before saving.
  expect(readDisk(XIHU)).toBe(theirs);
  await focusEditor(page.getByTestId('editor'));
  await page.keyboard.press('Control+z');
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.3' }).locator('.figure')).toHaveText('5万元');
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.1' }).locator('.figure')).toHaveText('12万元');
  await page.keyboard.press('Control+y');
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.3' }).locator('.figure')).toHaveText('6万元');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(theirs.replace(nation, 'award-nation,       值: 12'));
});

test('what both changed is decided, and the save that was refused then goes through', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const theirs = before.replace('award-nation,       值: 12', 'award-nation,       值: 15');
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), 'award-nation,       值: 12', '12', '13');
  // Written and saved in one breath: the save must notice by itself.
  writeOutside(theirs);
  await page.keyboard.press('Control+s');
  const conflict = page.getByRole('dialog', { name: '磁盘上的文件已改变' });
  await expect(conflict).toBeVisible();
  await expect(conflict).not.toHaveClass(/ant-zoom/);
  await conflict.getByRole('button', { name: '合并…' }).click();
  const place = page.getByTestId('merge-conflict');
  await expect(place).toContainText('参数·国家级奖励·值', { timeout: 60_000 });
  await expect(place).toContainText('12万元');
  await expect(page.getByTestId('merge-apply')).toBeDisabled();
  await page.screenshot({ path: 'test-results/merge.png' });
  await place.getByText('15万元').click();
  // Looking at the two texts decides nothing anew.
  await page
    .getByTestId('merge')
    .locator('xpath=ancestor::*[@role="dialog"]')
    .getByRole('button', { name: '对比' })
    .click();
  await expect(page.getByTestId('compare')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(place.getByRole('radio', { name: /15万元/ })).toBeChecked({ timeout: 60_000 });
  await page.getByTestId('merge-apply').click({ timeout: 60_000 });
  await expect(page.getByTestId('merge')).toBeHidden();
  await expect(page.getByTestId('notice')).toContainText('与磁盘上的文本相同');
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.1' }).locator('.figure')).toHaveText('15万元');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  expect(readDisk(XIHU)).toBe(theirs);
  await focusEditor(page.getByTestId('editor'));
  await page.keyboard.press('Control+z');
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.1' }).locator('.figure')).toHaveText('13万元');
});
