import { expect, test, type Locator, type Page } from '@playwright/test';
import { keepEvidence, openDesktop, type Desktop } from './desktop';
import { focusEditor, goBehind, selectText, showFile, typeOver, visibleLines, XIHU } from './editor';

let desktop: Desktop;
test.afterEach(async () => {
  await keepEvidence(desktop);
  await desktop.quit();
});

const WORDS = {
  zh: {
    html: 'zh-CN',
    menu: ['转到定义', '剪切', '复制', '粘贴', '重命名符号', '快速查看'],
    peek: '速览定义',
    find: '查找',
    replace: '替换',
    matchCase: '区分大小写',
    close: '关闭',
    count: /^第 \d+ 项，共 \d+ 项$/,
    fixes: '快速修复',
    problem: '查看问题',
    fold: '单击以折叠范围。',
    rename: '重命名输入',
    symbols: /^符号\s*\(\d+\)$/,
  },
  en: {
    html: 'en',
    menu: ['Go to Definition', 'Cut', 'Copy', 'Paste', 'Rename Symbol', 'Peek'],
    peek: 'Peek Definition',
    find: 'Find',
    replace: 'Replace',
    matchCase: 'Match Case',
    close: 'Close',
    count: /^\d+ of \d+$/,
    fixes: 'Quick Fix',
    problem: 'View Problem',
    fold: 'Click to collapse the range.',
    rename: 'Rename input',
    symbols: /^symbols\s*\(\d+\)$/,
  },
} as const;
type Spoken = (typeof WORDS)[keyof typeof WORDS];

test("the editor's own words follow the language at once, and nothing of the text is lost", async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { page } = desktop;
  await showFile(desktop, XIHU);
  await typeOver(desktop, '财政层级: 区县', '区县', '区具');
  // Opened before the change, so that what was made once is there to be left behind.
  await readWords(page, WORDS.zh);
  for (const words of [WORDS.en, WORDS.zh, WORDS.en]) {
    await selectText(desktop, '区具');
    const place = await page.getByTestId('status-cursor').innerText();
    const top = await topLine(page);
    await page.getByTestId('language-toggle').click();
    await expect(page.locator('html')).toHaveAttribute('lang', words.html);
    await expect.poll(() => topLine(page)).toBe(top);
    await focusEditor(page.getByTestId('editor'));
    expect(await page.getByTestId('status-cursor').innerText()).toMatch(numbersOf(place));
    await expect(page.getByTestId('editor').locator('.selected-text')).not.toHaveCount(0);
    await readWords(page, words);
  }
  await test.step('one step takes back what was written before the changes, one brings it again', async () => {
    await focusEditor(page.getByTestId('editor'));
    await page.keyboard.press('Control+z');
    await expect(visibleLines(desktop).filter({ hasText: '财政层级: 区县' })).toHaveCount(1);
    await page.getByTestId('language-toggle').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await focusEditor(page.getByTestId('editor'));
    await page.keyboard.press('Control+y');
    await expect(visibleLines(desktop).filter({ hasText: '财政层级: 区具' })).toHaveCount(1);
  });
});

test('an open find box stays open with what it looks for, folded sections stay folded', async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { page } = desktop;
  await showFile(desktop, XIHU);
  await selectText(desktop, '参数:');
  await page.keyboard.press('Control+Shift+BracketLeft');
  const folded = visibleLines(desktop).filter({ hasText: 'award-nation' });
  await expect(folded).toHaveCount(0);
  await page.keyboard.press('Control+h');
  const box = page.locator('.find-widget.visible');
  await box.locator('.find-part textarea').fill('参数:');
  await box.locator('.replace-part textarea').fill('数值:');
  await page.getByTestId('language-toggle').click();
  await expect(box.locator('.find-part textarea')).toHaveAttribute('placeholder', /^Find( |$)/);
  await expect(box.locator('.find-part textarea')).toHaveValue('参数:');
  await expect(box.locator('.replace-part textarea')).toHaveValue('数值:');
  await expect(box.locator('.replace-part textarea')).toHaveAttribute('placeholder', /^Replace( |$)/);
  await expect(visibleLines(desktop).filter({ hasText: '参数:' })).not.toHaveCount(0);
  await expect(folded).toHaveCount(0);
  await expect(page.getByTestId('language-toggle')).toBeFocused();
});

