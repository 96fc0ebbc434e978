import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { findViolations } from './axe';
import { copySamples, makeFolder, openDesktop, type Desktop } from './desktop';
import { dirtyMark, focusEditor, goBehind, previewOf, save, showFile, typeOver, XIHU } from './editor';

async function toggle({ page }: Desktop): Promise<void> {
  await page.getByTestId('palette-opener').click();
  await page.getByTestId('palette').getByRole('combobox').fill('只读审阅');
  await page.getByTestId('palette-view.reviewOnly').click();
  await expect(page.getByTestId('palette')).toBeHidden();
}

test('a reviewer reads and comments, and can change no text until the view is ended', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  const desktop = await openDesktop({ workspace, userData });
  const policy = desktop.readDisk(XIHU);
  try {
    const { page } = desktop;
    const dirty = dirtyMark(page.getByTestId('files'), XIHU);
    await showFile(desktop, XIHU);
    // Two versions to go back to.
    await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
    await save(desktop, XIHU);
    await page.keyboard.press('Control+z');
    await save(desktop, XIHU);
    await toggle(desktop);
    const bar = page.getByTestId('read-only-bar');
    await expect(bar).toContainText('文本不能改动');

    // By the keyboard, by a command, by the form, by a figure of the preview.
    await goBehind(desktop, '代号: award-nation,       值: 10万元');
    await page.keyboard.insertText('5');
    await page.keyboard.press('Backspace');
    await expect(page.getByTestId('command-file.save')).toBeDisabled();
    await expect(page.getByTestId('command-edit.undo')).toHaveAttribute('title', /只读审阅时不能用/);
    await page.keyboard.press('Shift+Alt+f');
    await expect(page.getByRole('region', { name: '通知' })).toContainText('现在是只读审阅，文本没有改动。');
    await page.getByTestId('palette-opener').click();
    await page.getByTestId('palette').getByRole('combobox').fill('另存');
    await expect(page.getByTestId('palette-file.saveAs')).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await page.getByTestId('mode-form').click();
    const title = page.getByTestId('form').locator('.form-paper [data-pointer="/policy/title"]');
    await page.getByTestId('form').locator('.form-tree-node', { hasText: '政策信息' }).first().click();
    await expect(title).toHaveAttribute('readonly');
    expect(await findViolations(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/read-only.png' });
    await page.getByTestId('mode-text').click();
    await expect(dirty).toBeHidden();

    // Restoring says that nothing was changed, and nothing else.
    await page.getByTestId('bottom-history').click();
    const versions = page.getByTestId('history').getByTestId('version');
    for (const close of await page.getByTestId('notice').getByRole('button').all()) await close.click();
    await versions.nth(1).getByRole('button', { name: /^恢复/ }).click();
    await expect(page.getByTestId('notice')).toHaveText([/文本没有改动/]);

    await previewOf(desktop).getByTestId('comments-title-award').click();
    await page.getByTestId('review-author').fill('审阅人');
    await page.getByTestId('review-text').fill('请核对。');
    await page.getByTestId('review-add').click();
    await expect(page.getByTestId('review-thread')).toContainText('请核对。');
    await expect(page.getByTestId('review-suggest')).toBeDisabled();
    expect(readdirSync(path.join(workspace, 'review/xihu-srdi-2022'))).toHaveLength(1);
    expect(desktop.readDisk(XIHU)).toBe(policy);
  } finally {
    await desktop.quit();
  }

  const again = await openDesktop({ workspace, userData });
  try {
    const { page } = again;
    await showFile(again, XIHU);
    const bar = page.getByTestId('read-only-bar');
    await expect(bar).toBeVisible();
    await bar.getByRole('button', { name: '退出只读审阅' }).click();
    await expect(bar).toBeHidden();
    await focusEditor(page.getByTestId('editor'));
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('#可以改了');
    await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
    await save(again, XIHU);
    expect(again.readDisk(XIHU)).toBe(`${policy}#可以改了`);
  } finally {
    await again.quit();
  }
});
