import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationScreen, openBundle } from './bundle-screens';
import { makeFolder, waitUntilStudied, type Desktop } from './desktop';
import { focusEditor, NANJING, previewOf, save, showFile, typeOver, XIHU } from './editor';
import { answerDialogs } from './host-dialogs';
import { reviewScreens } from './review-screens';
import { scenarioScreens } from './scenario-screens';

const lastDay = '国家关键核心技术攻关任务, 日期: 2026-12-31';

export const PASSPHRASE = 'only for these tests';

/** A screen of the window: how to come to it, and how to leave everything as it was. */
export interface Screen {
  readonly name: string;
  readonly show: (desktop: Desktop) => Promise<void>;
  readonly leave: (desktop: Desktop) => Promise<void>;
}

const closeDialog = async ({ page }: Desktop): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const takeBack = async ({ page }: Desktop): Promise<void> => {
  const unsaved = page.getByTestId('files').locator('.tab-dirty');
  await focusEditor(page.getByTestId('editor'));
  for (let step = 0; step < 10 && (await unsaved.isVisible()); step += 1) await page.keyboard.press('Control+z');
  await expect(unsaved).toBeHidden();
};

const showSimulation = async ({ page }: Desktop): Promise<void> => page.getByTestId('bottom-simulation').click();

