import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseOption, chooseYear } from './choose';
import { shareDesktop } from './desktop';
import { NANCHANG, showFile, XIHU } from './editor';
import { chooseMenuItem } from './native-menu';

const desktop = shareDesktop();

const subject = (page: Page, key: string) => page.locator(`[data-testid="subject"][data-key="${key}"]`);

async function choose(page: Page, side: 'left' | 'right', title: string): Promise<void> {
  await chooseOption(page.getByTestId(`policies-${side}`), new RegExp(title));
}

test('two policies stand side by side by subject, with what either pays and to whom', async () => {
  const { app, page } = desktop();
  await chooseYear(page, 2023);
  await showFile(desktop(), XIHU);
  await chooseMenuItem(app, '比较两份政策…');
  const dialog = page.getByTestId('policies');
  await expect(dialog).toBeVisible();
  await choose(page, 'right', '支持优质中小企业');
  await expect(page.locator('.subjects thead')).toContainText('支持优质中小企业', { timeout: 60_000 });
  const row = subject(page, 'payment recognitions srdi-sme/province');
  await expect(row).toHaveAttribute('data-state', 'differs');
  await expect(row.locator('[data-side="left"]')).toContainText('奖励5万元');
  await expect(row.locator('[data-side="right"]')).toContainText('奖励最高不超过6万元');
  await expect(subject(page, 'payment patents invention')).toHaveAttribute('data-state', 'left');
  await expect(subject(page, 'stacking highest family').locator('[data-side="right"]')).toContainText('没有规定');
  await expect(page.getByTestId('policies-total')).toContainText('250.1万元');
  await expect(page.getByTestId('policies-total')).toContainText('338万元');
  await expect(subject(page, 'payer')).toBeVisible();
  await dialog.getByText('只看不同的').click();
  await expect(subject(page, 'payer')).toBeHidden();
  await page.screenshot({ path: 'test-results/policies.png' });
});

test('a click leads to the clause in either policy', async () => {
  const { page } = desktop();
  await subject(page, 'payment recognitions srdi-sme/province')
    .locator('[data-side="right"]')
    .getByRole('button', { name: '001-2.5' })
    .click();
  await expect(page.getByTestId('policies')).toBeHidden();
  await expect(page.getByTestId(`tab-${NANCHANG}`)).toBeVisible();
  await expect(page.getByTestId('editor')).toContainText('provincial-srdi', { useInnerText: true });
});

test('a file written outside is compared as it stands now', async () => {
  const { page, workspace, readDisk } = desktop();
  const changed = readDisk(NANCHANG).replace('金额: 最高不超过6万元', '金额: 5万元');
  writeFileSync(path.join(workspace, NANCHANG), changed);
  await page.keyboard.press('F1');
  await page.getByTestId('palette-view.comparePolicies').click();
  await choose(page, 'left', '支持优质中小企业');
  await choose(page, 'right', '西湖区');
  const row = subject(page, 'payment recognitions srdi-sme/province');
  await expect(row).toHaveAttribute('data-state', 'same', { timeout: 60_000 });
  expect(readDisk(NANCHANG)).toBe(changed);
});
