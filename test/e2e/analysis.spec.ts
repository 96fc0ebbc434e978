import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseYear } from './choose';
import { chooseMenuItem } from './native-menu';
import { shareDesktop, waitUntilStudied } from './desktop';
import { dirtyMark, NANCHANG, NANJING, save, selectText, showFile, typeOver, visibleLines, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });
const parameter = 'award-nation,       值: 10';

test.beforeEach(async () => {
  const { page } = desktop();
  await page.getByTestId('bottom-simulation').click();
  await chooseYear(page, 2023);
});

async function showPanel(page: Page, panel: 'problems' | 'examples' | 'readings' | 'targets'): Promise<void> {
  await page.getByTestId(`bottom-${panel}`).click();
  await waitUntilStudied(page);
}

test('a finding says whom it concerns, and opens to an enterprise that shows it', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await showPanel(page, 'problems');
  await page.getByText('分析', { exact: true }).click();
  await expect(page.locator('.problem[data-code^="check/"]')).toHaveCount(0);
  const finding = page.locator('[data-code="analyse/fair-competition"]', { hasText: '市场开拓补贴' });
  await expect(finding).toContainText('2023 年涉及企业样本 2 家，有关条款的给付：67.1万元');
  await expect(finding).toContainText('未附修改：这是提请考虑的问题');
  await expect(finding).toContainText('xihu-srdi-2022.yaml');
  await finding.getByTestId('show-witness').click();
  const witness = page.getByTestId('witness');
  const [one, other] = [witness.locator('.witness-subject').first(), witness.locator('.witness-subject').last()];
  await expect(one.locator('.witness-differs')).toContainText('住宿费用');
  await expect(other.locator('.witness-differs')).toContainText('出口信用保险');
  await expect(one.locator('.witness-total')).toContainText('0–5万元');
  await expect(other.locator('.witness-total')).toContainText('30万元–35万元');
  await other.locator('summary', { hasText: '市场开拓补贴' }).click();
  await expect(other.locator('.step').filter({ hasText: '30万元' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(witness).toBeHidden();
  await finding.locator('.problem-text').click();
  await expect(page.getByTestId(`tab-${XIHU}`)).toHaveAttribute('aria-current', 'true');
});

test('a fix of the analysis is one change of the text, which is saved as it stands', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(NANJING);
  await showFile(desktop(), NANJING);
  await showPanel(page, 'problems');
  const competition = page.locator('[data-code="analyse/fair-competition"]', { hasText: '零成本转贷额度' });
  const idle = page.locator('[data-code="analyse/always-true"]');
  await expect(idle).toHaveCount(1);
  await idle.getByRole('button', { name: '修复：删除这一部分' }).click();
  await expect(idle).toHaveCount(0);
  await save(desktop(), NANJING);
  const after = readDisk(NANJING);
  expect(after.length).toBeLessThan(before.length);
  // Nothing but the part that said nothing is gone.
  const [removed] = differingLines(before, after);
  expect(removed).toContain('and');
  expect(differingLines(before, after)).toHaveLength(1);
  await expect(competition).toHaveCount(1);
  await showFile(desktop(), NANJING);
  await page.keyboard.press('Control+z');
  await save(desktop(), NANJING);
  expect(readDisk(NANJING)).toBe(before);
  await expect(idle).toHaveCount(1);
});

test('readings stand in the order of the money at stake, and lead to their text', async () => {
  const { page } = desktop();
  await chooseMenuItem(desktop().app, '口径');
  await waitUntilStudied(page);
  const pane = page.getByTestId('readings');
  const stakes = await pane.locator('.reading-stake').allInnerTexts();
  expect(stakes[0]).toBe('相差没有上限');
  expect(stakes[1]).toBe('相差 332万元');
  expect(stakes.at(-1)).toBe('在这组企业上没有差别');
  const fixed = pane.getByTestId('reading-up-to');
  await expect(fixed.locator('tr').first()).toContainText('250.1万元–606.1万元');
  await expect(fixed.locator('tr').nth(1)).toContainText('+332万元…0');
  await expect(pane).toContainText('按工作区的 53 家企业样本计算');
  await pane.getByText('只看有金额差别的').click();
  await expect(pane.locator('.reading-idle')).toHaveCount(0);
  await fixed.getByRole('button', { name: '在文本中查看: up-to' }).click();
  await expect(page.getByTestId(`tab-${NANCHANG}`)).toHaveAttribute('aria-current', 'true');
  await expect(visibleLines(desktop()).filter({ hasText: '代号: up-to' })).toBeVisible();
});

test('each payment names the readings it rests on', async () => {
  const { page } = desktop();
  await page.getByTestId('enterprise-xh-001').click();
  await page.getByTestId('why-panel').locator('.why-line', { hasText: '10万元' }).first().click();
  const readings = page.getByTestId('line-readings');
  await expect(readings).toContainText('renewal');
  await expect(readings.locator('strong').first()).not.toBeEmpty();
  await readings.getByRole('button', { name: '在文本中查看: renewal' }).click();
  await expect(visibleLines(desktop()).filter({ hasText: '代号: renewal' })).toBeVisible();
});

test('worked examples are marked in the margin, with every change of the text', async () => {
  const { page } = desktop();
  const editor = page.getByTestId('editor');
  const example = '新认定国家级“小巨人”，一次性10万元';
  await showFile(desktop(), XIHU);
  await selectText(desktop(), example);
  await expect(editor.locator('.example-mark-passed')).not.toHaveCount(0);
  await expect(editor.locator('.example-mark-failed')).toHaveCount(0);
  await typeOver(desktop(), parameter, '10', '12');
  await expect(page.getByTestId('bottom-examples').locator('.count-error')).toHaveText(/^[1-9]/);
  await selectText(desktop(), example);
  await editor.locator('.example-mark-failed').first().hover();
  const hover = page.locator('.monaco-hover:visible');
  await expect(hover).toContainText('算例不符: ');
  await expect(hover).toContainText('预期 10万元');
  await expect(hover).toContainText('算得 12万元');
  await page.getByTestId('bottom-examples').click();
  const failed = page.getByTestId('examples-pane').locator('.example-row-failed', { hasText: example });
  await expect(failed).toContainText('预期 10万元、算得 12万元');
  await failed.getByRole('button').click();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('examples-counts')).not.toContainText('不符');
  await expect(editor.locator('.example-mark-failed')).toHaveCount(0);
  await waitUntilStudied(page);
  await expect(page.getByTestId('coverage')).toContainText('每一档、每个上限、每种不予奖励情形和每条口径都有算例说明');
});

