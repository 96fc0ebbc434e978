import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeFolder, shareDesktop } from './desktop';
import { previewOf, showFile, XIHU } from './editor';
import { answerDialogs, readAsked } from './host-dialogs';
import { readPdf } from './read-pdf';

const desktop = shareDesktop({ language: 'zh' });

test('the document alone is written as a PDF: black on white, on A4, with page numbers', async () => {
  const { app, page } = desktop();
  await showFile(desktop(), XIHU);
  await expect(previewOf(desktop()).locator('.policy-title')).toContainText('南昌市西湖区');
  const target = path.join(makeFolder('print'), '西湖.pdf');
  await answerDialogs(app, { save: target });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-file.savePdf').click();
  await expect(page.getByText('已写入西湖.pdf。')).toBeVisible({ timeout: 30_000 });
  const [asked] = await readAsked(app);
  expect(asked?.defaultPath).toMatch(/若干措施（试行）\.pdf$/);

  const { pages, sizes, characters, drawing } = readPdf(target);
  expect(pages).toBeGreaterThan(5);
  expect([...sizes]).toHaveLength(1);
  const [, , width = 0, height = 0] = ([...sizes][0] ?? '').split(/\s+/).map(Number);
  // Rounded up to whole points of the screen.
  expect(Math.abs(width - 595.3) + Math.abs(height - 841.9)).toBeLessThan(3);
  // Some fonts write radicals for the letters that look like them, so those are left out.
  for (const letter of '南昌市湖区专精特新质量发展若措施试') expect(characters).toContain(letter);
  // Of the window around it nothing: the name of the program and its menu stand in no policy.
  const words = await previewOf(desktop()).innerText();
  for (const letter of '坊夹') {
    expect(words).not.toContain(letter);
    expect(characters).not.toContain(letter);
  }
  // Colours are set as red, green, blue: on paper all three are equal.
  const colours = [...drawing.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) rg$/gm)].map(([, ...parts]) => new Set(parts));
  expect(colours.every((parts) => parts.size === 1)).toBe(true);
  // The window is as it was.
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

test('a dialog that is cancelled writes nothing and says nothing', async () => {
  const { app, page } = desktop();
  const folder = makeFolder('print');
  await answerDialogs(app, { save: null });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-file.savePdf').click();
  await expect.poll(async () => (await readAsked(app)).length).toBe(1);
  await expect(page.locator('.print-sheet')).toHaveCount(0);
  expect(existsSync(path.join(folder, '西湖.pdf'))).toBe(false);
});
