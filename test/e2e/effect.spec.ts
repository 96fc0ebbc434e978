import { expect, test, type Page } from '@playwright/test';
import path from 'node:path';
import { findViolations } from './axe';
import { chooseOption, chooseYear } from './choose';
import { copySamples, shareDesktop, waitUntilCalculated } from './desktop';
import { goBehind, NANCHANG, previewOf, save, showFile, typeOver, visibleLines, XIHU } from './editor';
import { answerDialogs } from './host-dialogs';
import { addIntervals, readChange, readInterval } from './read-money';

// A policy that states its budget: 西湖区 pays some 300万元 to the samples of 2023.
const workspace = copySamples();
const desktop = shareDesktop({ language: 'zh', workspace });
const parameter = 'award-nation,       值: 10';

test.beforeEach(async () => {
  const { page } = desktop();
  await page.getByTestId('bottom-simulation').click();
  await chooseYear(page, 2023);
});

/** Chooses what the simulation is compared with, by a part of its name. */
async function compareWith(page: Page, name: string): Promise<void> {
  await chooseOption(page.getByTestId('baseline-select'), new RegExp(name));
  await waitUntilCalculated(page);
}

/** The shares of winners and losers, as they are shown. */
async function readShares(page: Page) {
  const shares = await Promise.all(
    ['winners', 'losers', 'mixed'].map(async (name) => {
      const share = page.getByTestId(`share-${name}`);
      const change = share.locator('.share-change');
      return {
        count: Number((await share.locator('.share-count').innerText()).replace(/\D/g, '')),
        change: (await change.count()) === 0 ? { min: 0, max: 0 } : readChange(await change.innerText()),
      };
    }),
  );
  return shares;
}

test('winners and losers make up the change, and each shows its enterprises', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), parameter, '10', '12');
  await typeOver(desktop(), 'award-city,         值: 3', '3', '2');
  const shares = await readShares(page);
  const [winners, losers] = shares;
  expect(winners?.count).toBeGreaterThan(0);
  expect(losers?.count).toBeGreaterThan(0);
  const whole = readChange(await page.getByTestId('simulation-change').innerText());
  expect(addIntervals(shares.map(({ change }) => change))).toEqual(whole);

  await page.getByTestId('share-losers').press('Enter');
  await expect(page.getByTestId('share-losers')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('tr.enterprise')).toHaveCount(losers?.count ?? 0);
  const shown = (await page.locator('tr.enterprise > td:nth-child(3)').allTextContents()).map(readChange);
  expect(addIntervals(shown)).toEqual(losers?.change);
  expect(await findViolations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/effect-shares.png' });
  await page.getByTestId('share-losers').press('Enter');
  await page.keyboard.press('Escape');
  await showFile(desktop(), XIHU);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
  await expect(page.getByTestId('shares')).toHaveCount(0);
});

test('an edit that changes nothing says why, and leads to its place and to an enterprise', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), 'workstation-amount, 值: 50万元', '50万元', '55万元');
  const unfelt = page.getByTestId('unfelt');
  await expect(unfelt).toHaveAttribute('open');
  await expect(unfelt.locator('summary')).toContainText('与基准相比，结果没有变化');
  const edit = unfelt.getByTestId('unfelt-edit');
  await expect(edit).toContainText('工作站奖励：值 50万元 → 55万元');
  await expect(edit.locator('[data-cause="noEvent"]')).toContainText('家企业当年没有这一项要求的事件');
  await expect(edit.locator('[data-cause="noEvent"]')).toContainText('请加入符合这一条的企业样本');
  expect(await findViolations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/effect-unfelt.png' });
  await edit.locator('[data-cause="noEvent"]').getByRole('button').press('Enter');
  await expect(page.getByTestId('why-panel')).toContainText('为何没有');
  await edit
    .locator('.unfelt-words')
    .getByRole('button', { name: /^在文本中查看/ })
    .press('Enter');
  await expect(visibleLines(desktop()).filter({ hasText: 'workstation-amount' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(unfelt).toHaveCount(0);
});

test('a year in which the policy is not in force is the reason, and so is wording', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await chooseYear(page, 2026);
  await typeOver(desktop(), parameter, '10', '12');
  await expect(page.getByTestId('unfelt').locator('[data-cause="notInForce"]')).toContainText(
    '本政策在 2026 年不适用（适用期间：2023-01-01 至 2024-12-31）',
  );
  await showFile(desktop(), XIHU);
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('unfelt')).toHaveCount(0);
  await typeOver(desktop(), '备注: 一·1至一·3条的国家级称号、平台和基地', '基地', '园区');
  await expect(page.getByTestId('unfelt-wording')).toContainText('只改了文字或说明');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('unfelt-wording')).toHaveCount(0);
});

