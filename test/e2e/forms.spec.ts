import { expect, test, type Locator } from '@playwright/test';
import { shareDesktop, waitUntilCalculated } from './desktop';
import { previewOf, save, showFile, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });

const form = (): Locator => desktop().page.getByTestId('form');
const node = (name: string): Locator => form().locator('.form-tree-node', { hasText: name }).first();
const field = (pointer: string): Locator => form().locator(`.form-paper [data-pointer="${pointer}"]`);

/** Shows the sample policy as a form, as the disk has it. */
test.beforeEach(async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await page.getByTestId('mode-form').click();
  await expect(form().locator('.form-tree-node').first()).toBeVisible();
});

test.afterEach(async () => {
  const { page } = desktop();
  if (await form().isVisible()) await page.getByTestId('mode-text').click();
});

test('a title typed in the form changes these characters of the file alone, as one step of undo', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await node('政策信息').click();
  const title = field('/policy/title');
  await title.click();
  await page.keyboard.press('Control+End');
  for (const word of ['（', '修订', '稿', '）']) await page.keyboard.insertText(word);
  await expect(previewOf(desktop()).locator('.policy-title')).toContainText('（修订稿）');
  await save(desktop(), XIHU);
  const written = readDisk(XIHU);
  expect(written).toBe(before.replace(/(\n {2}名称: .*)/, '$1（修订稿）'));

  await page.keyboard.press('Control+z');
  await expect(title).not.toHaveValue(/修订稿/);
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
  await waitUntilCalculated(page);
});

test('screens', async () => {
  const { page } = desktop();
  await page.waitForTimeout(500);
  await page.screenshot({ path: 'test-results/forms-1.png' });
  await form().locator('.form-tree-node', { hasText: '奖励' }).first().click();
  await page.waitForTimeout(700);
  await page.screenshot({ path: 'test-results/forms-2.png' });
  await node('参数').click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: 'test-results/forms-3.png' });
});
