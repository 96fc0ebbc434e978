import { expect, test, type Locator, type Page } from '@playwright/test';
import { shareDesktop, waitUntilCalculated } from './desktop';
import { dirtyMark, goBehind, previewOf, save, selectText, showFile, typeOver, visibleLines, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });

test.beforeEach(async () => showFile(desktop(), XIHU));
test.afterEach(async () => undoAll(desktop().page));

test('completion offers the keys that fit here, in Chinese with their English names', async () => {
  const { page } = desktop();
  await goBehind(desktop(), '触发: 认定');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Space');
  const offers = suggestions(page);
  await expect(offers.filter({ hasText: '封顶' })).toContainText('cap');
  await expect(offers.filter({ hasText: '触发' })).toHaveCount(0);
  await choose(page, '封顶');
  await expect(visibleLines(desktop()).filter({ hasText: '封顶: ' }).first()).toBeVisible();
});

test('completion offers titles, enum values and regions', async () => {
  const { page } = desktop();
  await goBehind(desktop(), '当: 国家级制造业');
  await page.keyboard.press('Control+Space');
  await expect(suggestions(page).filter({ hasText: '国家级制造业单项冠军企业' })).toHaveCount(1);
  await page.keyboard.press('Escape');

  await goBehind(desktop(), '地区: "3601');
  await page.keyboard.press('Control+Space');
  await expect(suggestions(page).filter({ hasText: '360103 西湖区' })).toContainText('江西省南昌市西湖区');
  await page.keyboard.press('Escape');

  await typeOver(desktop(), '类型: 奖励', '奖励', '');
  await page.keyboard.press('Control+Space');
  for (const kind of ['奖励', '补贴', '不予奖励']) {
    await expect(suggestions(page).filter({ hasText: new RegExp(`^${kind}`) })).toHaveCount(1);
  }
  await choose(page, '补贴');
  await expect(visibleLines(desktop()).filter({ hasText: '类型: 补贴' })).toHaveCount(1);
});

test('a whole measure is found by the first letters of its pinyin, and its places are filled in one after the other', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await goBehind(desktop(), '口径: [patent-unit, srdi-titles, status-day]');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('- bt');
  await page.keyboard.press('Control+Space');
  await expect(suggestions(page).first()).toContainText('补贴（按比例，封顶）');
  await expect(suggestions(page).first()).not.toContainText('subsidy');
  await page.keyboard.press('Enter');
  await expect(visibleLines(desktop()).filter({ hasText: '标题: 补贴名称' })).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.type('贷款贴息');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toContain('代号: subsidy\n        类型: 补贴\n        标题: 贷款贴息\n');
  for (let step = 0; step < 12 && readDisk(XIHU) !== before; step += 1) {
    await page.keyboard.press('Control+z');
    await save(desktop(), XIHU);
  }
  expect(readDisk(XIHU)).toBe(before);
});

test('a word of the language explains itself under the pointer', async () => {
  const { page } = desktop();
  await selectText(desktop(), '财政层级');
  await wordOf(page, '财政层级: 区县', '财政层级').hover();
  await expect(page.locator('.monaco-hover:visible').first()).toContainText('财政层级（fiscalLevel）');
});

test('a slip is marked at its exact place, told in Chinese, and repaired by one choice', async () => {
  const { page } = desktop();
  await typeOver(desktop(), '财政层级: 区县', '区县', '区具');
  const line = visibleLines(desktop()).filter({ hasText: '财政层级: 区具' });
  const squiggle = page.locator('.squiggly-error');
  await expect(squiggle).toHaveCount(1);
  const word = await box(line.locator('span', { hasText: /^\s*区具$/ }).last());
  const mark = await box(squiggle);
  // A full-width character is as wide as the text is high; the mark may be off by a fraction of one.
  expect(Math.abs(mark.x + mark.width - (word.x + word.width))).toBeLessThan(6);
  expect(mark.width).toBeGreaterThan(20);
  expect(mark.width).toBeLessThan(40);

  await wordOf(page, '财政层级: 区具', '区具').hover();
  await expect(page.locator('.monaco-hover:visible').first()).toContainText('“财政层级”不能是“区具”。');
  await page.getByTestId('bottom-problems').click();
  const problem = page.getByTestId('problems').locator('.problem', { hasText: '“财政层级”不能是“区具”' });
  await expect(problem).toContainText('第 23 行，第 9 列');
  await expect(problem).toContainText('shape/unknown-value');
  await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 1\b/);

  await goBehind(desktop(), '财政层级: 区');
  await page.keyboard.press('Control+.');
  await expect(page.locator('.action-widget').first()).toContainText('快速修复');
  await page.keyboard.press('Enter');
  await expect(visibleLines(desktop()).filter({ hasText: '财政层级: 区县' })).toHaveCount(1);
  await expect(squiggle).toHaveCount(0);
  await expect(problem).toHaveCount(0);

  await test.step('or from the list of problems', async () => {
    await typeOver(desktop(), '财政层级: 区县', '区县', '区具');
    await page.getByRole('button', { name: '修复：改为 区县' }).click();
    await expect(visibleLines(desktop()).filter({ hasText: '财政层级: 区县' })).toHaveCount(1);
    await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  });
  await page.getByTestId('bottom-simulation').click();
});