test('no budget says what to do; a budget that is written shows what is left, and is saved as typed', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  const budget = page.getByTestId('simulation-budget');
  await expect(budget).toContainText('未写年度预算');
  await budget.getByTestId('fill-budget').press('Enter');
  await expect(page.getByTestId('form')).toContainText('年度预算');
  await page.getByTestId('mode-text').click();

  await showFile(desktop(), XIHU);
  await goBehind(desktop(), '财政层级: 区县');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('年度预算: 400万元');
  await expect(budget).toContainText('全年预算 400万元');
  const total = readInterval(
    await page.getByTestId('policy-totals').locator('tr', { hasText: '西湖区' }).locator('td .amount').innerText(),
  );
  const left = readInterval(await budget.locator('.balance').innerText());
  const whole = readInterval('400万元').min;
  expect(left).toEqual({ min: whole - (total.max ?? 0), max: whole - total.min });
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before.replace('  财政层级: 区县', '  财政层级: 区县\n  年度预算: 400万元'));
  await typeOver(desktop(), '年度预算: 400', '400', '20');
  await expect(budget).toContainText('已超支');
  await page.screenshot({ path: 'test-results/effect-budget.png' });
  await showFile(desktop(), XIHU);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await expect(budget).toContainText('未写年度预算');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
});

test('another policy is a baseline: either is simulated without the other', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  const totals = page.getByTestId('policy-totals');
  const [xihu, nanchang] = await Promise.all(
    ['西湖区', '支持优质中小企业发展和公共服务平台'].map(async (title) =>
      readInterval(await totals.locator('tr', { hasText: title }).locator('td .amount').innerText()),
    ),
  );
  const all = readInterval(await page.getByTestId('simulation-total').locator('.amount').innerText());
  await compareWith(page, '支持优质中小企业发展和公共服务平台');
  await expect(page.getByTestId('baseline-without')).toContainText('支持优质中小企业发展和公共服务平台');
  const without = readInterval(await page.getByTestId('simulation-total').locator('.amount').innerText());
  expect(without.min).toBe(all.min - (nanchang?.min ?? 0));
  const change = readChange(await page.getByTestId('simulation-change').innerText());
  expect(change.min).toBe((xihu?.min ?? 0) - (nanchang?.min ?? 0));
  const shares = await readShares(page);
  expect(addIntervals(shares.map((share) => share.change)).min).toBe(change.min);
  expect(await findViolations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/effect-policy.png' });
  await page.getByTestId('baseline-without').getByRole('button', { name: '改回上次保存' }).press('Enter');
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
  await showFile(desktop(), NANCHANG);
});

test('the last release is a baseline, once there is one', async () => {
  const { app, page } = desktop();
  await showFile(desktop(), XIHU);
  await compareWith(page, '上次发布');
  await expect(page.getByRole('alert').filter({ hasText: '上次发布的规则包' })).toBeVisible({ timeout: 30_000 });
  await answerDialogs(app, { save: path.join(workspace, 'releases', 'xihu-srdi-2022-1.0.0.cuoshi') });
  await page.getByTestId('export').click();
  await page.getByTestId('export-go').click({ timeout: 30_000 });
  await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verified', 'true', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await typeOver(desktop(), parameter, '10', '12');
  await save(desktop(), XIHU);
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
  await compareWith(page, '上次发布');
  await expect(page.getByTestId('baseline-select')).toContainText('发布 1.0.0（修订 1）');
  await expect(page.getByTestId('simulation-change')).toHaveText(/^\+/);
  await typeOver(desktop(), 'award-nation,       值: 12', '12', '10');
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
  await compareWith(page, '上次保存');
  await expect(page.getByTestId('simulation-change')).toHaveText(/^−/);
  await save(desktop(), XIHU);
});

test('a slider on a figure of the preview simulates while it is dragged; each drag is one step of undo', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  const row = previewOf(desktop()).locator('tr', { hasText: '000-1.1' });
  await row.locator('.figure').click();
  const slider = page.getByTestId('figure-slider');
  const handle = slider.getByRole('slider');
  await expect(handle).toHaveAttribute('aria-valuenow', '10');
  expect(await findViolations(page)).toEqual([]);
  const box = await handle.boundingBox();
  const rail = await slider.locator('.ant-slider').boundingBox();
  if (!box || !rail) throw new Error('the slider has no place');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const share of [0.6, 0.65, 0.7]) await page.mouse.move(rail.x + rail.width * share, y, { steps: 3 });
  // The button is still down.
  await expect(row.locator('.figure')).toHaveText('14万元');
  await expect(page.getByTestId('simulation-change')).toHaveText(/^\+/);
  await page.mouse.up();
  await page.screenshot({ path: 'test-results/effect-slider.png' });
  await handle.press('ArrowRight');
  await expect(row.locator('.figure')).toHaveText('15万元');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('field-popover')).toBeHidden();
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before.replace('award-nation,       值: 10万元', 'award-nation,       值: 15万元'));
  await showFile(desktop(), XIHU);
  await page.keyboard.press('Control+z');
  await expect(row.locator('.figure')).toHaveText('14万元');
  await page.keyboard.press('Control+z');
  await expect(row.locator('.figure')).toHaveText('10万元');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
});

test('a version of the history is a baseline', async () => {
  const { page, readDisk } = desktop();
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), parameter, '10', '15');
  await save(desktop(), XIHU);
  // The newest is what was just saved; the one before it is the text without the change.
  await chooseOption(page.getByTestId('baseline-select'), /\d{4}年\d+月/, 1);
  await waitUntilCalculated(page);
  await expect(page.getByTestId('baseline-select')).toContainText('的版本');
  await expect(page.getByTestId('simulation-change')).toHaveText(/^\+/);
  await compareWith(page, '上次保存');
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
  expect(readDisk(XIHU)).toContain('award-nation,       值: 15');
});