/** Every screen that a user meets, in the order in which they are shown. */
export const screens: readonly Screen[] = [
  {
    // The picture of the README: an amount was changed; text, document, effect and reasons side by side.
    name: 'main',
    show: async (desktop) => {
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      await desktop.page.getByTestId('enterprise-xh-001').click();
      const why = desktop.page.getByTestId('why-panel');
      await why.locator('.why-line', { hasText: /12万元|¥120,000/ }).click();
      await why.locator('.why-head .clause-link').click();
      await expect(previewOf(desktop).locator('[data-current]')).toBeVisible();
    },
    leave: takeBack,
  },
  {
    name: 'enterprise',
    show: async ({ page }) => page.getByTestId('enterprise-xh-032').click(),
    leave: () => Promise.resolve(),
  },
  {
    name: 'problems',
    show: async (desktop) => {
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      await desktop.page.keyboard.press('Control+Home');
      await typeOver(desktop, '财政层级: 区县', '区县', '区具');
      await desktop.page.getByTestId('bottom-problems').click();
    },
    leave: async (desktop) => {
      await desktop.page.getByTestId('bottom-simulation').click();
      await takeBack(desktop);
    },
  },
  {
    name: 'outline',
    show: async ({ page }) => page.getByTestId('side-outline').click(),
    leave: async ({ page }) => page.getByTestId('side-files').click(),
  },
  {
    name: 'analysis',
    show: async (desktop) => {
      await showFile(desktop, XIHU);
      await desktop.page.getByTestId('bottom-problems').click();
      await waitUntilStudied(desktop.page);
      await desktop.page.getByText(/^(分析|Analysis)$/).click();
    },
    leave: showSimulation,
  },
  {
    name: 'witness',
    show: async ({ page }) => {
      await page.getByTestId('bottom-problems').click();
      await waitUntilStudied(page);
      await page.getByTestId('show-witness').first().click();
      await expect(page.getByTestId('witness')).toBeVisible();
    },
    leave: async (desktop) => {
      await closeDialog(desktop);
      await showSimulation(desktop);
    },
  },
  ...(['examples', 'readings', 'targets'] as const).map((panel) => ({
    name: panel,
    show: async (desktop: Desktop) => {
      await showFile(desktop, panel === 'examples' ? NANJING : XIHU);
      await desktop.page.getByTestId(`bottom-${panel}`).click();
      await waitUntilStudied(desktop.page);
      if (panel !== 'examples') return;
      // The samples show everything: with one day moved there is something to draft.
      await typeOver(desktop, lastDay, '31', '30');
      await expect(desktop.page.getByTestId('proposal').first()).toBeVisible({ timeout: 30_000 });
    },
    leave: async (desktop: Desktop) => {
      if (panel === 'examples') await takeBack(desktop);
      await showSimulation(desktop);
    },
  })),
  {
    // A row that no sample enterprise claims: the panel says that nothing changes, and why.
    name: 'effect',
    show: async (desktop) => {
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'workstation-amount, 值: 50万元', '50万元', '55万元');
      await expect(desktop.page.getByTestId('unfelt')).toHaveAttribute('open');
    },
    leave: takeBack,
  },
  {
    name: 'history',
    show: async (desktop) => {
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      await save(desktop, XIHU);
      await desktop.page.keyboard.press('Control+z');
      await save(desktop, XIHU);
      await desktop.page.getByTestId('bottom-history').click();
      await expect(desktop.page.getByTestId('history').locator('.differences').first()).toBeVisible();
    },
    leave: showSimulation,
  },
  {
    name: 'policies',
    show: async (desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      await page.keyboard.press('F1');
      await page.getByTestId('palette-view.comparePolicies').click();
      await expect(page.getByTestId('policies')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
    },
    leave: closeDialog,
  },
  {
    // Unsaved text and what another program has written: one figure that both changed, one that only they did.
    name: 'merge',
    show: async (desktop) => {
      const { page, workspace, readDisk } = desktop;
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      const theirs = readDisk(XIHU)
        .replace('值: 10万元, 备注', '值: 15万元, 备注')
        .replace('award-province,     值: 5', 'award-province,     值: 6');
      writeFileSync(path.join(workspace, XIHU), theirs);
      await page
        .getByTestId('outside-bar')
        .getByRole('button', { name: /^(合并…|Merge…)$/ })
        .click();
      await expect(page.getByTestId('merge-conflict')).toBeVisible({ timeout: 60_000 });
    },
    leave: async (desktop) => {
      const { page, workspace, readDisk } = desktop;
      await closeDialog(desktop);
      const before = readDisk(XIHU)
        .replace('值: 15万元, 备注', '值: 10万元, 备注')
        .replace('award-province,     值: 6', 'award-province,     值: 5');
      writeFileSync(path.join(workspace, XIHU), before);
      await expect(page.getByTestId('outside-bar')).toBeHidden();
      await takeBack(desktop);
    },
  },
  {
    name: 'review',
    show: async (desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      await page.getByTestId('bottom-review').click();
      // A comment of an earlier theme stays: files of a review are never removed.
      await page.getByTestId('review-text').fill('10');
      const author = page.getByTestId('review-author');
      if (await author.isVisible()) await author.fill('10');
      const threads = page.getByTestId('review-thread');
      const before = await threads.count();
      await page.getByTestId('review-add').click();
      await expect(threads).toHaveCount(before + 1);
    },
    leave: showSimulation,
  },
  ...reviewScreens({ closeDialog, takeBack, showSimulation }),
  {
    name: 'nearest',
    show: async ({ page }) => {
      await page.getByTestId('enterprise-xh-001').click();
      await page.getByTestId('why-not').locator('.why-line').first().click();
      await page.getByTestId('nearest').getByRole('button').click();
      await expect(page.getByTestId('nearest').locator('.quiet')).toHaveCount(0);
      await page.getByTestId('nearest').scrollIntoViewIfNeeded();
    },
    leave: () => Promise.resolve(),
  },
  ...(['form', 'form-item', 'form-parameters', 'form-stacking', 'form-field'] as const).map((name) => ({
    name,
    show: async (desktop: Desktop) => {
      const { page } = desktop;
      await showFile(desktop, XIHU);
      if (name === 'form-field') {
        await previewOf(desktop).locator('tr', { hasText: '000-7.5' }).locator('.figure').click();
        await expect(page.getByTestId('field-popover')).toBeVisible();
        return;
      }
      await page.getByTestId('mode-form').click();
      const part = {
        form: '/policy',
        'form-item': '/articles/8/items/2',
        'form-parameters': '/parameters',
        'form-stacking': '/stacking',
      }[name];
      await page.getByTestId('form').locator(`.form-tree-node[data-pointer="${part}"]`).click();
      if (name === 'form-stacking') await page.locator('[data-pair="1 0"]').click();
      await page.keyboard.press('Control+Alt+m');
    },
    leave: async (desktop: Desktop) => {
      const { page } = desktop;
      if (name === 'form-field') return closeDialog(desktop);
      await page.getByTestId('mode-text').click();
      await page.keyboard.press('Control+Alt+m');
    },
  })),
  {
    name: 'impact',
    show: async (desktop) => {
      // The database starts with the first report.
      test.setTimeout(240_000);
      await showFile(desktop, XIHU);
      await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      await desktop.page.getByTestId('bottom-impact').click();
      await expect(desktop.page.getByTestId('impact-reductions').locator('.chart svg')).toBeVisible({
        timeout: 60_000,
      });
      await expect(desktop.page.getByTestId('impact-state')).toHaveAttribute('data-busy', 'false', {
        timeout: 120_000,
      });
      await desktop.page.getByTestId('impact-enterprises').locator('tbody button').first().click();
    },
    leave: async (desktop) => {
      await showSimulation(desktop);
      await takeBack(desktop);
    },
  },
  {
    name: 'impact-table',
    show: async ({ page }) => {
      test.setTimeout(240_000);
      await page.getByTestId('bottom-impact').click();
      await expect(page.getByTestId('impact-state')).toHaveAttribute('data-busy', 'false', { timeout: 120_000 });
      for (const card of [
        'parts',
        'directions',
        'distribution',
        'reductions',
        'reasons',
        'overlap',
        'targets',
        'years',
      ])
        await page.getByTestId(`impact-${card}-table`).click();
    },
    leave: showSimulation,
  },
  ...scenarioScreens(showSimulation),
  {
    name: 'generate',
    show: async ({ page }) => {
      await page.keyboard.press('F1');
      await page.getByTestId('palette-population.generate').click();
      await expect(page.getByTestId('generate-go')).toBeVisible();
    },
    leave: closeDialog,
  },
  { name: 'palette', show: ({ page }) => page.keyboard.press('F1'), leave: closeDialog },
  ...(['manual', 'tutorial'] as const).map((name) => ({
    name,
    show: async ({ page }: Desktop) => {
      await page.keyboard.press('F1');
      await page.getByTestId(`palette-help.${name}`).click();
      await expect(page.getByTestId('manual')).toBeVisible();
    },
    leave: closeDialog,
  })),
  { name: 'new-policy', show: ({ page }) => page.keyboard.press('Control+n'), leave: closeDialog },
  {
    name: 'export',
    show: async ({ page }) => {
      await page.getByTestId('export').click();
      await expect(page.getByTestId('forecast')).toBeVisible();
    },
    leave: closeDialog,
  },
  {
    name: 'export-signoffs',
    show: async ({ page }) => {
      await page.getByTestId('export').click();
      const slip = page.getByTestId('signoffs').locator('fieldset');
      // What the release will be comes in above the button while the mouse is on its way to it.
      await expect(async () => {
        if ((await slip.count()) === 0) await page.getByTestId('add-signoff').click();
        await expect(slip).toHaveCount(1, { timeout: 2_000 });
      }).toPass();
    },
    leave: closeDialog,
  },
  {
    name: 'bundle',
    show: async (desktop) => {
      const { app, page } = desktop;
      await answerDialogs(app, { save: path.join(makeFolder('release'), 'xihu.cuoshi') });
      await showFile(desktop, XIHU);
      await page.getByTestId('export').click();
      await page.locator('input[type="password"]').fill(PASSPHRASE);
      await page.getByTestId('export-go').click();
      await expect(page.getByTestId('bundle-verified')).toHaveAttribute('data-verdict', 'trusted');
    },
    leave: closeDialog,
  },
  {
    name: 'refused',
    show: (desktop) => openBundle(desktop, 'test/conformance/bundle-verify/manifest-format-newer_fail/bundle.cuoshi'),
    leave: closeDialog,
  },
  ...(['vectors', 'compare', 'files'] as const).map((tab) => ({
    name: `bundle-${tab}`,
    show: async (desktop: Desktop) => {
      if (tab === 'compare') {
        await showFile(desktop, XIHU);
        await typeOver(desktop, 'award-nation,       值: 10', '10', '12');
      }
      await openBundle(desktop, 'samples/bundles/xihu-srdi-2022-1.0.0.cuoshi');
      await desktop.page.getByTestId('bundle').locator(`[data-node-key="${tab}"]`).click();
      const shown = { vectors: 'replay', compare: 'effects', files: 'bundle-files' }[tab];
      await expect(desktop.page.getByTestId(shown)).toBeVisible({ timeout: 30_000 });
    },
    leave: async (desktop: Desktop) => {
      await closeDialog(desktop);
      if (tab === 'compare') await takeBack(desktop);
    },
  })),
  migrationScreen,
  ...(['keys', 'trust', 'log'] as const).map((tab) => ({
    name: tab,
    show: async ({ page }: Desktop) => {
      await page.keyboard.press('F1');
      await page.getByTestId(`palette-bundle.${tab}`).click();
      await expect(page.getByTestId('signing')).toBeVisible();
      const shown = { keys: 'own-keys', trust: 'trusted-keys', log: 'log-lines' }[tab];
      await expect(page.getByTestId(shown)).toBeVisible();
    },
    leave: closeDialog,
  })),
];
