import { expect, test, type Locator } from '@playwright/test';
import { shareDesktop, waitUntilCalculated, type Desktop } from './desktop';
import { save, showFile, XIHU } from './editor';

/** The sample policy as a form, in one program for the tests of a file. */
export interface SharedForm {
  readonly desktop: () => Desktop;
  readonly form: () => Locator;
  /** A part in the tree, by its name. */
  readonly node: (name: string) => Locator;
  readonly field: (pointer: string) => Locator;
  /** Takes steps back until the text is that of a moment before, and writes it. */
  readonly undoTo: (text: string) => Promise<void>;
}

/** Shows the form before each test, of the text as the disk has it, and the text again after it. */
export function shareForm(): SharedForm {
  const desktop = shareDesktop({ language: 'zh' });
  const form = (): Locator => desktop().page.getByTestId('form');

  test.beforeEach(async () => {
    await showFile(desktop(), XIHU);
    await desktop().page.getByTestId('mode-form').click();
    await expect(form().locator('.form-tree-node').first()).toBeVisible();
  });

  test.afterEach(async () => {
    if (await form().isVisible()) await desktop().page.getByTestId('mode-text').click();
  });

  return {
    desktop,
    form,
    node: (name) => form().locator('.form-tree-node', { hasText: name }).first(),
    field: (pointer) => form().locator(`.form-paper [data-pointer="${pointer}"]`),
    undoTo: async (text) => {
      const { page, readDisk } = desktop();
      for (let step = 0; step < 12 && readDisk(XIHU) !== text; step += 1) {
        await page.getByTestId('command-edit.undo').click();
        await waitUntilCalculated(page);
        await save(desktop(), XIHU);
      }
      expect(readDisk(XIHU)).toBe(text);
    },
  };
}
