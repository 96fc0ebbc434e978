import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseYear } from './choose';
import { makeFolder, shareDesktop, waitUntilCalculated } from './desktop';
import { save, showFile, typeOver, XIHU } from './editor';
import { answerDialogs } from './host-dialogs';
import { listProcesses, readStatus } from './process-tree';

// Computing takes its time on a busy machine; nothing here is about speed.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

// One story: a population is made, the report on it follows the text, is saved, and outlives its process.
const desktop = shareDesktop({ language: 'zh' });
const folder = makeFolder('population');
const made = path.join(folder, '两千家');
const root = path.resolve(import.meta.dirname, '../..');

interface CliYear {
  readonly total: { readonly helped: number; readonly amount: { readonly min: number; readonly max: number | null } };
}

/** What the command line says of the policies as they are on disk. */
function askCli(action: 'simulate' | 'readings'): unknown {
  const program = path.join(root, 'out/cli.js');
  const given = ['population', action, made, '--workspace', desktop().workspace, '--year', '2023', '--json'];
  return JSON.parse(
    execFileSync(process.execPath, [program, ...given], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}

function simulateOnCli(): CliYear {
  const [year] = (askCli('simulate') as { readonly years: readonly CliYear[] }).years;
  if (!year) throw new Error('the command line computed no year');
  return year;
}

async function waitUntilReported(page: Page): Promise<void> {
  await expect(page.getByTestId('impact-state').first()).toHaveAttribute('data-busy', 'false', { timeout: 120_000 });
}

/** Saves the table behind a chart and gives its lines. */
async function saveCsv(page: Page, card: string): Promise<readonly (readonly string[])[]> {
  const file = path.join(folder, `${card}-${Date.now()}.csv`);
  await answerDialogs(desktop().app, { save: file });
  await page.getByTestId(`impact-${card}-save`).click();
  await page.locator('.ant-dropdown:visible').getByText('逗号分隔的表格…').click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  return lines.map((line) => line.split(','));
}

async function expectSameAsCli(page: Page): Promise<void> {
  const { total } = simulateOnCli();
  const [name, , helped, , low, high] = (await saveCsv(page, 'parts')).at(-1) ?? [];
  expect([name, Number(helped), Number(low), high === '无上限' ? null : Number(high)]).toEqual([
    '合计（企业不重复计）',
    total.helped,
    total.amount.min,
    total.amount.max,
  ]);
  expect(total.helped).toBeGreaterThan(0);
}

test('the report works on the samples while no population is open', async () => {
  const { page } = desktop();
  await chooseYear(page, 2023);
  const total = await page.getByTestId('simulation-total').locator('.interval').innerText();
  await page.getByTestId('bottom-impact').click();
  await waitUntilReported(page);
  await expect(page.getByTestId('impact-source')).toContainText('样本企业');
  await expect(page.getByTestId('impact-parts').locator('.chart svg')).toBeVisible();
  await expect(page.getByTestId('impact-reductions').locator('.chart svg')).toBeVisible();
  // Nobody but enterprises is paid here, so that both panels show the same.
  const shown = await page.getByTestId('impact-total').locator('.interval').innerText();
  const persons = await page.getByTestId('impact-total').locator('small').count();
  if (persons === 0) expect(shown).toBe(total);
  const [, ...rows] = await saveCsv(page, 'directions');
  expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThan(30);
  await page.screenshot({ path: 'test-results/impact-samples.png' });
});

test('a population of 2,000 is made, and gives what the command line gives', async () => {
  const { app, page } = desktop();
  await answerDialogs(app, { save: made });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-population.generate').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('generate-count').fill('2000');
  await dialog.getByTestId('generate-seed').fill('7');
  await dialog.getByText('密集').click();
  await dialog.getByTestId('generate-go').click();
  await expect(page.getByTestId('impact-source')).toContainText('2000 家', { timeout: 120_000 });
  await waitUntilReported(page);
  await expectSameAsCli(page);
  await page.screenshot({ path: 'test-results/impact-population.png' });
});

test('the numbers follow an amount that is typed, and single enterprises say why', async () => {
  const { page } = desktop();
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), 'award-nation,       值: 10', '10', '17');
  await waitUntilReported(page);
  await expect(page.getByTestId('impact-change')).toContainText('+');
  const changes = page.getByTestId('impact-enterprises').locator('tbody tr');
  await changes.first().getByRole('button').click();
  await expect(page.getByTestId('why-panel').locator('.why-amount .interval').first()).toHaveText(
    await changes.first().locator('td .interval').first().innerText(),
  );
  await save(desktop(), XIHU);
  await waitUntilCalculated(page);
  await waitUntilReported(page);
  await expectSameAsCli(page);
  // In the effect panel, too.
  await page.getByTestId('bottom-simulation').click();
  await typeOver(desktop(), 'award-nation,       值: 17', '17', '10');
  await waitUntilReported(page);
  await expect(page.getByTestId('strip-change')).toContainText('−');
  await page.screenshot({ path: 'test-results/impact-strip.png' });
  await page.getByTestId('bottom-impact').click();
  await waitUntilReported(page);
});

