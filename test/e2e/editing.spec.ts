import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { chooseYear } from './choose';
import { shareDesktop } from './desktop';
import { dirtyMark, pasteOverAll, previewOf, save, selectText, showFile, typeOver, visibleLines, XIHU } from './editor';
import { chooseMenuItem } from './native-menu';
import { addIntervals, readChange, readInterval } from './read-money';

const desktop = shareDesktop({ language: 'zh' });
const parameter = 'award-nation,       值: 10';

test.beforeEach(async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await chooseYear(page, 2023);
});

test('an amount that is typed changes preview and simulation at once, before it is saved', async () => {
  const { page } = desktop();
  const total = page.getByTestId('simulation-total').locator('.amount');
  const before = readInterval(await total.innerText());
  await typeOver(desktop(), parameter, '10', '12');

  const award = previewOf(desktop()).locator('tr', { hasText: '000-1.1' });
  await expect(award.locator('.figure')).toHaveText('12万元');
  const champion = page.locator('tr.enterprise', { has: page.getByTestId('enterprise-xh-001') });
  await expect(champion.locator('td').first()).toHaveText(/^12万元–42万元/);
  await expect(champion.locator('td').nth(1)).toHaveText('+2万元');
  const changes = (await page.locator('tr.enterprise > td:nth-child(3)').allTextContents()).map(readChange);
  const change = addIntervals(changes);
  expect(change.min).toBeGreaterThan(0);
  expect(readChange(await page.getByTestId('simulation-change').innerText())).toEqual(change);
  expect(readInterval(await total.innerText())).toEqual(addIntervals([before, change]));
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
  expect(desktop().readDisk(XIHU)).toContain(parameter);

  await test.step('a worked example that no longer holds says so', async () => {
    const failed = page.getByTestId('examples').locator('.example-failed');
    await expect(failed.filter({ hasText: '新认定国家级“小巨人”，一次性10万元' })).toHaveCount(1);
  });

  await test.step('undo and redo, by key and by menu', async () => {
    await page.keyboard.press('Control+z');
    await expect(award.locator('.figure')).toHaveText('10万元');
    await expect(page.getByTestId('simulation-change')).toHaveText('—');
    await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
    await chooseMenuItem(desktop().app, '重做');
    await expect(award.locator('.figure')).toHaveText('12万元');
    await chooseMenuItem(desktop().app, '撤销');
    await expect(award.locator('.figure')).toHaveText('10万元');
  });
});

test('save writes exactly the bytes of the text, and leaves no other file behind', async () => {
  const { page, readDisk, workspace } = desktop();
  const before = readDisk(XIHU);
  const files = readdirSync(path.join(workspace, 'policies'));
  await typeOver(desktop(), parameter, '10', '12');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before.replace(parameter, parameter.replace('10', '12')));
  expect(readdirSync(path.join(workspace, 'policies'))).toEqual(files);
  await expect(page.getByTestId('simulation-change')).toHaveText('—');

  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('simulation-change')).toHaveText(/^−/);
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
});

test('several changes are saved together by one command', async () => {
  const { page, readDisk } = desktop();
  const vocabulary = 'vocabulary/titles.yaml';
  await showFile(desktop(), vocabulary);
  await page.keyboard.insertText('# 一\n');
  await showFile(desktop(), XIHU);
  await page.keyboard.insertText('# 二\n');
  await expect(dirtyMark(page.getByTestId('files'), vocabulary)).toBeVisible();
  await page.keyboard.press('Control+Alt+s');
  await expect(dirtyMark(page.getByTestId('files'), vocabulary)).toBeHidden();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  expect(readDisk(vocabulary)).toMatch(/^# 一\n/);
  expect(readDisk(XIHU)).toMatch(/^# 二\n/);
  for (const file of [vocabulary, XIHU]) {
    await showFile(desktop(), file);
    await page.keyboard.press('Control+z');
    await save(desktop(), file);
  }
});

test('a mistake is marked at its place while the last sound preview and simulation stay', async () => {
  const { page } = desktop();
  await typeOver(desktop(), '  财政层级:', ':', '');
  await expect(page.getByTestId('editor').locator('.squiggly-error')).not.toHaveCount(0);
  await expect(page.getByTestId('preview-stale')).toBeVisible();
  await expect(previewOf(desktop()).locator('.policy-title')).toContainText('若干措施（试行）');
  await expect(page.getByTestId('simulation-total')).toContainText('万元');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('preview-stale')).toBeHidden();
  await expect(page.getByTestId('editor').locator('.squiggly-error')).toHaveCount(0);
});

test('the command palette finds a command in either language and runs it', async () => {
  const { page } = desktop();
  await page.keyboard.press('F1');
  const palette = page.getByTestId('palette');
  await palette.getByRole('combobox').fill('导出');
  await expect(palette.getByRole('option')).toHaveText([/导出规则包…/]);
  await palette.getByRole('combobox').fill('preview');
  await expect(palette.getByRole('option').first()).toContainText('预览');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(previewOf(desktop())).toBeHidden();
  await page.keyboard.press('Control+Alt+v');
  await expect(previewOf(desktop())).toBeVisible();
  await page.keyboard.press('F1');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('find goes through the places, replace changes them all as one step', async () => {
  const { page } = desktop();
  await selectText(desktop(), '区中小企业服务局');
  await page.keyboard.press('Control+h');
  const find = page.locator('.find-widget.visible');
  await find.locator('.replace-part textarea').fill('服务局');
  await page.keyboard.press('Control+Alt+Enter');
  await expect(find.locator('.matchesCount')).toHaveText('无结果');
  await page.keyboard.press('Escape');
  await expect(previewOf(desktop()).locator('.units').first()).toContainText('牵头 服务局');
  await page.keyboard.press('Control+z');
  await expect(previewOf(desktop()).locator('.units').first()).toContainText('牵头 区中小企业服务局');
});

test('the text of the clipboard of the system goes in and out', async () => {
  const { app, page, readDisk } = desktop();
  const text = readDisk(XIHU).replace('版本: 1.0.0', '版本: 1.0.1');
  await pasteOverAll(desktop(), text);
  await expect(previewOf(desktop()).locator('.policy-facts')).toContainText('1.0.1');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(text);
  await page.keyboard.press('Control+z');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  await expect(visibleLines(desktop()).first()).toBeVisible();
});
