import { expect, test, type Locator } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pickOption } from './choose';
import { shareDesktop, waitUntilCalculated } from './desktop';
import { dirtyMark, focusEditor, previewOf, save, showFile, typeOver, visibleLines, NANCHANG, XIHU } from './editor';
import { answerDialogs, readAsked } from './host-dialogs';

const desktop = shareDesktop({ language: 'zh' });
const parameter = 'award-nation,       值: 10';

/** Waits until a dialog has come in: what moves is clicked beside. */
async function toStandStill(dialog: Locator): Promise<void> {
  await expect(dialog).toBeVisible();
  await expect(dialog).not.toHaveClass(/ant-zoom/);
}

/** Writes a file as another program would. */
function writeOutside(file: string, text: string): void {
  writeFileSync(path.join(desktop().workspace, file), text);
}

test('a new policy from a template is a valid file of the workspace and counts at once', async () => {
  const { page, readDisk } = desktop();
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: '新建政策' });
  await toStandStill(dialog);
  await dialog.getByRole('button', { name: '新建' }).click();
  await expect(dialog).toContainText('请填写政策名称。');
  await dialog.getByLabel('政策名称').fill('东湖区支持中小企业若干措施');
  await dialog.getByLabel('适用地区').fill('东湖');
  await pickOption(page, /360102/);
  await dialog.getByRole('button', { name: '新建' }).click();
  await expect(dialog).toBeHidden();
  const file = 'policies/东湖区支持中小企业若干措施.yaml';
  await expect(page.getByTestId(`tab-${file}`)).toHaveAttribute('aria-current', 'true');
  await expect(previewOf(desktop()).locator('.policy-title')).toContainText('东湖区支持中小企业若干措施');
  await waitUntilCalculated(page);
  await expect(previewOf(desktop()).locator('.example-passed')).toHaveCount(1);
  await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 0\b/);
  expect(readDisk(file)).toMatch(/^措施语言: 1\n/);
  await expect(page.locator('.policy-totals tbody tr')).toHaveCount(6);

  await test.step('a second one of the same name gets a name of its own', async () => {
    await page.keyboard.press('Control+n');
    await toStandStill(dialog);
    await dialog.getByLabel('政策名称').fill('东湖区支持中小企业若干措施');
    await dialog.getByLabel('适用地区').fill('东湖');
    await pickOption(page, /360102/);
    await dialog.getByText('文字条款').click();
    await dialog.getByRole('button', { name: '新建' }).click();
    await expect(page.getByTestId('tab-policies/东湖区支持中小企业若干措施-2.yaml')).toBeVisible();
    await waitUntilCalculated(page);
    await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 0\b/);
  });
});

test('several tabs keep their own text, cursor and undo steps', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), parameter, '10', '12');
  await showFile(desktop(), NANCHANG);
  await page.keyboard.insertText('#甲');
  await page.getByTestId(`tab-${XIHU}`).click();
  await expect(visibleLines(desktop()).filter({ hasText: '值: 12万元' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  await expect(dirtyMark(page.getByTestId('files'), NANCHANG)).toBeVisible();
  await page.getByTestId(`tab-${NANCHANG}`).click();
  await page.keyboard.press('Control+z');
  await expect(dirtyMark(page.getByTestId('files'), NANCHANG)).toBeHidden();
});

test('closing a tab with unsaved text asks: cancel stays, discard takes the text on disk, save writes it', async () => {
  const { app, page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const tab = page.getByTestId(`tab-${XIHU}`);
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), parameter, '10', '12');

  await answerDialogs(app, { button: 2 });
  await page.keyboard.press('Control+w');
  await expect.poll(() => readAsked(app)).toHaveLength(1);
  const [asked] = await readAsked(app);
  expect(asked).toMatchObject({ message: '有尚未保存的修改', buttons: ['保存', '不保存', '取消'] });
  expect(asked?.detail).toContain(XIHU);
  await expect(tab).toBeVisible();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();

  await answerDialogs(app, { button: 1 });
  await page.keyboard.press('Control+w');
  await expect(tab).toBeHidden();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  expect(readDisk(XIHU)).toBe(before);
  await showFile(desktop(), XIHU);
  await expect(visibleLines(desktop()).filter({ hasText: '措施语言: 1' })).toHaveCount(1);

  await typeOver(desktop(), parameter, '10', '12');
  await answerDialogs(app, { button: 0 });
  await page.keyboard.press('Control+w');
  await expect(tab).toBeHidden();
  expect(readDisk(XIHU)).toBe(before.replace(parameter, parameter.replace('10', '12')));
  writeOutside(XIHU, before);
  await showFile(desktop(), XIHU);
  await expect(previewOf(desktop()).locator('tr', { hasText: '000-1.1' }).locator('.figure')).toHaveText('10万元');
});