/** Opens the editor's own boxes and menus one after another and expects one language in all of them. */
async function readWords(page: Page, words: Spoken): Promise<void> {
  const editor = page.getByTestId('editor');
  await test.step(`context menu: ${words.menu[0]}`, async () => {
    await goBehind(desktop, '国家级奖励');
    await page.keyboard.press('Shift+F10');
    const menu = page.locator('.monaco-menu').first();
    for (const word of words.menu) await expect(entry(menu, word)).toBeVisible();
    await entry(menu, words.menu[5]).hover();
    await expect(entry(page.locator('.monaco-submenu'), words.peek)).toBeVisible();
    await expect(menu).not.toContainText(WORDS[words === WORDS.zh ? 'en' : 'zh'].menu[1]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });
  await test.step(`find box: ${words.find}`, async () => {
    await focusEditor(editor);
    await page.keyboard.press('Control+h');
    const box = page.locator('.find-widget.visible');
    await expect(box.locator('.find-part textarea')).toHaveAttribute('placeholder', new RegExp(`^${words.find}( |$)`));
    await expect(box.locator('.find-part textarea')).toHaveAttribute('aria-label', words.find);
    await expect(box.locator('.replace-part textarea')).toHaveAttribute(
      'placeholder',
      new RegExp(`^${words.replace}( |$)`),
    );
    await expect(box.getByRole('checkbox', { name: new RegExp(`^${words.matchCase}`) })).toBeVisible();
    await expect(box.getByRole('button', { name: new RegExp(`^${words.close}`) })).toBeVisible();
    await box.locator('.find-part textarea').fill('财政');
    await expect(box.locator('.matchesCount')).toHaveText(words.count);
    await page.keyboard.press('Escape');
  });
  await test.step(`fixes: ${words.fixes}`, async () => {
    await goBehind(desktop, '财政层级: 区');
    await page.keyboard.press('Control+.');
    await expect(page.locator('.action-widget').first()).toContainText(words.fixes);
    await page.keyboard.press('Escape');
    await expect(page.locator('.action-widget').first()).toBeHidden();
  });
  await test.step(`actions of a hover: ${words.problem}`, async () => {
    await editor
      .locator('.view-line', { hasText: '财政层级: 区具' })
      .locator('span > span', { hasText: '区具' })
      .hover();
    const hover = page.locator('.monaco-hover:visible').first();
    await expect(hover).toContainText(words.problem);
    await expect(hover).toContainText(words.fixes);
    await page.keyboard.press('Escape');
  });
  await test.step(`rename box: ${words.rename}`, async () => {
    await goBehind(desktop, '国家级奖励');
    await page.keyboard.press('F2');
    await expect(page.locator('.rename-box input')).toHaveAttribute('aria-label', new RegExp(`^${words.rename}`));
    await page.keyboard.press('Escape');
  });
  await test.step(`list of symbols: ${words.symbols}`, async () => {
    await focusEditor(editor);
    await page.keyboard.press('Control+Shift+o');
    await expect(page.locator('.quick-input-list-separator').first()).toHaveText(words.symbols);
    await page.keyboard.press('Escape');
    await expect(page.locator('.quick-input-widget')).toBeHidden();
  });
  await test.step(`hint of folding: ${words.fold}`, async () => {
    await expect(editor.locator(`.margin [title="${words.fold}"]`)).not.toHaveCount(0);
  });
}

function entry(menu: Locator, word: string): Locator {
  return menu.locator('.action-label', { hasText: new RegExp(`^${word}$`) }).first();
}

function topLine(page: Page): Promise<string> {
  return page.getByTestId('editor').locator('.margin .line-numbers').first().innerText();
}

/** The numbers of a text, whatever the words between them. */
function numbersOf(text: string): RegExp {
  return new RegExp((text.match(/\d+/g) ?? []).join('\\D+'));
}
