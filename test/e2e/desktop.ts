import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDisplay } from './display';

const root = path.resolve(import.meta.dirname, '../..');
const LOCALES = { zh: 'zh_CN.UTF-8', en: 'en_US.UTF-8' } as const;

export interface DesktopOptions {
  /** Language of the system. */
  readonly language?: keyof typeof LOCALES;
  /** A workspace that is there already; a fresh copy of the samples otherwise. */
  readonly workspace?: string;
  /** What the program remembers; nothing otherwise. */
  readonly userData?: string;
}

/** The program as a user has it on the screen, with a workspace of its own. */
export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Absolute path of the workspace folder. */
  readonly workspace: string;
  readonly userData: string;
  /** Keys, trust store and log of the user: a folder of its own, never that of whoever runs the tests. */
  readonly home: string;
  /** What the program has written to its output so far, and what its page has reported. */
  readonly output: () => string;
  /** The text of a workspace file as it stands on disk. */
  readonly readDisk: (file: string) => string;
  /** Ends the program without asking for unsaved text. */
  readonly quit: () => Promise<void>;
}

/** Starts the built program; its page may still be loading. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const workspace = options.workspace ?? copySamples();
  const userData = options.userData ?? makeFolder('user-data');
  const locale = LOCALES[options.language ?? 'zh'];
  const home = path.join(userData, 'cuoshi-home');
  const output: string[] = [];
  const display = await openDisplay();
  const app = await _electron.launch({
    cwd: root,
    // A virtual display has no graphics card, and imitating one costs more than drawing without.
    args: ['.', `--workspace=${workspace}`, `--user-data-dir=${userData}`, '--disable-gpu', '--log-level=3'],
    // Playwright turns the sandbox off unless told; only root cannot have it.
    chromiumSandbox: process.getuid?.() !== 0,
    env: {
      ...environment(),
      ...display.env,
      CUOSHI_HOME: home,
      LANG: locale,
      LC_ALL: locale,
      LANGUAGE: locale.slice(0, 5),
    },
  });
  app.on('close', display.close);
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')));
  }
  const page = await app.firstWindow();
  page.on('pageerror', (error) => output.push(`page error: ${error.stack ?? error.message}\n`));
  page.on('console', (message) => {
    if (message.type() === 'error') output.push(`page console: ${message.text()}\n`);
  });
  // A menu that is still fading out is neither there nor away.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return {
    app,
    page,
    workspace,
    userData,
    home,
    output: () => output.join(''),
    readDisk: (file) => readFileSync(path.join(workspace, file), 'utf8'),
    quit: async () => {
      await app.evaluate(({ app: program }) => program.exit(0)).catch(() => undefined);
      await app.close();
    },
  };
}

/** Starts the program and waits until text can be edited and the first simulation stands. */
export async function openDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const desktop = await startDesktop(options);
  try {
    // What is expected in vain is answered with a description of the whole page, made in the page while it starts.
    await desktop.page.getByTestId('simulation-total').waitFor({ timeout: 30_000 });
    await waitUntilCalculated(desktop.page);
  } catch (error) {
    await attachState(desktop);
    await desktop.quit();
    throw error;
  }
  return desktop;
}

/** Shares one program between the tests of a file; a test that fails leaves a fresh one to the next. */
export function shareDesktop(options: DesktopOptions = {}): () => Desktop {
  let shared: Desktop | null = null;
  const give = (): Desktop => {
    if (!shared) throw new Error('the program has not been started');
    return shared;
  };
  test.beforeAll(async () => {
    shared = await openDesktop(options);
  });
  test.afterEach(async () => {
    if (shared) await keepEvidence(shared);
  });
  test.afterAll(async () => shared?.quit());
  return give;
}

/** Puts the screen and the output into the report when the test has failed. */
export async function keepEvidence(desktop: Desktop): Promise<void> {
  const info = test.info();
  if (info.status !== info.expectedStatus) await attachState(desktop);
}

async function attachState(desktop: Desktop): Promise<void> {
  const info = test.info();
  await info.attach('output', { body: desktop.output(), contentType: 'text/plain' });
  const screen = info.outputPath('screen.png');
  await desktop.page.screenshot({ path: screen, timeout: 5_000 }).then(
    () => info.attach('screen', { path: screen, contentType: 'image/png' }),
    () => undefined,
  );
}

/** Waits until the engine has nothing left to do. */
export async function waitUntilCalculated(page: Page): Promise<void> {
  await expect(page.getByTestId('engine-state')).toHaveAttribute('data-busy', 'false');
}

/** Waits until the views of the bottom panel are those of the present texts. */
export async function waitUntilStudied(page: Page): Promise<void> {
  await expect(page.getByTestId('study-state').first()).toBeAttached();
  for (const state of await page.getByTestId('study-state').all())
    await expect(state).toHaveAttribute('data-busy', 'false', { timeout: 30_000 });
}

/** Makes a folder that is gone when the run is over. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `cuoshi-e2e-${name}-`));
  made.push(folder);
  return folder;
}

const made: string[] = [];
process.once('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Copies the samples, so that a test can write to them. */
export function copySamples(): string {
  const folder = path.join(makeFolder('workspace'), 'samples');
  cpSync(path.join(root, 'samples'), folder, { recursive: true });
  return folder;
}

/** The environment of this process, as it is handed on. */
export function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
