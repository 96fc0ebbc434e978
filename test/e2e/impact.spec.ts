import { expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { chooseOption, chooseYear } from './choose';
import { makeFolder, shareDesktop } from './desktop';
import { showFile, typeOver, XIHU } from './editor';
import { answerDialogs } from './host-dialogs';
import { listProcesses } from './process-tree';
import { readPdf } from './read-pdf';

// Computing takes its time on a busy machine; nothing here is about speed.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

// One story: the whole report on the samples, its parts compared with one another, saved and read back.
const desktop = shareDesktop({ language: 'zh' });
const folder = makeFolder('impact');
let saved = 0;

async function waitUntilReported(page: Page): Promise<void> {
  await expect(page.getByTestId('impact-state').first()).toHaveAttribute('data-busy', 'false', { timeout: 180_000 });
}

/** Chooses an entry of the menu of a chart, and waits until the menu is closed: two of them look alike. */
async function chooseFormat(page: Page, card: string, words: string): Promise<void> {
  const menu = page.locator('.ant-dropdown:visible');
  await page.getByTestId(`impact-${card}-save`).click();
  await menu.getByText(words, { exact: true }).click();
  await expect(menu).toHaveCount(0);
}

/** Saves the table behind a chart and gives its lines. */
async function saveCsv(page: Page, card: string): Promise<readonly (readonly string[])[]> {
  saved += 1;
  const file = path.join(folder, `${card}-${saved}.csv`);
  await answerDialogs(desktop().app, { save: file });
  await chooseFormat(page, card, '逗号分隔的表格…');
  await expect.poll(() => existsSync(file)).toBe(true);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  return lines.map((line) => line.split(','));
}

/** Certain and possible money of a row, in fen; null where there is no upper end. */
function endsOf(row: readonly string[] | undefined): readonly [bigint, bigint | null] {
  const fen = (yuan: string | undefined) => BigInt((yuan ?? '').replace('.', ''));
  const [low, high] = row?.slice(-2) ?? [];
  return [fen(low), high === '无上限' ? null : fen(high)];
}

function sum(rows: readonly (readonly string[])[]): readonly [bigint, bigint | null] {
  return rows
    .map(endsOf)
    .reduce<readonly [bigint, bigint | null]>(
      ([low, high], [least, most]) => [low + least, high === null || most === null ? null : high + most],
      [0n, 0n],
    );
}

/** The process that has DuckDB in its memory. */
function findDatabase(): number {
  const own = listProcesses(desktop().app.process().pid ?? 0).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/maps`, 'utf8').includes('libduckdb');
    } catch {
      return false;
    }
  });
  expect(own).toHaveLength(1);
  return own[0] ?? 0;
}

/** Lets it go on, unless it was ended meanwhile for not answering. */
function wake(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
}

test('every part of the report adds up to the same total', async () => {
  const { page } = desktop();
  await page.setViewportSize({ width: 1500, height: 1000 });
  await chooseYear(page, 2023);
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), 'award-nation,       值: 10', '10', '12');
  await page.getByTestId('bottom-impact').click();
  await expect(page.getByTestId('impact-years')).toBeVisible({ timeout: 180_000 });
  await expect(page.getByTestId('impact-change')).toContainText('+', { timeout: 180_000 });
  await waitUntilReported(page);
  const basis = page.getByTestId('impact-basis');
  await expect(basis).toContainText('文本没有载明施行日，按假定的 2027-01-01 施行测算。');
  await expect(basis).toContainText('2023 年没有金额，适用期是 2027-01-01 至 ');

  const parts = await saveCsv(page, 'parts');
  const total = endsOf(parts.at(-1));
  expect(total[0]).toBeGreaterThan(0n);
  expect(sum(parts.slice(1, -1))).toEqual(total);

  // Reasons: certain money now of all measures is the total, and somebody gains by one of them.
  const [, ...reasons] = await saveCsv(page, 'reasons');
  expect(sum(reasons)).toEqual(total);
  expect(reasons.some(([, , winners]) => Number(winners) > 0)).toBe(true);

  // Overlap: nobody gets two measures who does not get one, and counts of measures add up.
  const [, ...pairs] = await saveCsv(page, 'overlap');
  expect(pairs.length).toBeGreaterThan(0);
  await page.getByTestId('impact-overlap').getByText('项数', { exact: true }).click();
  const counts = await saveCsv(page, 'overlap');
  expect(sum(counts.slice(1, -1))).toEqual(total);
  expect(endsOf(counts.at(-1))).toEqual(total);

  // Years: 2023 is the report, and its months are it.
  const years = await saveCsv(page, 'years');
  expect(years.slice(1, -1).map(([year]) => year)).toEqual(['2022', '2023', '2024']);
  expect(endsOf(years.find(([year]) => year === '2023'))).toEqual(total);
  expect(sum(years.slice(1, -1))).toEqual(endsOf(years.at(-1)));
  await page.getByTestId('impact-years').getByText('按月', { exact: true }).click();
  const months = await saveCsv(page, 'years');
  expect(sum(months.filter(([month]) => month?.startsWith('2023-')))).toEqual(total);
  expect(sum(months.slice(1, -1))).toEqual(endsOf(years.at(-1)));

  // Targets: those of the policies, some of them counted.
  const [, ...targets] = await saveCsv(page, 'targets');
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.some((row) => row.at(-1) === '已达到' || row.at(-1) === '未达到' || row.at(-1) === '进行中')).toBe(
    true,
  );
});

test('other years are computed when they are chosen', async () => {
  const { page } = desktop();
  await chooseOption(page.getByTestId('impact-years-from'), '2021');
  await page.getByTestId('impact-years').getByText('按年', { exact: true }).click();
  await expect(page.getByTestId('impact-years').locator('.chart svg')).toContainText('2021', { timeout: 120_000 });
  await waitUntilReported(page);
  const years = await saveCsv(page, 'years');
  expect(years.slice(1, -1).map(([year]) => year)).toEqual(['2021', '2022', '2023', '2024']);
});

test('single rules are computed when they are asked for, can be stopped, and come to what their kinds come to', async () => {
  const { page } = desktop();
  const kinds = await saveCsv(page, 'reductions');
  const card = page.getByTestId('impact-reductions');
  // The computing process stands still, so that it cannot be done before it is stopped.
  const computing = findDatabase();
  process.kill(computing, 'SIGSTOP');
  await card.getByText('逐条', { exact: true }).click();
  await page.getByTestId('impact-stop').click();
  await expect(page.getByTestId('impact-cancelled')).toBeVisible();
  wake(computing);
  await page.getByTestId('impact-resume').click();
  await expect(page.getByTestId('impact-cancelled')).toHaveCount(0);
  await expect(card.getByRole('heading')).toHaveText('每条规则扣减了多少', { timeout: 180_000 });
  await waitUntilReported(page);
  const rules = await saveCsv(page, 'reductions');
  const kindOf = (rows: readonly (readonly string[])[], name: string) =>
    endsOf(rows.findLast(([kind]) => kind === name));
  for (const name of ['排除情形', '就高与次数', '限额'])
    expect([name, kindOf(rules, name)]).toEqual([name, kindOf(kinds, name)]);
  await page.screenshot({ path: 'test-results/impact-whole.png' });
});

test('the whole report is saved as a PDF with its charts, and as a workbook', async () => {
  const { app, page } = desktop();
  const file = path.join(folder, '报告.pdf');
  await answerDialogs(app, { save: file });
  await page.getByTestId('impact-save-pdf').click();
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
  const { pages, characters } = readPdf(file);
  expect(pages).toBeGreaterThan(5);
  for (const letter of '影响报告措施标进度项企业缘限额') expect(characters).toContain(letter);
  await expect(page.locator('.print-sheet')).toHaveCount(0);

  const workbook = path.join(folder, '报告.xlsx');
  await answerDialogs(app, { save: workbook });
  await page.getByTestId('impact-save-all').click();
  await expect.poll(() => existsSync(workbook)).toBe(true);
  const sheets = await readWorkbook(workbook);
  expect(sheets.map(({ sheet }) => sheet).join(' ')).toMatch(/措施之间的重叠.*目标进度/);
});

test('one chart with its table is saved as a PDF in the colours of paper', async () => {
  const { app, page } = desktop();
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'));
  const file = path.join(folder, '重叠.pdf');
  await answerDialogs(app, { save: file });
  await chooseFormat(page, 'overlap', '图和表格的 PDF…');
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
  expect(readPdf(file).pages).toBeGreaterThan(0);
});
