import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findViolations } from './axe';
import { chooseYear } from './choose';
import { copySamples, keepEvidence, makeFolder, openDesktop, type Desktop } from './desktop';
import { NANCHANG, NANJING, showFile, XIHU } from './editor';

// Of the last file both workers take, so that neither is left alone with all of it.
test.describe.configure({ mode: 'parallel' });

let desktop: Desktop;
test.afterEach(async () => {
  await keepEvidence(desktop);
  await desktop.quit();
});

const sizeOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

test('everything can be twice as large, nothing is cut then, and the next start is as large', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const { page } = desktop;
  await showFile(desktop, XIHU);
  expect(await sizeOf(page)).toBe('16px');
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+=');
  await expect.poll(() => sizeOf(page)).toBe('32px');

  // Nothing stands outside the window, and every command of the bar can be reached with the mouse.
  // Nor is anything of a dialog beside it.
  await page.keyboard.press('Control+n');
  const level = page.getByRole('dialog').getByLabel('财政层级');
  await level.scrollIntoViewIfNeeded();
  const frame = await page
    .getByRole('dialog')
    .locator('.ant-modal-body')
    .evaluate((body) => [body.scrollWidth, body.clientWidth]);
  expect(frame[0]).toBe(frame[1]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const [inner, wide] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
  expect(wide).toBeLessThanOrEqual(inner ?? 0);
  const tools = page.getByRole('banner').getByRole('button');
  for (const tool of await tools.all()) {
    const box = await tool.boundingBox();
    expect(box, await tool.innerText()).not.toBeNull();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((inner ?? 0) + 1);
  }
  await page.getByTestId('mode-form').click();
  await page.getByTestId('form').locator('.form-tree-node[data-pointer="/policy"]').click();
  const title = page.getByTestId('form').locator('.form-paper [data-pointer="/policy/title"]');
  await title.scrollIntoViewIfNeeded();
  await expect(title).toBeInViewport();
  await page.screenshot({ path: 'test-results/zoom-200.png' });
  expect(await findViolations(page)).toEqual([]);

  const state = () =>
    (JSON.parse(readFileSync(path.join(userData, 'state.json'), 'utf8')) as { settings: object }).settings;
  await expect.poll(state).toMatchObject({ zoom: 2 });
  await desktop.quit();
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  expect(await sizeOf(desktop.page)).toBe('32px');
  await desktop.page.keyboard.press('Control+0');
  await expect.poll(() => sizeOf(desktop.page)).toBe('16px');
  await expect.poll(state).toMatchObject({ zoom: 1 });
});

test('colours of the system and more contrast leave everything readable', async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { page } = desktop;
  await showFile(desktop, XIHU);
  await page.emulateMedia({ contrast: 'more' });
  const token = (name: string) =>
    page.evaluate((wanted) => getComputedStyle(document.documentElement).getPropertyValue(wanted).trim(), name);
  await expect.poll(() => token('--text-muted')).toMatch(/^#(2b2b2b|dcdcdc)$/);
  expect(await findViolations(page)).toEqual([]);
  await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'active' });
  const outline = () => page.getByTestId(`tab-${XIHU}`).evaluate((tab) => getComputedStyle(tab).outlineStyle);
  await expect.poll(outline).toBe('solid');
  await page.screenshot({ path: 'test-results/forced-colors.png' });
});

test('in a small window the tab in front, every tab below and the enterprises can be reached with the mouse', async () => {
  desktop = await openDesktop({ language: 'en' });
  const { app, page } = desktop;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1024, 700));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(1024);
  for (const file of [NANJING, NANCHANG, XIHU]) await page.getByTestId(`file-${file}`).click();
  const tab = page.getByTestId(`tab-${XIHU}`);
  await expect.poll(async () => await isWithin(tab, page.locator('.tabs'))).toBe(true);
  const close = page.locator('.bottom-close');
  const box = await close.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1024);
  const row = page.getByTestId('enterprise-xh-001');
  await row.click();
  await expect(page.getByTestId('why-panel')).toContainText(await row.innerText());
});

test('lists come and go at once for whoever asks the system for less movement', async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { page } = desktop;
  await page.evaluate(() => {
    const body = document.body;
    body.dataset['moved'] = '';
    body.addEventListener('animationstart', ({ animationName }) => (body.dataset['moved'] += ` ${animationName}`));
  });
  const moved = () => page.locator('body').getAttribute('data-moved');
  await chooseYear(page, 2023);
  expect(await moved()).not.toContain('antSlide');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await chooseYear(page, 2024);
  expect(await moved()).toContain('antSlide');
});

/** Whether a part lies between the two sides of another. */
async function isWithin(part: Locator, other: Locator): Promise<boolean> {
  const [inner, outer] = [await part.boundingBox(), await other.boundingBox()];
  if (!inner || !outer) return false;
  return inner.x >= outer.x - 1 && inner.x + inner.width <= outer.x + outer.width + 1;
}
