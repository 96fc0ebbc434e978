import { expect, test, type Locator } from '@playwright/test';
import { shareDesktop } from './desktop';
import { save, showFile, typeOver, XIHU } from './editor';

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

test('the row that a table lacks is added beside it', async () => {
  const { page, readDisk } = desktop();
  await showFile(desktop(), XIHU);
  const before = readDisk(XIHU);
  await page.getByTestId('mode-form').click();
  // The two provincial titles between the cities and the nation.
  await form().locator('.form-tree-node', { hasText: '公共服务示范平台奖励' }).first().click();
  const table = form().locator('table[data-pointer$="/table"]');
  const rows = table.locator('tbody tr');
  await expect(form().getByTestId('form-gap')).toHaveCount(0);
  const count = await rows.count();
  expect(count).toBeGreaterThan(2);
  const removed = rows.filter({ hasText: '省级' });
  await expect(removed).toHaveCount(1);
  await removed.getByRole('button', { name: /^删除/ }).click();
  await expect(rows).toHaveCount(count - 1);
  const gap = form().getByTestId('form-gap');
  await expect(gap).toContainText('省级', { timeout: 30_000 });
  await gap
    .getByRole('button', { name: /金额先同第/ })
    .first()
    .click();
  await expect(rows).toHaveCount(count);
  await expect(gap).toHaveCount(0);
  await save(desktop(), XIHU);
  const title = /当: (省级[^,，]*)/.exec(before.slice(before.indexOf('service-platform-award')))?.[1]?.trim() ?? '';
  const written = readDisk(XIHU);
  expect(written).toMatch(new RegExp(`当: ${title}, +金额: 市级奖励`));
  expect(written).not.toBe(before);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect(table.locator('[data-pointer$="/table/1/amount"]')).toHaveValue('省级奖励');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
});

test('all problems with one way to repair them are repaired at once, as one step', async () => {
  const { page, readDisk } = desktop();
  await showFile(desktop(), XIHU);
  const before = readDisk(XIHU);
  await typeOver(desktop(), '财政层级: 区县', '区县', '区具');
  await typeOver(desktop(), '期间: 政策期', '政策期', '政策其');
  await page.getByTestId('bottom-problems').click();
  const problems = page.getByTestId('problems');
  const fix = problems.getByTestId('fix-all');
  await expect(fix).toContainText('2处');
  await fix.click();
  await expect(fix).toHaveCount(0);
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
  await showFile(desktop(), XIHU);
  await page.keyboard.press('Control+z');
  await expect(fix).toContainText('2处');
  await page.keyboard.press('Control+y');
  await expect(fix).toHaveCount(0);
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
  await page.getByTestId('bottom-simulation').click();
});
