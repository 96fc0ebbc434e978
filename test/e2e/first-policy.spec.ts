import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pickOption } from './choose';
import { makeFolder, shareDesktop, waitUntilCalculated } from './desktop';
import { previewOf, save } from './editor';
import { answerDialogs } from './host-dialogs';

const desktop = shareDesktop({ language: 'zh' });
const root = path.resolve(import.meta.dirname, '../..');

const file = 'policies/东湖区支持企业创新若干措施.yaml';

/** Types as an input method does: whole words, not keys. */
async function type(words: string): Promise<void> {
  await desktop().page.keyboard.insertText(words);
}

test('someone who has never seen the language writes a first measure with the mouse and an input method', async () => {
  test.setTimeout(180_000);
  const { app, page, readDisk } = desktop();
  const form = page.getByTestId('form');
  const field = (pointer: string) => form.locator(`.form-paper [data-pointer="${pointer}"]`);

  await test.step('a new policy from a template, its region found by first letters', async () => {
    await page.getByTestId('command-file.newPolicy').click();
    const dialog = page.getByRole('dialog', { name: '新建政策' });
    await dialog.getByLabel('政策名称').click();
    await type('东湖区支持企业创新若干措施');
    await dialog.getByLabel('适用地区').fill('dhq');
    await pickOption(page, /南昌市东湖区/);
    await dialog.getByLabel('文号').click();
    await type('东府办发〔2026〕3号');
    await dialog.getByText('文字条款').click();
    await dialog.getByLabel('文号').press('Enter');
    await expect(dialog).toBeHidden();
    await expect(previewOf(desktop()).locator('.policy-number')).toContainText('东府办发〔2026〕3号');
    await save(desktop(), file);
  });
  const first = readDisk(file);
  expect(first).toContain('地区: "360102"');

  await page.getByTestId('mode-form').click();
  const list = '/articles/0/items';
  const add = async (name: string) => {
    await form.locator('.form-tree-node[data-pointer="/articles/0"]').click();
    await form.getByTestId('form-add-item').click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };

  await test.step('an award by level with a cap', async () => {
    await add('奖励（按称号分档的表）');
    await field(`${list}/1/title`).fill('企业称号奖励');
    await field(`${list}/1/table/0/amount`).fill('8万元');
    await field(`${list}/1/cap/amount`).fill('10万元');
    await field(`${list}/1/cap/amount`).blur();
    await expect(previewOf(desktop())).toContainText('8万元');
  });

  await test.step('an exclusion, and a rule for payments that come together', async () => {
    await add('不予奖励');
    await expect(field(`${list}/2/gist`)).toBeVisible();
    await form.locator('.form-tree-node[data-pointer="/stacking"]').click();
    await page.locator('[data-pair="0 0"]').click();
    await page.getByTestId('stacking-pair').getByRole('button', { name: '改为只享最高的一笔' }).click();
    await expect(page.locator('[data-pair="0 0"]')).toHaveText('就高');
  });

  await test.step('what the input method typed wrong is repaired', async () => {
    await form.locator(`.form-tree-node[data-pointer="${list}/1"]`).click();
    await form.getByRole('button', { name: '按文字编辑' }).click();
    const text = form.locator(`textarea[data-pointer="${list}/1/when"]`);
    await text.click();
    await type('认定.类型 ＝ “新认定”');
    await text.blur();
    await page.getByTestId('bottom-problems').click();
    const fix = page.getByTestId('fix-all');
    await fix.click();
    await expect(fix).toHaveCount(0);
    await waitUntilCalculated(page);
    await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 0\b/);
  });
  await save(desktop(), file);
  const written = readDisk(file);
  expect(written).toContain('条件: 认定.类型 = "新认定"');
  expect(written).toContain('封顶: { 金额: 10万元 }');
  expect(written).toMatch(/类型: 不予奖励\n/);
  expect(written).toMatch(/规则: 就高\n\s+范围: \[award\]\n/);
  expect(written.startsWith(first.slice(0, first.indexOf('条款:')))).toBe(true);

  await test.step('compared with the version before', async () => {
    await page.getByTestId('bottom-history').click();
    const versions = page.getByTestId('history').getByTestId('version');
    await expect(versions.first()).toContainText('企业称号奖励');
    await page.getByTestId('bottom-simulation').click();
  });

  await test.step('exported, and verified by the command line', async () => {
    const target = path.join(makeFolder('release'), '东湖.cuoshi');
    await answerDialogs(app, { save: target });
    await page.getByTestId('export').click();
    await expect(page.getByTestId('forecast')).toBeVisible();
    await page.getByTestId('export-go').click();
    await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'true');
    const env = { ...process.env, CUOSHI_HOME: desktop().home };
    const verify = [path.join(root, 'out/cli.js'), 'verify', target];
    expect(execFileSync(process.execPath, verify, { encoding: 'utf8', env })).toContain('policy-360102');
  });
});
