import { expect, test, type Locator, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseOption, pickOption } from './choose';
import { makeFolder, shareDesktop } from './desktop';
import { save } from './editor';
import { answerDialogs } from './host-dialogs';

// Computing takes its time on a busy machine; nothing here is about speed.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

// One story: a scenario is computed, set beside another, tried, varied; a new one is made and edited.
const desktop = shareDesktop({ language: 'zh' });
const folder = makeFolder('scenario');
const root = path.resolve(import.meta.dirname, '../..');
const COMPUTED = 120_000;

/** What the command line says of the scenarios as they are on disk. */
function askCli<Answer>(action: string, ...more: readonly string[]): Answer {
  const given = ['scenario', action, desktop().workspace, ...more, '--json'];
  const output = execFileSync(process.execPath, [path.join(root, 'out/cli.js'), ...given], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output) as Answer;
}

async function waitUntilComputed(page: Page): Promise<void> {
  await expect(page.getByTestId('scenario')).toHaveAttribute('data-busy', 'false', { timeout: COMPUTED });
}

/** Saves the table of a card and gives its rows. */
async function saveCsv(page: Page, card: string, name = card): Promise<readonly (readonly string[])[]> {
  const file = path.join(folder, `${name}.csv`);
  await answerDialogs(desktop().app, { save: file });
  await page.getByTestId(`impact-${card}-save`).click();
  await page.locator('.ant-dropdown:visible').getByText('逗号分隔的表格…').click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  return lines.slice(1).map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
}

async function choose(page: Page, select: string, option: string): Promise<void> {
  await chooseOption(page.getByTestId(select), option);
}

async function look(page: Page, view: string): Promise<void> {
  await page.getByTestId('scenario-view').getByText(view, { exact: true }).click();
}

const card = (page: Page, name: string): Locator => page.getByTestId(`impact-${name}`);

interface CliRun {
  readonly scenarios: readonly {
    readonly years: readonly { readonly year: number; readonly expected: number }[];
    readonly funds: readonly {
      readonly fund: string;
      readonly years: readonly { readonly exhaustedOn: string | null }[];
    }[];
  }[];
}

test('a scenario is computed year by year as the command line computes it, with the day its funds run out', async () => {
  const { page } = desktop();
  await page.getByTestId('bottom-scenario').click();
  await expect(page.getByTestId('scenario-select')).toContainText('baseline.yaml');
  await expect(page.getByTestId('scenario')).toContainText('请点“测算”');
  await page.getByTestId('scenario-run').click();
  await expect(page.getByTestId('scenario-total-baseline')).toBeVisible({ timeout: COMPUTED });
  await waitUntilComputed(page);
  await expect(card(page, 'scenario-years').locator('.chart svg')).toBeVisible();
  const rows = await saveCsv(page, 'scenario-years');
  const [said] = askCli<CliRun>('run', '--scenario', 'baseline').scenarios;
  expect(rows.map((row) => [Number(row[0]), Number(row[6])])).toEqual(
    said?.years.map(({ year, expected }) => [year, expected]),
  );
  const days = said?.funds.find(({ fund }) => fund === 'xihu')?.years.flatMap(({ exhaustedOn }) => exhaustedOn ?? []);
  expect(days?.length).toBeGreaterThan(0);
  for (const day of days ?? []) await expect(page.getByTestId('scenario-fund-baseline-xihu')).toContainText(day);
  await expect(card(page, 'scenario-fund-baseline-xihu-months').locator('.chart svg')).toBeVisible();
  await expect(card(page, 'scenario-fund-baseline-xihu-cuts').locator('tbody tr').first()).toBeVisible();
});

test('two scenarios stand side by side', async () => {
  const { page } = desktop();
  await choose(page, 'scenario-against', 'full.yaml');
  await page.getByTestId('scenario-run').click();
  await expect(page.getByTestId('scenario-total-full')).toBeVisible({ timeout: COMPUTED });
  await waitUntilComputed(page);
  const rows = await saveCsv(page, 'scenario-years', 'pair');
  const { scenarios } = askCli<CliRun>('run', '--scenario', 'baseline', '--against', 'full');
  expect(rows.map((row) => row.slice(1, 3).map(Number))).toEqual(
    [0, 1, 2].map((at) => scenarios.map(({ years }) => years[at]?.expected)),
  );
});

