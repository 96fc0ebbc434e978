import { expect, test } from '@playwright/test';
import { showFile, XIHU } from './editor';
import type { Screen } from './screen-list';

/** Screens of scenarios: what one costs, and the form that its figures are computed from. */
export const scenarioScreens = (showSimulation: Screen['leave']): readonly Screen[] => [
  {
    name: 'scenario',
    show: async ({ page }) => {
      test.setTimeout(240_000);
      await page.getByTestId('bottom-scenario').click();
      await page.getByTestId('scenario-view').locator('label').first().click();
      await page.getByTestId('scenario-run').click();
      await expect(page.getByTestId('scenario-total-baseline')).toBeVisible({ timeout: 120_000 });
      await expect(page.getByTestId('scenario')).toHaveAttribute('data-busy', 'false', { timeout: 120_000 });
      await expect(page.getByTestId('impact-scenario-years').locator('.chart svg')).toBeVisible();
    },
    leave: showSimulation,
  },
  {
    // The figures stand below the form that they are computed from.
    name: 'scenario-form',
    show: async ({ page }) => {
      test.setTimeout(240_000);
      await page.getByTestId('bottom-scenario').click();
      await page.getByTestId('scenario-edit').click();
      await expect(page.getByTestId('scenario-form-funds')).toBeVisible();
      await page.getByTestId('scenario-view').locator('label').nth(1).click();
      await page.getByTestId('scenario-runs').fill('50');
      await page.getByTestId('scenario-try').click();
      await expect(page.getByTestId('impact-scenario-tornado').locator('.chart svg')).toBeVisible({ timeout: 120_000 });
      await expect(page.getByTestId('scenario')).toHaveAttribute('data-busy', 'false', { timeout: 120_000 });
    },
    leave: async (desktop) => {
      await desktop.page.getByTestId('mode-text').click();
      // The screens after this one are about a policy.
      await showFile(desktop, XIHU);
      await showSimulation(desktop);
    },
  },
];
