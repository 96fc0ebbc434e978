import { expect, test } from '@playwright/test';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findViolations } from './axe';
import { copySamples, keepEvidence, makeFolder, openDesktop, waitUntilCalculated, type Desktop } from './desktop';
import { dirtyMark, save, showFile, typeOver, XIHU } from './editor';
import { chooseMenuItem } from './native-menu';

const parameter = 'award-nation,       值: 10';

let desktop: Desktop;
test.afterEach(async () => {
  await keepEvidence(desktop);
  await desktop.quit();
});

/** The files of all versions kept, by name. */
function listKept(userData: string): readonly string[] {
  const folder = path.join(userData, 'history');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name));
}

test('every save keeps a version outside the workspace; the panel says what each changed, compares and restores', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const { app, page, readDisk } = desktop;
  const original = readDisk(XIHU);
  await showFile(desktop, XIHU);
  await chooseMenuItem(app, '历史');
  const history = page.getByTestId('history');
  await expect(history).toContainText('还没有历史版本');

  const before = readdirSync(workspace, { recursive: true, encoding: 'utf8' }).sort();
  await typeOver(desktop, parameter, '10', '12');
  await expect(history.getByTestId('version-unsaved')).toContainText('国家级奖励：值 10万元 → 12万元');
  await save(desktop, XIHU);
  const changed = readDisk(XIHU);
  expect(readdirSync(workspace, { recursive: true, encoding: 'utf8' }).sort()).toEqual(before);
  const versions = history.getByTestId('version');
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toContainText('国家级奖励：值 10万元 → 12万元');
  await expect(versions.first()).toContainText('与磁盘上相同');
  await expect(versions.last()).toContainText('保存前磁盘上的文本');
  await expect(versions.last()).toContainText('留存的最早版本');
  expect(listKept(userData).map((file) => readFileSync(file, 'utf8'))).toEqual([original, changed]);

  await typeOver(desktop, 'award-city,         值: 3', '3', '4');
  await typeOver(desktop, '  试行: 是', '是', '否');
  await save(desktop, XIHU);
  await expect(versions).toHaveCount(3);
  await expect(versions.first()).toContainText('市级奖励：值 3万元 → 4万元');
  expect(await findViolations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/history.png' });

  await test.step('side by side, and back by the keyboard', async () => {
    await versions
      .last()
      .getByRole('button', { name: /^并排对比/ })
      .press('Enter');
    await expect(page.getByTestId('compare')).toBeVisible();
    // What differs stands pages below the start.
    await expect(page.getByTestId('compare')).toContainText('award-nation', { useInnerText: true });
    expect(await findViolations(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/history-compare.png' });
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('compare')).toBeHidden();
  });

  await test.step('restored as one step that can be undone, and nothing on disk before it is saved', async () => {
    const third = readDisk(XIHU);
    await versions.last().getByRole('button', { name: /^恢复/ }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '尚未保存' })).toBeVisible();
    await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
    await expect(history.getByTestId('version-unsaved')).toContainText('国家级奖励：值 12万元 → 10万元');
    expect(readDisk(XIHU)).toBe(third);
    // As the notice says, where the keyboard is: on the button.
    await page.keyboard.press('Control+z');
    await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
    await page.keyboard.press('Control+y');
    await waitUntilCalculated(page);
    await save(desktop, XIHU);
    expect(readDisk(XIHU)).toBe(original);
    await expect(versions).toHaveCount(4);
  });

  await test.step('a version is the baseline of the simulation', async () => {
    await versions
      .nth(2)
      .getByRole('button', { name: /^作为基准/ })
      .press('Enter');
    await expect(page.getByTestId('baseline-select')).toContainText('的版本');
  });
});

test('a version that was damaged says so and leaves the others usable, in English and dark', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'en', workspace, userData });
  const { page } = desktop;
  await page.getByTestId('theme-toggle').click();
  await showFile(desktop, XIHU);
  await typeOver(desktop, parameter, '10', '12');
  await save(desktop, XIHU);
  await typeOver(desktop, 'award-nation,       值: 12', '12', '13');
  await save(desktop, XIHU);
  const [, second] = listKept(userData);
  writeFileSync(second ?? '', 'not what was kept');
  await page.keyboard.press('Control+Alt+h');
  const versions = page.getByTestId('history').getByTestId('version');
  await expect(versions).toHaveCount(3);
  await expect(versions.nth(1)).toContainText('damaged or was altered');
  await expect(versions.nth(1).getByRole('button')).toHaveCount(0);
  await expect(versions.last().getByRole('button', { name: /^Restore/ })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/history-damaged.png' });
});

test('a history that cannot be kept breaks no save, and says so', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  // A file stands where the folder of the history belongs.
  writeFileSync(path.join(userData, 'history'), 'in the way');
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const { page, readDisk } = desktop;
  await showFile(desktop, XIHU);
  await typeOver(desktop, parameter, '10', '12');
  await save(desktop, XIHU);
  expect(readDisk(XIHU)).toContain('award-nation,       值: 12');
  await expect(page.getByText('文件已保存，但未能留下历史版本')).toBeVisible();
  await page.keyboard.press('Control+Alt+h');
  await expect(page.getByTestId('history')).toContainText('还没有历史版本');

  await test.step('once it can be kept again, the next save does', async () => {
    rmSync(path.join(userData, 'history'));
    await typeOver(desktop, 'award-nation,       值: 12', '12', '13');
    await save(desktop, XIHU);
    await expect(page.getByTestId('history').getByTestId('version')).toHaveCount(2);
    for (const file of listKept(userData)) chmodSync(file, 0o600);
    expect(listKept(userData)).toHaveLength(2);
  });
});