test('the trials are those of the seed, with a band and a tornado', async () => {
  const { page } = desktop();
  await look(page, '不确定性');
  await page.getByTestId('scenario-runs').fill('100');
  await page.getByTestId('scenario-seed').fill('7');
  await page.getByTestId('scenario-try').click();
  await expect(page.getByTestId('scenario-trials')).toContainText('100 次，种子 7', { timeout: COMPUTED });
  await waitUntilComputed(page);
  await expect(card(page, 'scenario-tornado').locator('.chart svg')).toBeVisible();
  const rows = await saveCsv(page, 'scenario-bands');
  interface CliBand {
    readonly total: { readonly p10: number; readonly p90: number };
  }
  const { total } = askCli<CliBand>('uncertainty', '--scenario', 'baseline', '--runs', '100', '--seed', '7');
  const all = rows.at(-1);
  expect([Number(all?.[2]), Number(all?.[4])]).toEqual([total.p10, total.p90]);
});

test('a figure is varied, and a goal says which values meet it and why', async () => {
  const { page } = desktop();
  await look(page, '变动与求解');
  await page.getByTestId('scenario-figure').click();
  await page.keyboard.insertText('参展补贴上限');
  await pickOption(page, '参展补贴上限');
  await expect(page.getByTestId('scenario-figure')).toContainText('参展补贴上限');
  await expect(page.getByTestId('scenario-from')).toHaveValue('25万元');
  await page.getByTestId('scenario-from').fill('10万元');
  await page.getByTestId('scenario-to').fill('60万元');
  await page.getByTestId('scenario-step').fill('10元');
  await page.getByTestId('scenario-vary').click();
  await expect(page.getByTestId('scenario-failure')).toContainText('请放宽步长', { timeout: COMPUTED });
  await waitUntilComputed(page);
  await page.getByTestId('scenario-step').fill('10万元');
  interface CliCurve {
    readonly points: readonly { readonly value: string; readonly cost: number }[];
    readonly threshold?: string | null;
  }
  const given = ['--scenario', 'baseline', '--vary', 'xihu-srdi-2022.fair-cap'];
  const span = ['--from', '10万元', '--to', '60万元', '--step', '10万元'];
  const swept = askCli<CliCurve>('sweep', ...given, ...span);
  const costs = swept.points.map(({ cost }) => cost);
  const middle = `${Math.floor(((costs[0] ?? 0) + (costs.at(-1) ?? 0)) / 2)}元`;
  await page.getByTestId('scenario-goal').fill(middle);
  await page.getByTestId('scenario-vary').click();
  await expect(card(page, 'scenario-curve').locator('.chart svg')).toBeVisible({ timeout: COMPUTED });
  await waitUntilComputed(page);
  const rows = await saveCsv(page, 'scenario-curve');
  expect(rows.map(([value, cost]) => [value, Number(cost)])).toEqual(
    swept.points.map(({ value, cost }) => [value, cost]),
  );
  const { threshold } = askCli<CliCurve>('seek', ...given, ...span, '--goal', `total<=${middle}`);
  await expect(page.getByTestId('scenario-answer')).toContainText(`界限：${threshold ?? ''}`);
});

test('a new scenario is a file that a form edits, with findings in place and one step of undo', async () => {
  const { page, readDisk } = desktop();
  const file = 'scenarios/试点情景.yaml';
  await page.getByTestId('scenario-new').click();
  await page.getByTestId('new-scenario-name').fill('试点情景');
  await page.getByTestId('new-scenario-go').click();
  const form = page.getByTestId('scenario-form');
  await expect(form).toBeVisible();
  await expect(page.getByTestId('scenario-select')).toContainText('试点情景');
  expect(readDisk(file)).toContain('值: 80%, 低: 60%, 高: 95%');
  const takeUp = form.locator('[data-pointer="/assumptions/1/value"]');
  await takeUp.fill('180%');
  await takeUp.blur();
  await expect(form.locator('.form-finding-error')).toBeVisible();
  await expect(page.getByTestId('scenario-wrong')).toBeVisible();
  await expect(page.getByTestId('scenario-run')).toBeDisabled();
  await takeUp.fill('75%');
  await takeUp.blur();
  await expect(form.locator('.form-finding-error')).toHaveCount(0);
  await expect(page.getByTestId('scenario-wrong')).toHaveCount(0);
  await save(desktop(), file);
  expect(readDisk(file)).toContain('值: 75%, 低: 60%, 高: 95%');
  await look(page, '各年费用与资金');
  await page.getByTestId('scenario-run').click();
  await expect(page.getByTestId('impact-scenario-years')).toBeVisible({ timeout: COMPUTED });
  await waitUntilComputed(page);

  await takeUp.click();
  await page.keyboard.press('Control+z');
  await expect(takeUp).toHaveValue('180%');
  await page.keyboard.press('Control+z');
  await expect(takeUp).toHaveValue('80%');
  await expect(page.getByTestId('scenario-stale')).toBeVisible();
  await save(desktop(), file);
  expect(readDisk(file)).toContain('值: 80%, 低: 60%, 高: 95%');
});