test('a drafted example is accepted by one click, saved, and taken back by one undo', async () => {
  const { page, readDisk, workspace } = desktop();
  const whole = readDisk(NANJING);
  // The samples show everything; without one example there is something to draft.
  const before = whole.replace(/\n {2}- 名称: 假定施行首日前一天[^]*?(?=\n {2}- 名称: )/, '');
  expect(before.length).toBeLessThan(whole.length);
  await showFile(desktop(), NANJING);
  await showPanel(page, 'examples');
  const counts = page.getByTestId('examples-counts');
  const coverage = page.getByTestId('coverage');
  await expect(counts).toHaveText('40 个相符');
  writeFileSync(path.join(workspace, NANJING), before);
  await expect(counts).toHaveText('39 个相符');
  await expect(coverage.locator('.coverage-kind', { hasText: '首末日' })).toContainText('首日前一天 2026-12-31');
  const draft = page.getByTestId('proposal').filter({ hasText: '首日前一天' });
  await expect(draft).toBeVisible({ timeout: 30_000 });
  const text = await draft.locator('pre').innerText();
  await draft.getByRole('button', { name: '采纳算例：首日前一天 2026-12-31的事件，不奖' }).press('Enter');
  await expect(dirtyMark(page.getByTestId('files'), NANJING)).toBeVisible();
  await expect(draft).toHaveCount(0);
  await expect(counts).toHaveText('40 个相符');
  await expect(coverage.locator('.coverage-kind', { hasText: '首末日' })).toHaveCount(0);
  expect(readDisk(NANJING)).toBe(before);
  await save(desktop(), NANJING);
  const indented = text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  expect(readDisk(NANJING)).toBe(`${before.trimEnd()}\n\n${indented}\n`);
  await showFile(desktop(), NANJING);
  await page.keyboard.press('Control+z');
  await save(desktop(), NANJING);
  expect(readDisk(NANJING)).toBe(before);
  await expect(counts).toHaveText('39 个相符');
  writeFileSync(path.join(workspace, NANJING), whole);
  await expect(counts).toHaveText('40 个相符');
});

test('what was not paid: the fewest facts that would bring it, and from which day on', async () => {
  const { page } = desktop();
  await page.getByTestId('enterprise-xh-001').click();
  const whyNot = page.getByTestId('why-not');
  await whyNot.locator('.why-line', { hasText: '发明专利奖励' }).click();
  await page.getByTestId('nearest').getByRole('button', { name: '怎样可以得到' }).press('Enter');
  const nearest = page.getByTestId('nearest');
  await expect(nearest.locator('li')).toHaveCount(1);
  await expect(nearest.locator('li')).toContainText('新增专利');
  await expect(nearest).toContainText('可得 3万元');
  await expect(nearest).toContainText(/最早 2023-\d\d-\d\d/);
});

test('targets are measured on the sample enterprises', async () => {
  const { page } = desktop();
  await page.keyboard.press('Control+Alt+t');
  await waitUntilStudied(page);
  const row = (clause: string) => page.getByTestId(`target-${clause}`);
  await expect(row('002-O2.4')).toContainText(/不少于 40家.*3家.*共 4 家.*2025-12-31.*进行中/);
  await expect(row('002-O2.5')).toContainText(/2家左右 ±1家.*2家.*已达到/);
  await expect(row('002-O2.6')).toContainText(/0家 至 1家.*缺少事实，尚不能定/);
  await row('002-O2.4').getByRole('button').click();
  await expect(visibleLines(desktop()).filter({ hasText: '来源: 002-O2.4' })).toBeVisible();
});

test('what is no money stands beside the totals', async () => {
  const { page } = desktop();
  const totals = page.getByTestId('policy-totals');
  await expect(totals.locator('tr', { hasText: '东湖区加快推动' })).toContainText(/未定额 \d+ 家.*服务 \d+ 家/);
  await expect(totals.locator('tr', { hasText: '东湖区加快推动' }).locator('td')).toHaveText(/^0/);
});

/** Lines of a text that the other does not have. */
function differingLines(text: string, other: string): readonly string[] {
  const lines = new Set(other.split('\n'));
  return text.split('\n').filter((line) => !lines.has(line));
}
