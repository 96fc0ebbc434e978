import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findViolations } from './axe';
import { chooseYear } from './choose';
import { shareDesktop, type Desktop } from './desktop';
import { PASSPHRASE, screens } from './screen-list';
import { findForeignChinese, findForeignLatin, listVisibleTexts } from './visible-words';

const root = path.resolve(import.meta.dirname, '../..');

/** Known to be too faint: the preview of a text that cannot be read any more. */
const stale = ['.paper-stale'];

type Theme = 'light' | 'dark';

/** Tests every screen in one language of the interface, and keeps a picture of each in both themes. */
export function testScreens(language: 'zh' | 'en'): void {
  const desktop = shareDesktop({ language });

  test.beforeAll(async () => {
    makeKey(desktop().home, language);
    await setTheme(desktop(), 'light');
    // 2023: the year of which the samples tell most.
    const { page } = desktop();
    await chooseYear(page, 2023);
  });

  for (const screen of screens) {
    test(`${screen.name}: accessible in both themes, and in one language`, async () => {
      const { page } = desktop();
      await screen.show(desktop());
      await picture(screen.name, 'light');
      const violations = [...(await findViolations(page, { exclude: stale }))];
      const texts = await listVisibleTexts(page);
      // Drafted examples are written in the language of their policy.
      const draftNames = await page.locator('.proposal strong').allInnerTexts();
      await setTheme(desktop(), 'dark');
      await picture(screen.name, 'dark');
      // Themes differ in colours alone, languages do not.
      if (language === 'zh') {
        const faint = await findViolations(page, { exclude: stale, only: ['color-contrast'] });
        violations.push(...faint.map((violation) => `dark: ${violation}`));
      }
      await setTheme(desktop(), 'light');
      await screen.leave(desktop());
      expect(violations).toEqual([]);
      expect(texts.length).toBeGreaterThan(20);
      // The slip was typed by the test.
      const drafts = texts.filter((text) => draftNames.some((name) => text.includes(name)));
      const data = `${readData(desktop().workspace)}\n区具\n${drafts.join('\n')}`;
      expect(language === 'zh' ? findForeignLatin(texts, data) : findForeignChinese(texts, data)).toEqual([]);
    });
  }

  async function picture(name: string, theme: Theme): Promise<void> {
    const { page } = desktop();
    await toStandStill(page);
    await page.screenshot({ path: path.join(root, `test-results/screens/${name}-${language}-${theme}.png`) });
  }
}

/** A key of one's own that is trusted, so that the lists are not empty. */
function makeKey(home: string, name: string): void {
  const file = path.join(home, `${name}.json`);
  const env = { ...process.env, CUOSHI_HOME: home, CUOSHI_PASSPHRASE: PASSPHRASE };
  const cuoshi = (...args: readonly string[]) =>
    execFileSync(process.execPath, [path.join(root, 'out/cli.js'), ...args], { env });
  cuoshi('keys', 'new', name);
  cuoshi('keys', 'export', name, '--out', file);
  cuoshi('trust', 'add', file, '--policies', 'xihu-srdi-2022');
  cuoshi('trust', 'require', 'off');
}

/** Sets the theme of the system, which the window follows. */
async function setTheme({ app, page }: Desktop, theme: Theme): Promise<void> {
  await app.evaluate(({ nativeTheme }, wanted) => (nativeTheme.themeSource = wanted), theme);
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme);
}

/** Brings whatever moves to its end, and waits for what moves until work is done. */
async function toStandStill(page: Page): Promise<void> {
  // Seconds of fading tell nothing of the screen that they lead to.
  const endMotion = async (): Promise<number> => {
    const running = () => document.getAnimations().filter(({ playState }) => playState === 'running');
    for (const motion of running()) if (motion.effect?.getComputedTiming().endTime !== Infinity) motion.finish();
    // The first frame tells those who wait for an end, the second shows what they do.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return running().length;
  };
  await expect.poll(() => page.evaluate(endMotion), { intervals: [20, 50, 100] }).toBe(0);
}

/** Every word that the workspace itself holds. */
function readData(workspace: string): string {
  const files = readdirSync(workspace, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => readFileSync(path.join(workspace, file), 'utf8')).join('\n');
}
