import { expect } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { makeFolder, type Desktop } from './desktop';
import { answerDialogs } from './host-dialogs';
import type { Screen } from './screen-list';

const root = path.resolve(import.meta.dirname, '../..');

/** Opens a bundle by the palette; `file` is a path in the checkout, or an absolute one. */
export async function openBundle({ app, page }: Desktop, file: string): Promise<void> {
  await answerDialogs(app, { open: path.resolve(root, file) });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-bundle.open').click();
  await expect(page.getByTestId('bundle')).toBeVisible();
}

/** Unpacks a bundle that a Cuoshi before the first release wrote, and gives its place. */
export function unpackOlderBundle(): string {
  const file = path.join(makeFolder('older'), 'rent.cuoshi');
  writeFileSync(file, gunzipSync(readFileSync(path.join(root, 'test/migration/rent-allowance-1.0.0.cuoshi.gz'))));
  return file;
}

/** What an older bundle becomes in the present form. */
export const migrationScreen: Screen = {
  name: 'bundle-migration',
  show: async (desktop) => {
    await openBundle(desktop, unpackOlderBundle());
    await desktop.page.getByTestId('bundle').locator('[data-node-key="migration"]').click();
    await expect(desktop.page.getByTestId('migration')).toBeVisible({ timeout: 30_000 });
  },
  leave: async ({ page }) => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  },
};
