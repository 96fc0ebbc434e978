import { expect, test } from '@playwright/test';
import { enWindow } from '../../renderer/i18n/en-window';
import { zhWindow } from '../../renderer/i18n/zh-window';
import { copySamples, keepEvidence, makeFolder, openDesktop, type Desktop } from './desktop';
import { previewOf, showFile, typeOver, XIHU } from './editor';
import { answerDialogs, readAsked, readFromMain } from './host-dialogs';
import { chooseMenuItem, readMenu } from './native-menu';

let desktop: Desktop;
test.afterEach(async () => {
  await keepEvidence(desktop);
  await desktop.quit();
});

/** The words of all commands. */
function commandWords(words: object): readonly string[] {
  return Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : commandWords(word as object)));
}

test('follows the language of the system and changes it without a restart', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'en', workspace, userData });
  const { app, page } = desktop;
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(/Cuoshi/);
  await showFile(desktop, XIHU);
  await typeOver(desktop, '财政层级: 区县', '区县', '区具');
  await page.getByTestId('bottom-problems').click();
  await expect(page.getByTestId('problems')).toContainText('Choose one of the values listed.');
  const english = (await readMenu(app)).map(({ label }) => label);
  expect(english).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Help']));

  await page.getByTestId('language-toggle').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle(/措施工坊/);
  await expect(page.getByTestId('problems')).toContainText('“财政层级”不能是“区具”。');
  await expect(page.getByTestId('command-file.newPolicy')).toHaveAccessibleName(zhWindow.command.file.newPolicy);
  await expect.poll(async () => (await readMenu(app)).map(({ label }) => label)).toContain('文件');
  await expect
    .poll(() => readFromMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
    .toMatch(/措施工坊/);
  await answerDialogs(app, { button: 2 });
  await page.keyboard.press('Control+w');
  await expect.poll(() => readAsked(app)).toHaveLength(1);
  expect((await readAsked(app))[0]?.buttons).toEqual(['保存', '不保存', '取消']);

  await chooseMenuItem(app, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await chooseMenuItem(app, '中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await desktop.quit();

  desktop = await openDesktop({ language: 'en', workspace, userData });
  await expect(desktop.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('the native menu names every command as the window does, in both languages', async () => {
  desktop = await openDesktop({ language: 'zh' });
  for (const [language, words] of [
    ['zh', zhWindow],
    ['en', enWindow],
  ] as const) {
    await chooseMenuItem(desktop.app, { zh: '中文', en: 'English' }[language]);
    await expect(desktop.page.locator('html')).toHaveAttribute('lang', { zh: 'zh-CN', en: 'en' }[language]);
    const known = new Set([...commandWords(words.command), ...commandWords(words.commandGroup)]);
    const native = {
      zh: /^(最近打开|samples — .*|退出|剪切|复制|粘贴|全选|界面语言|主题|中文|English)$/,
      en: /^(Open recent|samples — .*|Quit|Cut|Copy|Paste|Select all|Interface language|Theme|中文|English)$/,
    }[language];
    const labels = (await readMenu(desktop.app)).map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(35);
    expect(labels.filter((label) => !known.has(label) && !native.test(label))).toEqual([]);
  }
});

test('the theme changes at once, in page and system frame, and is remembered', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const { app, page } = desktop;
  const brightness = async () => {
    const colour = await previewOf(desktop).evaluate((element) => getComputedStyle(element).backgroundColor);
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return (red + green + blue) / 3;
  };
  const themeSource = () => readFromMain(app, ({ nativeTheme }) => nativeTheme.themeSource);
  expect(await brightness()).toBeGreaterThan(200);
  await page.getByTestId('theme-toggle').click();
  await expect.poll(brightness).toBeLessThan(60);
  await expect.poll(themeSource).toBe('dark');
  await expect.poll(async () => (await readMenu(app)).find(({ label }) => label === '深色主题')?.checked).toBe(true);
  await chooseMenuItem(app, '浅色主题');
  await expect.poll(brightness).toBeGreaterThan(200);
  await chooseMenuItem(app, '深色主题');
  await expect.poll(brightness).toBeLessThan(60);
  await desktop.quit();

  desktop = await openDesktop({ language: 'zh', workspace, userData });
  expect(await brightness()).toBeLessThan(60);
});
