import { expect } from '@playwright/test';
import { previewOf, showFile, typeOver, XIHU } from './editor';
import type { Screen } from './screen-list';

type Step = Screen['leave'];

/** The ways back that screens share. */
interface WaysBack {
  readonly closeDialog: Step;
  readonly takeBack: Step;
  readonly showSimulation: Step;
}

/** Screens of suggestions and of the read-only view. */
export const reviewScreens = ({ closeDialog, takeBack, showSimulation }: WaysBack): readonly Screen[] => [
  {
    name: 'suggest',
    show: async (desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      await page.getByTestId('bottom-review').click();
      await page.getByTestId('review-suggest').click();
      await expect(page.getByTestId('suggest-drafts')).toHaveAttribute('data-count', '1');
    },
    leave: async (desktop) => {
      await closeDialog(desktop);
      await showSimulation(desktop);
      await takeBack(desktop);
    },
  },
  {
    name: 'suggestion',
    show: async (desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      await page.getByTestId('bottom-review').click();
      await page.getByTestId('review-suggest').click();
      await page.getByTestId('suggest-reason').fill('10');
      const author = page.getByTestId('suggest-author');
      if (await author.isVisible()) await author.fill('10');
      await page.getByTestId('suggest-send').click();
      await expect(page.getByTestId('suggest')).toBeHidden();
      await expect(page.getByTestId('suggestion').first()).toHaveAttribute('data-state', 'fits');
      await expect(previewOf(desktop).getByTestId('suggestions-whole')).toBeAttached();
      // Good news goes by itself.
      await expect(page.getByTestId('notice')).toHaveCount(0);
    },
    leave: showSimulation,
  },
  {
    name: 'review-row',
    show: async (desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      await page.getByTestId('mode-form').click();
      const form = page.getByTestId('form');
      await form.locator('.form-tree-node[data-pointer="/parameters"]').click();
      await form.locator('tr[data-pointer="/parameters/国家级奖励"]').getByTestId('row-review-button').click();
      await expect(form.getByTestId('row-review')).toBeVisible();
    },
    leave: async ({ page }) => page.getByTestId('mode-text').click(),
  },
  {
    name: 'read-only',
    show: async (desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      await page.keyboard.press('F1');
      await page.getByTestId('palette-view.reviewOnly').click();
      await expect(page.getByTestId('read-only-bar')).toBeVisible();
      await page.getByTestId('mode-form').click();
      await page.getByTestId('form').locator('.form-tree-node[data-pointer="/articles/8/items/2"]').click();
    },
    leave: async ({ page }) => {
      await page.getByTestId('mode-text').click();
      await page.getByTestId('read-only-bar').getByRole('button').click();
      await expect(page.getByTestId('read-only-bar')).toBeHidden();
    },
  },
];
