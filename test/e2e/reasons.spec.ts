import { expect, test } from '@playwright/test';
import { chooseYear } from './choose';
import { shareDesktop } from './desktop';
import { previewOf, showFile, visibleLines, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });

test.beforeEach(async () => {
  const { page } = desktop();
  await chooseYear(page, 2023);
});

test('an enterprise opens to its payments, each with its clause and amount', async () => {
  const { page } = desktop();
  await page.getByRole('button', { name: '展开 南昌樟影精密机械有限公司' }).click();
  const payments = page.locator('tr.payment');
  await expect(payments).not.toHaveCount(0);
  await expect(payments.filter({ hasText: '000-1.1' })).toContainText('10万元');
  await expect(payments.filter({ hasText: '001-2.' })).toContainText('0–30万元');
  await page.getByRole('button', { name: '收起 南昌樟影精密机械有限公司' }).click();
  await expect(payments).toHaveCount(0);
});

test('every payment is explained step by step, with the facts read and the clause that did it', async () => {
  const { page } = desktop();
  const why = page.getByTestId('why-panel');
  await page.getByTestId('enterprise-xh-001').click();
  await expect(why).toContainText('南昌樟影精密机械有限公司');
  await expect(why).toContainText('10万元–40万元');
  await why.locator('.why-line', { hasText: '10万元' }).first().click();
  await expect(why).toContainText('为何是 10万元');
  const steps = why.locator('.step');
  const stages = await steps.locator('.step-head b').allInnerTexts();
  expect(stages).toEqual(expect.arrayContaining(['是否有效', '地域', '事由', '金额']));
  expect(stages.indexOf('事由')).toBeLessThan(stages.indexOf('金额'));
  const facts = steps.locator('.step-facts li');
  await expect(facts.filter({ hasText: '国家级专精特新“小巨人”企业' })).not.toHaveCount(0);
  await expect(steps.filter({ hasText: '事件日期 2023-07-14 在适用期间内' })).toHaveCount(1);
  await expect(steps.locator('.clause-link', { hasText: '一·1' })).not.toHaveCount(0);
  await expect(steps.filter({ hasText: '得 10万元' })).not.toHaveCount(0);
});

test('what is not paid is explained, too', async () => {
  const { page } = desktop();
  await page.getByTestId('enterprise-xh-002').click();
  const why = page.getByTestId('why-panel');
  await expect(why).toContainText('江西澄岭轴承集团有限公司');
  const whyNot = page.getByTestId('why-not');
  await expect(whyNot).toContainText('为何没有');
  const entry = whyNot.locator('.why-line', { hasText: '2023 年' }).first();
  await entry.click();
  await expect(whyNot.locator('.step')).not.toHaveCount(0);
  await expect(whyNot.locator('.step-refused, .step-unknown').first()).toBeVisible();
});

test('facts that are missing are named where the amount is an interval because of them', async () => {
  const { page } = desktop();
  const row = page.locator('tr.enterprise', { has: page.getByTestId('enterprise-xh-032') });
  await expect(row.locator('td.needs')).not.toBeEmpty();
  await page.getByTestId('enterprise-xh-032').click();
  const needs = page.getByTestId('why-panel').locator('.why-needs');
  await expect(needs).toContainText('缺少的事实');
  await expect(page.getByTestId('simulation-needs')).toContainText(/^[1-9]/);
});

test('a clause leads to its text', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await page.getByTestId('enterprise-xh-001').click();
  const why = page.getByTestId('why-panel');
  await why.locator('.why-line', { hasText: '10万元' }).first().click();
  await why.locator('.why-head .clause-link').click();
  await expect(page.getByTestId('tab-policies/xihu-srdi-2022.yaml')).toHaveAttribute('aria-current', 'true');
  await expect(visibleLines(desktop()).filter({ hasText: '代号: title-award' })).toBeVisible();
});

test('a part of the preview leads to its text, and the cursor marks the part in the preview', async () => {
  await showFile(desktop(), XIHU);
  const preview = previewOf(desktop());
  await preview.getByRole('button', { name: '在文本中查看：一·2 支持平台建设', exact: true }).click();
  await expect(visibleLines(desktop()).filter({ hasText: '标题: 支持平台建设' })).toBeVisible();
  await expect(preview.locator('[data-current]')).toContainText('支持平台建设');
});

test('a measure leads to the readings it rests on, and says what each asks', async () => {
  await showFile(desktop(), XIHU);
  const reading = previewOf(desktop()).getByRole('button', { name: 'inside-term' }).first();
  await expect(reading).toHaveAttribute('title', /施行之前获得的称号，能否在有效期内享受？\n不能/);
  await reading.click();
  await expect(visibleLines(desktop()).filter({ hasText: '代号: inside-term' })).toBeVisible();
  await expect(previewOf(desktop()).locator('[data-current]')).toContainText('施行之前获得的称号');
});
