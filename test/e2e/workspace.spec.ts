import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseOption, chooseYear, pickOption } from './choose';
import { makeFolder, shareDesktop, startDesktop } from './desktop';
import { NANCHANG, previewOf, showFile, visibleLines, XIHU } from './editor';
import { addIntervals, readInterval } from './read-money';

const desktop = shareDesktop({ language: 'zh' });

test('opens the workspace named on the command line, in Chinese on a Chinese system', async () => {
  const { page } = desktop();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  const files = page.getByTestId('files');
  await expect(files.getByTestId(`file-${XIHU}`)).toContainText('南昌市西湖区支持“专精特新”中小企业');
  await expect(files.getByTestId(`file-${NANCHANG}`)).toContainText('支持优质中小企业发展');
  await expect(files.getByTestId('file-enterprises/sample-enterprises.yaml')).toBeVisible();
  await expect(page.getByTestId('command-file.newPolicy')).toHaveAccessibleName('新建政策…');
  await expect(page.getByTestId('bottom-simulation')).toHaveText('模拟');
});

test('remembers the workspace and shows it in the menu of recent ones', async () => {
  const { app, userData, workspace } = desktop();
  const state = JSON.parse(readFileSync(path.join(userData, 'state.json'), 'utf8')) as {
    recent: { location: string }[];
  };
  expect(state.recent.map(({ location }) => location)).toEqual([workspace]);
  const labels = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap((menu) => menu.submenu?.items ?? [])
      .flatMap((item) => item.submenu?.items ?? [])
      .map((item) => item.label),
  );
  expect(labels).toContain(`samples — ${workspace}`);
});

test('shows the text of the chosen policy, coloured and with line numbers', async () => {
  await showFile(desktop(), XIHU);
  const lines = visibleLines(desktop());
  await expect(lines.filter({ hasText: '措施语言: 1' })).toHaveCount(1);
  await expect(
    lines.filter({ hasText: '名称: 南昌市西湖区支持“专精特新”中小企业高质量发展若干措施（试行）' }),
  ).toHaveCount(1);
  const keyword = lines.filter({ hasText: '措施语言' }).locator('span > span').first();
  const value = lines.filter({ hasText: '措施语言' }).locator('span > span').last();
  const colour = (element: Element) => getComputedStyle(element).color;
  // Colours come when the grammar has read the text.
  await expect.poll(async () => (await keyword.evaluate(colour)) !== (await value.evaluate(colour))).toBe(true);
});

test('previews the policy as a reader sees it: head, articles, award table', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  const preview = previewOf(desktop());
  await expect(preview.locator('.policy-title')).toContainText(
    '南昌市西湖区支持“专精特新”中小企业高质量发展若干措施（试行）',
  );
  await expect(preview.locator('.policy-number')).toContainText('西府办发〔2022〕48号');
  await expect(preview.locator('.policy-facts')).toContainText('2023-01-01 至 2024-12-31');
  const awards = preview.locator('.article', {
    has: page.getByRole('button', { name: '在文本中查看：一·1 实施专项奖补' }),
  });
  await expect(awards).toContainText('企业称号奖励');
  const rows = await awards.locator('table.payments tbody tr').allInnerTexts();
  expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
    '国家级专精特新“小巨人”企业 000-1.1 10万元',
    '国家级制造业单项冠军企业 000-1.2 10万元',
    '省级制造业单项冠军企业 000-1.3 5万元',
    '省级专业化“小巨人”企业 000-1.4 5万元',
    '省级“专精特新”中小企业 000-1.5 5万元',
    '市级“专精特新”中小企业 000-1.6 3万元',
  ]);
  await expect(awards.locator('.units')).toContainText('牵头 区中小企业服务局');
});

test('finds every worked example of both policies as expected', async () => {
  const { page } = desktop();
  for (const [file, policy] of [
    [XIHU, 'xihu-srdi-2022.yaml'],
    [NANCHANG, 'nanchang-sme-2022.yaml'],
  ] as const) {
    await showFile(desktop(), file);
    const examples = page.getByTestId('examples').locator('.example');
    const written = /^算例:$/m.test(desktop().readDisk(`policies/${policy}`));
    expect(written).toBe(true);
    expect(await examples.count()).toBeGreaterThan(3);
    await expect(page.getByTestId('examples').locator('.example-failed, .example-notRun')).toHaveCount(0);
  }
});