test('text that another program changes is followed, and offered where there is unsaved text', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  const version = previewOf(desktop()).locator('.policy-facts div', { hasText: '规则版本' }).locator('dd');
  writeOutside(XIHU, before.replace('版本: 1.0.0', '版本: 1.0.2'));
  await expect(version).toHaveText('1.0.2');
  await expect(page.getByTestId('outside-bar')).toBeHidden();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();

  await typeOver(desktop(), parameter, '10', '12');
  writeOutside(XIHU, before);
  const bar = page.getByTestId('outside-bar');
  await expect(bar).toContainText('已被其他程序改动');
  await expect(version).toHaveText('1.0.2');
  await bar.getByRole('button', { name: '对比' }).click();
  await expect(page.getByTestId('compare').locator('.line-insert, .line-delete').first()).toBeVisible();
  await toStandStill(page.getByRole('dialog'));
  await page.getByRole('dialog').getByRole('button', { name: '载入磁盘上的文本' }).click();
  await expect(bar).toBeHidden();
  await expect(version).toHaveText('1.0.0');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
});

test('a save never overwrites unseen what another program has written', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const theirs = before.replace('版本: 1.0.0', '版本: 1.0.3');
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), parameter, '10', '12');
  // Written and saved in one breath: the save must notice by itself.
  writeOutside(XIHU, theirs);
  await page.keyboard.press('Control+s');
  const conflict = page.getByRole('dialog', { name: '磁盘上的文件已改变' });
  await toStandStill(conflict);
  expect(readDisk(XIHU)).toBe(theirs);
  await conflict.getByRole('button', { name: '取消' }).click();
  await expect(conflict).toBeHidden();
  expect(readDisk(XIHU)).toBe(theirs);
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();

  await page.keyboard.press('Control+s');
  await toStandStill(conflict);
  await conflict.getByRole('button', { name: '用我的文本覆盖' }).click();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  expect(readDisk(XIHU)).toBe(before.replace(parameter, parameter.replace('10', '12')));
  await focusEditor(page.getByTestId('editor'));
  await page.keyboard.press('Control+z');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
});

test('a file that another program deletes is written again by saving', async () => {
  const { page, readDisk, workspace } = desktop();
  const before = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  rmSync(path.join(workspace, XIHU));
  await expect(page.getByTestId('outside-bar')).toContainText('已被其他程序删除');
  await page.keyboard.press('Control+s');
  await expect(page.getByTestId('outside-bar')).toBeHidden();
  expect(readDisk(XIHU)).toBe(before);
});

test('saving under another name writes a copy inside the workspace and nowhere else', async () => {
  const { app, page, readDisk, workspace } = desktop();
  await showFile(desktop(), XIHU);
  await answerDialogs(app, { save: path.join(workspace, '..', 'stray.yaml') });
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByTestId('notice')).toContainText('政策文件须保存在工作区的 policies 文件夹中');
  expect(existsSync(path.join(workspace, '..', 'stray.yaml'))).toBe(false);
  await page.getByTestId('notice').getByRole('button', { name: '关闭' }).click();

  await answerDialogs(app, { save: path.join(workspace, 'policies', 'copy') });
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByTestId('tab-policies/copy.yaml')).toHaveAttribute('aria-current', 'true');
  expect(readDisk('policies/copy.yaml')).toBe(readDisk(XIHU));
  await waitUntilCalculated(page);
  // Two policies with one identifier: said, not computed twice.
  await expect(page.getByTestId('status-problems')).not.toHaveAccessibleName(/^错误 0\b/);
  expect(readFileSync(path.join(workspace, 'policies/copy.yaml')).length).toBeGreaterThan(1000);
  expect(readdirSync(path.join(workspace, 'policies')).filter((name) => name.startsWith('.'))).toEqual([]);
});