test('full-width punctuation is recognized and repaired', async () => {
  const { page } = desktop();
  await typeOver(desktop(), '  财政层级:', ':', '：');
  await page.getByTestId('bottom-problems').click();
  const problem = page.getByTestId('problems').locator('.problem-error');
  await expect(problem).toHaveCount(1);
  await problem
    .locator('xpath=..')
    .getByRole('button', { name: /^修复：/ })
    .first()
    .click();
  await expect(visibleLines(desktop()).filter({ hasText: '  财政层级: 区县' })).toHaveCount(1);
  await expect(problem).toHaveCount(0);
  await page.getByTestId('bottom-simulation').click();
});

test('the outline lists the articles and leads to them', async () => {
  const { page } = desktop();
  await page.getByTestId('side-outline').click();
  const outline = page.getByTestId('outline');
  await outline.getByRole('button', { name: /^一·2 支持平台建设/ }).click();
  await expect(visibleLines(desktop()).filter({ hasText: '条: 一·2' })).toBeVisible();
  await page.getByTestId('side-files').click();
});

test('a section folds and unfolds', async () => {
  const { page } = desktop();
  await selectText(desktop(), '参数:');
  await expect(visibleLines(desktop()).filter({ hasText: 'award-nation' })).toHaveCount(1);
  await page.keyboard.press('Control+Shift+BracketLeft');
  await expect(visibleLines(desktop()).filter({ hasText: 'award-nation' })).toHaveCount(0);
  await expect(visibleLines(desktop()).filter({ hasText: '专精特新企业:' })).toHaveCount(1);
  await page.keyboard.press('Control+Shift+BracketRight');
  await expect(visibleLines(desktop()).filter({ hasText: 'award-nation' })).toHaveCount(1);
});

test('tidying the format keeps comments and meaning', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const comments = before.match(/#.*$/gm) ?? [];
  expect(comments.length).toBeGreaterThan(10);
  const total = await page.getByTestId('simulation-total').innerText();
  await goBehind(desktop(), '财政层级: ');
  await page.keyboard.type('    ');
  await runCommand(page, 'edit.format');
  await expect(visibleLines(desktop()).filter({ hasText: /^\s*财政层级:\s区县$/ })).toHaveCount(1);
  await save(desktop(), XIHU);
  const after = readDisk(XIHU);
  expect(after.match(/#.*$/gm)).toEqual(comments);
  expect(after).toContain('财政层级: 区县\n');
  await waitUntilCalculated(page);
  await expect(page.getByTestId('simulation-total')).toHaveText(total);
  await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 0/);
});

test('renaming a parameter renames it wherever it is used', async () => {
  const { page, readDisk } = desktop();
  const uses = readDisk(XIHU).match(/国家级奖励(?=[\s:,}]|$)/gm)?.length ?? 0;
  expect(uses).toBeGreaterThan(2);
  await selectText(desktop(), '国家级奖励:');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  const field = page.locator('.rename-box input');
  await expect(field).toHaveValue('国家级奖励');
  await field.fill('国级奖金');
  await page.keyboard.press('Enter');
  await expect(visibleLines(desktop()).filter({ hasText: '国级奖金:' })).toHaveCount(1);
  await expect(page.locator('.squiggly-error')).toHaveCount(0);
  await save(desktop(), XIHU);
  const after = readDisk(XIHU);
  expect(after.match(/国级奖金(?=[\s:,}]|$)/gm)).toHaveLength(uses);
  expect(after).not.toMatch(/金额: 国家级奖励/);
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.1' }).locator('.figure')).toHaveText('10万元');
});

test('the keywords are converted to English and back without loss', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const total = await page.getByTestId('simulation-total').innerText();
  await runCommand(page, 'translate.toEnglish');
  await expect(visibleLines(desktop()).filter({ hasText: 'measureLanguage: 1' })).toHaveCount(1);
  await expect(page.getByTestId('status')).toContainText('英文关键词');
  await waitUntilCalculated(page);
  await expect(page.getByTestId('simulation-total')).toHaveText(total);
  await expect(page.getByTestId('simulation-change')).toHaveText('—');
  await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 0/);
  await runCommand(page, 'translate.toChinese');
  await expect(visibleLines(desktop()).filter({ hasText: '措施语言: 1' })).toHaveCount(1);
  await waitUntilCalculated(page);
  await save(desktop(), XIHU);
  expect(meaningful(readDisk(XIHU))).toBe(meaningful(before));
});

/** The text without what layout may change. */
function meaningful(text: string): string {
  return text.replace(/\s+/g, '');
}

function suggestions(page: Page): Locator {
  return page.locator('.suggest-widget.visible .monaco-list-row');
}

async function choose(page: Page, label: string): Promise<void> {
  await suggestions(page).filter({ hasText: label }).first().click();
  await expect(page.locator('.suggest-widget.visible')).toHaveCount(0);
}

/** The coloured word on the first line that holds some words. */
function wordOf(page: Page, words: string, word: string): Locator {
  const line = page.locator('.view-line', { hasText: words }).first();
  return line.locator('span > span', { hasText: word }).first();
}

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('not on the screen');
  return found;
}

async function runCommand(page: Page, id: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByTestId(`palette-${id}`).click();
  await expect(page.getByTestId('palette')).toBeHidden();
}

/** Takes back every change since the last save. */
async function undoAll(page: Page): Promise<void> {
  const mark = dirtyMark(page.getByTestId('files'), XIHU);
  for (let step = 0; step < 40 && (await mark.isVisible()); step += 1) await page.keyboard.press('Control+z');
}