test('charts are saved as SVG, PNG and a workbook', async () => {
  const { app, page } = desktop();
  const [svg, png, xlsx] = ['svg', 'png', 'xlsx'].map((extension) => path.join(folder, `图.${extension}`));
  for (const [file, words] of [
    [svg, '矢量图…'],
    [png, '图片…'],
    [xlsx, '电子表格…'],
  ] as const) {
    await answerDialogs(app, { save: file ?? null });
    await page.getByTestId('impact-parts-save').click();
    await page.locator('.ant-dropdown:visible').getByText(words, { exact: true }).click();
    await expect.poll(() => existsSync(file ?? '')).toBe(true);
  }
  const drawn = readFileSync(svg ?? '', 'utf8');
  expect(drawn).toMatch(/^<svg [^]*<\/svg>\s*$/);
  expect(drawn).toContain('万元');
  const parsed = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [document.documentElement.tagName, document.querySelectorAll('parsererror').length];
  }, drawn);
  expect(parsed).toEqual(['svg', 0]);
  expect(
    readFileSync(png ?? '')
      .subarray(0, 8)
      .toString('hex'),
  ).toBe('89504e470d0a1a0a');
  expect(
    readFileSync(xlsx ?? '')
      .subarray(0, 2)
      .toString('latin1'),
  ).toBe('PK');
});

test('a killed process is told, and the report goes on when it is started again', async () => {
  const { app, page } = desktop();
  const before = await page.getByTestId('impact-total').innerText();
  const processes = listProcesses(app.process().pid ?? 0);
  // DuckDB is in the memory of one of them alone.
  const own = processes.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/maps`, 'utf8').includes('libduckdb');
    } catch {
      return false;
    }
  });
  expect(own.map((pid) => readStatus(pid)['Pid'])).toHaveLength(1);
  for (const pid of own) process.kill(pid, 'SIGKILL');
  await expect(page.getByTestId('impact-stopped')).toBeVisible();
  await page.getByTestId('impact-restart').click();
  await waitUntilReported(page);
  await expect(page.getByTestId('impact-stopped')).toHaveCount(0);
  await expect(page.getByTestId('impact-total')).toHaveText(before);
});

test('tables are imported with a mapping that is shown, and every row that was not taken is told', async () => {
  const { app, page } = desktop();
  const file = path.join(folder, '企业.csv');
  writeFileSync(
    file,
    '企业代号,名称,所在区县,规模,营业收入（万元）,不知何物\nA1,甲公司,360103,小型,500,x\nA2,乙公司,360103,小型,一万,y\n,丙公司,360103,小型,1,z\n',
  );
  const target = path.join(folder, '导入的');
  await answerDialogs(app, { open: file, save: target });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-population.import').click();
  await expect(page.getByTestId('import-plan')).toContainText('不知何物');
  await page.screenshot({ path: 'test-results/impact-import.png' });
  await page.getByRole('button', { name: '选择位置并导入…' }).click();
  const report = page.getByTestId('import-report');
  await expect(report).toContainText('没有企业代号', { timeout: 120_000 });
  await expect(report).toContainText('未导入的列：不知何物');
  await page.screenshot({ path: 'test-results/impact-imported.png' });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('impact-source')).toContainText('2 家');
  expect(readdirSync(folder)).toContain('企业.csv.mapping.json');
  await waitUntilReported(page);
});

test('a folder that is no whole population is refused, and what is open stays', async () => {
  const { app, page } = desktop();
  await answerDialogs(app, { open: folder });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-population.open').click();
  await expect(page.getByText(/不是企业总体/)).toBeVisible();
  await expect(page.getByTestId('impact-source')).toContainText('2 家');
  await answerDialogs(app, { open: made });
  await page.keyboard.press('F1');
  await page.getByTestId('palette-population.open').click();
  await expect(page.getByTestId('impact-source')).toContainText('2000 家');
  await waitUntilReported(page);
});

test('readings are priced on the population, as the command line prices them, when that is asked for', async () => {
  const { page } = desktop();
  // The command line reads what is saved.
  await showFile(desktop(), XIHU);
  await save(desktop(), XIHU);
  await page.getByTestId('bottom-readings').click();
  const pane = page.getByTestId('readings');
  await expect(pane).toContainText('按工作区的');
  await page.getByTestId('readings-basis').getByText('企业总体', { exact: true }).click();
  await expect(pane).toContainText('2023 年，按企业总体的 2000 家计算', { timeout: 180_000 });
  await waitUntilReported(page);
  await page.screenshot({ path: 'test-results/readings-population.png' });
  const { readings } = askCli('readings') as {
    readonly readings: readonly {
      readonly reading: string;
      readonly alternatives: readonly { readonly win: number }[];
    }[];
  };
  const shown = pane.getByRole('listitem').filter({ has: page.locator('.reading-table') });
  await expect(shown).toHaveCount(readings.length);
  const ids = await shown.evaluateAll((items) => items.map((item) => item.getAttribute('data-testid')));
  expect(ids).toEqual(readings.map(({ reading }) => `reading-${reading}`));
  const [{ alternatives } = { alternatives: [] }] = readings.filter(({ reading }) => reading === 'up-to');
  expect(alternatives[0]?.win).toBeGreaterThan(0);
  await expect(pane.getByTestId('reading-up-to').first()).toContainText(`${alternatives[0]?.win} 家增加`);
  await page.getByTestId('readings-basis').getByText('样本企业', { exact: true }).click();
  await expect(pane).toContainText('按工作区的');
});
