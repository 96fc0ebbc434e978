import { expect, type Locator } from '@playwright/test';
import { waitUntilCalculated, type Desktop } from './desktop';

export const XIHU = 'policies/xihu-srdi-2022.yaml';
export const NANJING = 'policies/nanjing-srdi.yaml';
export const NANCHANG = 'policies/nanchang-sme-2022.yaml';

/** Shows a file of the workspace in the editor, with the cursor at its start. */
export async function showFile({ page }: Desktop, file: string): Promise<void> {
  await page.getByTestId(`file-${file}`).click();
  await expect(page.getByTestId(`tab-${file}`)).toHaveAttribute('aria-current', 'true');
  await focusEditor(page.getByTestId('editor'));
  await page.keyboard.press('Control+Home');
}

/** Puts the keyboard into the editor without moving its cursor. */
export async function focusEditor(editor: Locator): Promise<void> {
  await editor.locator('.native-edit-context, textarea.inputarea').focus();
}

/** Selects the first place of the active text where some words stand on one line, as a user does: by find. */
export async function selectText({ page }: Desktop, words: string): Promise<void> {
  await focusEditor(page.getByTestId('editor'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  const find = page.locator('.find-widget.visible');
  // Cleared first: the words may stand there still, and unchanged they would not be looked for again.
  await find.locator('.find-part textarea').fill('');
  await find.locator('.find-part textarea').fill(words);
  await expect(find.locator('.matchesCount')).toHaveText(/^(1 of \d+|第 1 项，共 \d+ 项)$/);
  await page.keyboard.press('Escape');
  await expect(find).toBeHidden();
  // The text scrolls there with the next frame: what is read before stands where the view was.
  await expect(page.getByTestId('editor').locator('.selected-text')).not.toHaveCount(0);
}

/** Puts the cursor right behind some words. */
export async function goBehind(desktop: Desktop, words: string): Promise<void> {
  await selectText(desktop, words);
  await desktop.page.keyboard.press('ArrowRight');
}

/** Types over the end of the first place where some words stand, as one step of undo, and waits for the engine. */
export async function typeOver(desktop: Desktop, words: string, end: string, by: string): Promise<void> {
  if (!words.endsWith(end) || /\s/.test(by)) throw new Error('a blank would start another step of undo');
  await goBehind(desktop, words);
  for (let count = 0; count < end.length; count += 1) await desktop.page.keyboard.press('Shift+ArrowLeft');
  if (by === '') await desktop.page.keyboard.press('Backspace');
  else await desktop.page.keyboard.insertText(by);
  await waitUntilCalculated(desktop.page);
}

/** Replaces the whole active text from the clipboard of the system. */
export async function pasteOverAll(desktop: Desktop, text: string): Promise<void> {
  await desktop.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await focusEditor(desktop.page.getByTestId('editor'));
  await desktop.page.keyboard.press('Control+a');
  await desktop.page.keyboard.press('Control+v');
}

/** The lines of the editor that are on the screen. */
export function visibleLines({ page }: Desktop): Locator {
  return page.getByTestId('editor').locator('.view-line');
}

export function previewOf({ page }: Desktop): Locator {
  return page.getByTestId('preview');
}

/** Saves the active text and waits until it is on disk. */
export async function save({ page }: Desktop, file: string): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(dirtyMark(page.getByTestId('files'), file)).toBeHidden();
}

/** The mark of unsaved text beside a file. */
export function dirtyMark(files: Locator, file: string): Locator {
  return files.getByTestId(`file-${file}`).locator('.tab-dirty');
}