test('simulates every sample enterprise; the rows and the policies add up to the total', async () => {
  const { page, workspace } = desktop();
  const written = readdirSync(path.join(workspace, 'enterprises')).flatMap((file) => [
    ...readFileSync(path.join(workspace, 'enterprises', file), 'utf8').matchAll(/^ {2}- 代号: /gm),
  ]);
  expect(written.length).toBeGreaterThanOrEqual(24);
  for (const year of [2024, 2023, 2022]) {
    await chooseYear(page, year);
    const rows = page.getByTestId('simulation-table').locator('tr.enterprise');
    await expect(rows).toHaveCount(written.length);
    await expect(page.getByTestId('simulation-helped')).toContainText(`共 ${written.length} 家`);
    const total = readInterval(await page.getByTestId('simulation-total').locator('.amount').innerText());
    const amounts = await rows
      .locator('td.money')
      .first()
      .page()
      .locator('tr.enterprise > td:nth-child(2)')
      .allTextContents();
    expect(addIntervals(amounts.map(readInterval))).toEqual(total);
    const policies = await page.locator('.policy-totals tbody .amount').allInnerTexts();
    expect(addIntervals(policies.map(readInterval))).toEqual(total);
    await expect(page.getByTestId('simulation-change')).toHaveText('—');
  }
});

test('states what a well-known enterprise receives', async () => {
  const { page } = desktop();
  await chooseYear(page, 2023);
  const row = page.locator('tr.enterprise', { has: page.getByTestId('enterprise-xh-001') });
  // 10万元 by the district for the national title; up to 30万元 by the city.
  await expect(row.locator('td').first()).toHaveText(/^10万元–40万元/);
});

test('finds enterprises by name and sorts them by amount', async () => {
  const { page } = desktop();
  await chooseYear(page, 2023);
  const rows = page.locator('tr.enterprise');
  await page.getByPlaceholder('查找企业').fill('杉谷电子');
  await expect(rows).toHaveCount(1);
  await page.locator('.table-tools').getByRole('button', { name: '清除' }).click();
  await expect(page.getByPlaceholder('查找企业')).toHaveValue('');
  await chooseOption(page.locator('.table-tools .ant-select'), /按金额/);
  await expect(rows).toHaveCount(53);
  const tops = (await page.locator('tr.enterprise > td:nth-child(2)').allTextContents()).map(
    (text) => readInterval(text).max,
  );
  expect(tops).toEqual([...tops].sort((a, b) => (b ?? 0) - (a ?? 0)));
});

test('an empty folder is a workspace, too: its first policy is a click and a name away', async () => {
  const { page, readDisk, quit } = await startDesktop({ language: 'zh', workspace: makeFolder('empty') });
  try {
    const empty = page.locator('.editor-empty');
    await expect(empty).toContainText('没有打开的文件');
    await empty.getByRole('button', { name: '新建政策…' }).click();
    const dialog = page.getByRole('dialog', { name: '新建政策' });
    // The name can be typed at once.
    await expect(dialog.getByLabel('政策名称')).toBeFocused();
    await page.keyboard.insertText('东湖区第一份措施');
    await dialog.getByLabel('适用地区').fill('dhq');
    await pickOption(page, /南昌市东湖区/);
    await dialog.getByRole('button', { name: '新建' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId('file-policies/东湖区第一份措施.yaml')).toBeVisible();
    expect(readDisk('policies/东湖区第一份措施.yaml')).toContain('名称: 东湖区第一份措施');
    // Nor is there an enterprise: invented ones show what it does.
    await page.getByRole('button', { name: '加一份企业样本' }).click();
    await expect(page.locator('tr.enterprise')).toHaveCount(2);
    await expect(page.getByTestId('simulation-total')).toContainText('5万元');
    expect(readDisk('enterprises/企业样本.yaml')).toContain('所在区县: "360102"');
  } finally {
    await quit();
  }
});
