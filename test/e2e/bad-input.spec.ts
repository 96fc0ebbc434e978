import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copySamples, keepEvidence, openDesktop, shareDesktop, waitUntilCalculated } from './desktop';
import { dirtyMark, focusEditor, pasteOverAll, showFile, XIHU } from './editor';

/** The longest that the window may leave the user waiting. Units: milliseconds; other programs may be busy, too. */
const LONGEST_WAIT = 2_000;

const hostile: Readonly<Record<string, string>> = {
  'broken YAML': '措施语言: 1\n政策:\n  代号: [未完\n 名称: "也未完\n\t缩进: 错\n',
  'a map that opens 500 keys without an end': '? '.repeat(500),
  'a thousand nested braces': `${'{'.repeat(1000)}${'}'.repeat(1000)}`,
  'a thousand nested brackets': '['.repeat(1000),
  'fifty thousand keys': Array.from({ length: 50_000 }, (_, index) => `k${index}: ${index}`).join('\n'),
  'aliases that multiply': `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
    .join('\n')}\n`,
  'one line of a million characters': `措施语言: 1\n政策: "${'政'.repeat(1_000_000)}"\n`,
  'control characters': '措施语言: 1\u0007\u0000\n政策:\n  代号: a\u2028b\n',
  'full-width everything': '措施语言：１\n政策：\n　代号：ａ\n',
  'nothing but a tab': '\t',
};

test.describe('typed or pasted', () => {
  const desktop = shareDesktop({ language: 'zh' });

  for (const [name, text] of Object.entries(hostile)) {
    test(`${name}: the window answers, and says what is wrong`, async () => {
      const { page } = desktop();
      await showFile(desktop(), XIHU);
      await startHeartbeat(page);
      await pasteOverAll(desktop(), text);
      await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
      await page.getByTestId('bottom-problems').click();
      // On a busy machine the engine may need longer for a text than it is given: that is said, too.
      const found = page.getByTestId('problems').locator('.problem-error').or(page.getByTestId('engine-stopped'));
      await expect(found.first()).toContainText(/[\u4e00-\u9fff]{4}/);
      expect(await stopHeartbeat(page)).toBeLessThan(LONGEST_WAIT);

      await page.getByTestId('bottom-simulation').click();
      await focusEditor(page.getByTestId('editor'));
      await page.keyboard.press('Control+z');
      await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
      await waitUntilCalculated(page);
      await expect(page.getByTestId('status-problems')).toHaveAccessibleName(/^错误 0\b/);
      await expect(page.getByTestId('simulation-total')).toContainText('万元');
    });
  }
});

test('files that cannot be read are named with the reason, and the others open', async () => {
  const workspace = copySamples();
  writeFileSync(path.join(workspace, 'policies/latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0xff]));
  writeFileSync(path.join(workspace, 'policies/huge.yaml'), Buffer.alloc(11 * 1024 * 1024, 'a: b\n'));
  writeFileSync(path.join(workspace, 'policies/empty.yaml'), '');
  mkdirSync(path.join(workspace, 'policies/folder.yaml'));
  const desktop = await openDesktop({ language: 'zh', workspace });
  try {
    const note = desktop.page.getByTestId('files').locator('.side-note');
    await expect(note).toContainText('有 2 个文件未读入');
    await expect(note).toHaveAttribute('title', /latin\.yaml: 文件不是 UTF-8 编码/);
    await expect(note).toHaveAttribute('title', /huge\.yaml/);
    await expect(desktop.page.getByTestId('file-policies/empty.yaml')).toBeVisible();
    await expect(desktop.page.locator('tr.enterprise')).toHaveCount(53);
  } finally {
    await keepEvidence(desktop);
    await desktop.quit();
  }
});

test('an enterprise file with wrong keys is told at its place; sound enterprises still count', async () => {
  const workspace = copySamples();
  const file = 'enterprises/wrong.yaml';
  writeFileSync(
    path.join(workspace, file),
    '说明: 坏文件\n企业:\n  - 代号: bad-001\n    名称: 坏企业\n    营业额: 很多\n',
  );
  const desktop = await openDesktop({ language: 'zh', workspace });
  const { page } = desktop;
  try {
    await page.getByTestId('bottom-problems').click();
    const problem = page.getByTestId('problems').locator('.problem', { hasText: 'wrong.yaml' }).first();
    await expect(problem).toContainText('营业额');
    await expect(problem).toContainText('第 5 行');
    await page.getByTestId('bottom-simulation').click();
    await expect(page.getByTestId('enterprise-xh-001')).toBeVisible();
  } finally {
    await keepEvidence(desktop);
    await desktop.quit();
  }
});

/** Measures from now on how long the window is ever busy without a break. */
async function startHeartbeat(page: Page): Promise<void> {
  await page.evaluate(() => {
    const beat = { longest: 0, last: performance.now(), timer: 0 };
    const tick = () => {
      const now = performance.now();
      beat.longest = Math.max(beat.longest, now - beat.last);
      beat.last = now;
    };
    beat.timer = window.setInterval(tick, 10);
    Object.assign(window, { beat, tick });
  });
}

async function stopHeartbeat(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { beat, tick } = window as unknown as { beat: { longest: number; timer: number }; tick: () => void };
    tick();
    clearInterval(beat.timer);
    return beat.longest;
  });
}
