import { expect, test } from '@playwright/test';
import { waitUntilCalculated } from './desktop';
import { previewOf, save, XIHU } from './editor';
import { shareForm } from './share-form';

const { desktop, form, node, field, undoTo } = shareForm();
/** The item with the table. */
const item = '/articles/8/items/2';

test('what stood in a field before is not seen again once something else is typed', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await node('高新、瞪羚、名牌奖励').click();
  const cell = field(`${item}/table/0/amount`);
  for (const amount of ['21万元', '22万元', '23万元']) {
    await cell.fill(amount);
    const seen = cell.evaluateHandle((input: HTMLInputElement) => {
      const values = new Set<string>();
      const look = () => {
        values.add(input.value);
        requestAnimationFrame(look);
      };
      look();
      return values;
    });
    const values = await seen;
    await cell.press('Enter');
    await expect(previewOf(desktop()).locator('tr', { hasText: '000-7.3' }).locator('.figure')).toHaveText(amount);
    await waitUntilCalculated(page);
    // The form follows the preview.
    await cell.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    expect(await values.evaluate((all) => [...all])).toEqual([amount]);
  }
  await save(desktop(), XIHU);
  await undoTo(before);
});

test('a table is edited cell by cell, pasted into from a spreadsheet, and every comment and column stays', async () => {
  const { app, page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await node('高新、瞪羚、名牌奖励').click();
  const cell = (row: number, column: string) => field(`${item}/table/${row}/${column}`);
  await cell(1, 'amount').fill('最高不超过12万元');
  await cell(1, 'amount').blur();
  const award = previewOf(desktop()).locator('tr', { hasText: '000-7.4' });
  await expect(award.locator('.figure')).toHaveText('最高不超过12万元');
  await save(desktop(), XIHU);
  const changed = before.replace(
    '当: 省级瞪羚企业,       金额: 10万元',
    '当: 省级瞪羚企业,       金额: 最高不超过12万元',
  );
  expect(changed).not.toBe(before);
  expect(readDisk(XIHU)).toBe(changed);

  await form().getByRole('button', { name: '添加一行' }).click();
  await expect(form().locator('table.form-grid tbody tr')).toHaveCount(4);
  await cell(3, 'amount').click();
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    '8万元\t绿色\t000-7.6\n4万元\t绿色\t000-7.7\n',
  );
  await page.keyboard.press('Control+v');
  await expect(form().locator('table.form-grid tbody tr')).toHaveCount(5);
  await save(desktop(), XIHU);
  const lines = readDisk(XIHU).split('\n');
  const added = lines.filter((line) => /000-7\.[67]/.test(line)).map((line) => line.trim());
  expect(added).toEqual([
    '- { 当: 新名称, 金额: 8万元, 名目: 绿色, 来源: 000-7.6 }',
    '- { 金额: 4万元, 名目: 绿色, 来源: 000-7.7 }',
  ]);
  expect(lines.filter((line) => !/000-7\.[67]/.test(line)).join('\n')).toBe(changed);
  await undoTo(before);
});

test('a table with headings from a spreadsheet goes where these say, and bare numbers get their unit', async () => {
  const { app, page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await node('高新、瞪羚、名牌奖励').click();
  await form().getByRole('button', { name: '添加一行' }).click();
  await field(`${item}/table/3/amount`).click();
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    '序号\t来源\t称号\t金额（万元）\r\n1\t000-7.6\t绿色工厂\t10\r\n2\t000-7.7\t绿色园区\t最高不超过30万元\r\n',
  );
  await page.keyboard.press('Control+v');
  await expect(form().locator('table.form-grid tbody tr')).toHaveCount(5);
  await save(desktop(), XIHU);
  const lines = readDisk(XIHU).split('\n');
  expect(lines.filter((line) => /000-7\.[67]/.test(line)).map((line) => line.trim())).toEqual([
    '- { 当: 绿色工厂, 金额: 10万元, 来源: 000-7.6 }',
    '- { 当: 绿色园区, 金额: 最高不超过30万元, 来源: 000-7.7 }',
  ]);
  expect(lines.filter((line) => !/000-7\.[67]/.test(line)).join('\n')).toBe(before);
  await undoTo(before);
});

test('in a table Enter goes down, a column is filled down and a row is moved on, and the keyboard stays with them', async () => {
  const { app, page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await node('高新、瞪羚、名牌奖励').click();
  const cell = (row: number, column: string) => field(`${item}/table/${row}/${column}`);
  await expect(form().locator('table.form-grid thead th').first()).toHaveText('当');
  await cell(0, 'amount').press('Enter');
  await expect(cell(1, 'amount')).toBeFocused();
  await cell(1, 'amount').press('Shift+Enter');
  await expect(cell(0, 'amount')).toBeFocused();

  await cell(0, 'label').fill('绿色');
  await form().getByRole('button', { name: '向下填充“名目”的空格' }).press('Enter');
  await expect(cell(2, 'label')).toHaveValue('绿色');
  await expect(form().locator('.form-paper')).toBeFocused();
  await expect(form().getByRole('button', { name: '向下填充“代号”的空格' })).toHaveCount(0);

  const down = (row: number) => form().getByRole('button', { name: `下移第${row}行` });
  await down(1).press('Enter');
  await expect(down(2)).toBeFocused();
  await expect(form().getByRole('button', { name: /^当，第2行: 国家级高新技术企业/ })).toBeVisible();
  await page.keyboard.press('Enter');
  // The last row goes no further: the keyboard is on the way back.
  await expect(form().getByRole('button', { name: '上移第3行' })).toBeFocused();
  await expect(form().getByRole('button', { name: /^当，第3行: 国家级高新技术企业/ })).toBeVisible();

  await test.step('cells beyond the last column are not lost without a word', async () => {
    await cell(0, 'clause').click();
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), '000-7.4\t甲\t乙\t丙\n');
    await page.keyboard.press('Control+v');
    await expect(page.getByTestId('notice').filter({ hasText: '2格在最后一栏之外' })).toBeVisible();
    await expect(cell(0, 'note')).toHaveValue('甲');
    await expect(cell(0, 'id')).toHaveValue('');
  });
  await save(desktop(), XIHU);
  await undoTo(before);
});
