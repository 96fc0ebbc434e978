import { expect, test, type ElectronApplication } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { copySamples, keepEvidence, makeFolder, openDesktop, type Desktop } from './desktop';
import { dirtyMark, showFile, typeOver, visibleLines, XIHU } from './editor';
import { answerDialogs, readAsked, readFromMain } from './host-dialogs';

const parameter = 'award-nation,       值: 10';
const changed = parameter.replace('10', '12');
let desktop: Desktop;

test.afterEach(async () => {
  await keepEvidence(desktop);
  await desktop.quit().catch(() => undefined);
});

test('closing the window with unsaved text asks: cancel stays, save writes and closes', async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { app, page, readDisk } = desktop;
  await change(desktop);
  await answerDialogs(app, { button: 2 });
  await closeWindow(app);
  await expect.poll(() => readAsked(app)).toHaveLength(1);
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();

  await answerDialogs(app, { button: 0 });
  const closed = app.waitForEvent('close');
  await closeWindow(app);
  await closed;
  expect(readDisk(XIHU)).toContain(changed);
});

test('closing the window and discarding leaves the file and offers nothing later', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const { app, readDisk } = desktop;
  await change(desktop);
  await journalHolds(userData);
  await answerDialogs(app, { button: 1 });
  const closed = app.waitForEvent('close');
  await closeWindow(app);
  await closed;
  expect(readDisk(XIHU)).toContain(parameter);

  desktop = await openDesktop({ language: 'zh', workspace, userData });
  await showFile(desktop, XIHU);
  await expect(desktop.page.getByTestId('recovered-bar')).toBeHidden();
  await expect(dirtyMark(desktop.page.getByTestId('files'), XIHU)).toBeHidden();
});

test('without unsaved text the window closes unasked, and opens where it stood', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  await answerDialogs(desktop.app, { button: 2 });
  const place = { x: 120, y: 60, width: 1010, height: 707 };
  await desktop.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  await expect.poll(() => boundsOf(desktop.app)).toEqual(place);
  const closed = desktop.app.waitForEvent('close');
  await closeWindow(desktop.app);
  await closed;
  const state = JSON.parse(readFileSync(path.join(userData, 'state.json'), 'utf8')) as { window: unknown };
  expect(state.window).toEqual({ ...place, maximized: false });

  desktop = await openDesktop({ language: 'zh', workspace, userData });
  expect(await boundsOf(desktop.app)).toEqual(place);
});

test('text that was not saved when the program was killed is offered at the next start', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const before = desktop.readDisk(XIHU);
  await change(desktop);
  await journalHolds(userData);
  await kill(desktop.app);
  expect(desktop.readDisk(XIHU)).toBe(before);

  desktop = await openDesktop({ language: 'zh', workspace, userData });
  const { page, readDisk } = desktop;
  await showFile(desktop, XIHU);
  const bar = page.getByTestId('recovered-bar');
  await expect(bar).toContainText('找回了“xihu-srdi-2022.yaml”上次未保存的文本。');
  await bar.getByRole('button', { name: '恢复' }).click();
  await expect(bar).toBeHidden();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
  await expect(page.getByTestId('simulation-change')).toHaveText(/^\+|…\+/);
  await page.keyboard.press('Control+s');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  expect(readDisk(XIHU)).toBe(before.replace(parameter, changed));
  // Nothing is left to offer once it is saved.
  await expect.poll(() => journalFiles(userData)).toEqual([]);
});

test('text that was recovered and given up is not offered again', async () => {
  const [workspace, userData] = [copySamples(), makeFolder('user-data')];
  desktop = await openDesktop({ language: 'zh', workspace, userData });
  await change(desktop);
  await journalHolds(userData);
  await kill(desktop.app);

  desktop = await openDesktop({ language: 'zh', workspace, userData });
  await showFile(desktop, XIHU);
  await desktop.page.getByTestId('recovered-bar').getByRole('button', { name: '放弃' }).click();
  await expect.poll(() => journalFiles(userData)).toEqual([]);
  await expect(visibleLines(desktop).first()).toBeVisible();
  await expect(dirtyMark(desktop.page.getByTestId('files'), XIHU)).toBeHidden();
});

test('a page that crashes is loaded again with the unsaved text at hand', async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { app, userData } = desktop;
  await change(desktop);
  await journalHolds(userData);
  await answerDialogs(app, { button: 0 });
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.once('did-finish-load', () => Object.assign(globalThis, { reloaded: true }));
    process.kill(contents?.getOSProcessId() ?? 0, 'SIGKILL');
  });
  await expect.poll(() => readAsked(app)).toHaveLength(1);
  expect((await readAsked(app))[0]).toMatchObject({ message: '窗口意外关闭了', buttons: ['重新载入', '关闭'] });
  await expectRecoveredBar(app);
});

test('a page that hangs is ended and loaded again with the unsaved text at hand', async () => {
  desktop = await openDesktop({ language: 'zh' });
  const { app, userData } = desktop;
  await change(desktop);
  await journalHolds(userData);
  await answerDialogs(app, { button: 0 });
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.once('did-finish-load', () => Object.assign(globalThis, { reloaded: true }));
    void window?.webContents.executeJavaScript('for (;;) {}').catch(() => undefined);
    // Chromium finds out by itself, half a minute later.
    window?.emit('unresponsive');
  });
  await expect.poll(() => readAsked(app)).toHaveLength(1);
  expect((await readAsked(app))[0]).toMatchObject({ message: '窗口没有响应', buttons: ['重新载入', '继续等待'] });
  await expectRecoveredBar(app);
  // Ending the page is no crash to ask about again.
  expect(await readAsked(app)).toHaveLength(1);
});

/** Playwright loses a page that crashes for good: the program itself is asked what it shows. */
async function expectRecoveredBar(app: ElectronApplication): Promise<void> {
  await expect.poll(() => readFromMain(app, () => 'reloaded' in globalThis), { timeout: 20_000 }).toBe(true);
  const show = `document.querySelector('[data-testid="file-${XIHU}"]')?.click()`;
  const read = `document.querySelector('[data-testid="recovered-bar"]')?.textContent ?? ''`;
  await expect
    .poll(() => runInPage(app, `${show}; new Promise((done) => requestAnimationFrame(() => done(${read})))`))
    .toContain('找回了“xihu-srdi-2022.yaml”上次未保存的文本。');
}

async function runInPage(app: ElectronApplication, script: string): Promise<unknown> {
  return await app.evaluate(async ({ BrowserWindow }, code) => {
    const result: unknown = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code);
    return result;
  }, script);
}

async function change(on: Desktop): Promise<void> {
  await showFile(on, XIHU);
  await typeOver(on, parameter, '10', '12');
  await expect(dirtyMark(on.page.getByTestId('files'), XIHU)).toBeVisible();
}

/** Asks the window to close as its cross does. */
async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
}

async function boundsOf(app: ElectronApplication): Promise<unknown> {
  return await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

/** Kills the whole program, as a power cut does. */
async function kill(app: ElectronApplication): Promise<void> {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the program does not run');
  const closed = app.waitForEvent('close');
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  await closed;
}

function journalFiles(userData: string): readonly string[] {
  const folder = path.join(userData, 'journal');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

async function journalHolds(userData: string): Promise<void> {
  const texts = () => journalFiles(userData).map((name) => readFileSync(path.join(userData, 'journal', name), 'utf8'));
  await expect.poll(() => texts().some((text) => text.includes(changed))).toBe(true);
}
