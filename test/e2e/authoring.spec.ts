import { expect, test, type Locator } from '@playwright/test';
import { shareDesktop } from './desktop';
import { save, showFile, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });

const form = (): Locator => desktop().page.getByTestId('form');

test.afterEach(async () => {
  const { page } = desktop();
  if (await form().isVisible()) await page.getByTestId('mode-text').click();
});

test('how two measures combine is chosen in a table, and written as one rule that can be taken back', async () => {
  const { page, readDisk } = desktop();
  await showFile(desktop(), XIHU);
  const before = readDisk(XIHU);
  await page.getByTestId('mode-form').click();
  await form().locator('.form-tree-node[data-pointer="/stacking"]').click();
  const cell = (pair: string) => page.locator(`[data-pair="${pair}"]`);
  const details = page.getByTestId('stacking-pair');

  await test.step('the table shows what the text says, and leads to the rule', async () => {
    await cell('0 0').focus();
    await page.keyboard.press('Enter');
    await expect(details).toContainText('就高');
    await details.locator('.form-item-link').first().click();
    await expect(form().locator('.form-paper [data-pointer$="/rule"]').first()).toBeVisible();
    await form().locator('.form-tree-node[data-pointer="/stacking"]').click();
  });

  await test.step('the arrow keys go from pair to pair', async () => {
    await cell('0 0').focus();
    await page.keyboard.press('ArrowDown');
    await expect(cell('1 0')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(cell('1 1')).toBeFocused();
  });

  const unsaid = form().locator('.stacking-cell:text-is("—")').first();
  const pair = (await unsaid.getAttribute('data-pair')) ?? '';
  await cell(pair).click();
  await details.getByRole('button', { name: '改为只享最高的一笔' }).click();
  await expect(cell(pair)).toHaveText('就高');
  await save(desktop(), XIHU);
  const written = readDisk(XIHU);
  expect(written).toMatch(/同一年里只享受最高的一笔。\n\s+规则: 就高\n\s+范围: \[[a-z-]+(, [a-z-]+)?\]\n/);
  const rest = written.split('\n');
  for (const line of before.split('\n')) expect(rest.splice(0, rest.indexOf(line) + 1)).toContain(line);

  await page.keyboard.press('Control+z');
  await expect(cell(pair)).toHaveText('—');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
});
