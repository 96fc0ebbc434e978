import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { openDesktop, shareDesktop } from './desktop';
import { previewOf, showFile, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });
const folder = () => path.join(desktop().workspace, 'review/xihu-srdi-2022');

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly thread?: string;
}
const files = () =>
  readdirSync(folder())
    .sort()
    .map((name) => ({ name, entry: parse(readFileSync(path.join(folder(), name), 'utf8')) as Entry }));

test('a comment, a reply and a decision are files of their own, and change the policy by no byte', async () => {
  const { page, readDisk } = desktop();
  const policy = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  const badge = previewOf(desktop()).getByTestId('comments-title-award');
  await badge.click();
  await expect(page.getByTestId('review-item')).toContainText('企业称号奖励');
  await page.getByTestId('review-text').fill('国家级是否应为12万元？\n请核对。');
  await page.getByTestId('review-add').click();
  await expect(page.getByRole('alert').filter({ hasText: '请先填写署名' })).toBeVisible();
  await page.getByTestId('review-author').fill('张三');
  await page.getByTestId('review-add').click();
  const thread = page.getByTestId('review-thread');
  await expect(thread).toContainText('国家级是否应为12万元？');
  await expect(thread).toContainText('张三');
  await expect(badge).toHaveAttribute('data-count', '1');
  // The name is asked for once.
  await expect(page.getByTestId('review-author')).toBeHidden();
  expect(files().map(({ entry }) => entry)).toMatchObject([
    {
      review: 1,
      kind: 'comment',
      policy: 'xihu-srdi-2022',
      item: 'title-award',
      author: '张三',
      text: '国家级是否应为12万元？\n请核对。',
    },
  ]);
  const first = files()[0];
  const bytes = readFileSync(path.join(folder(), first?.name ?? ''), 'utf8');

  await thread.getByTestId('review-reply').fill('按文件是10万元。');
  await page.keyboard.press('Enter');
  await expect(thread).toContainText('按文件是10万元。');
  await page.screenshot({ path: 'test-results/review.png' });
  await thread.getByRole('button', { name: '标为已解决' }).click();
  await expect(thread).toBeHidden();
  await expect(badge).toHaveAttribute('data-count', '0');
  await page.getByTestId('review').getByText('已解决', { exact: true }).click();
  await expect(thread).toContainText('张三 于');
  const id = first?.entry.id;
  expect(files().map(({ entry: { kind, thread: of } }) => [kind, of])).toEqual([
    ['comment', undefined],
    ['reply', id],
    ['resolve', id],
  ]);
  expect(readFileSync(path.join(folder(), first?.name ?? ''), 'utf8')).toBe(bytes);
  expect(readDisk(XIHU)).toBe(policy);

  await thread.getByRole('button', { name: '企业称号奖励' }).click();
  await expect(page.getByTestId('editor')).toContainText('title-award', { useInnerText: true });
});

test('another drafter sees the same threads, and is told of a file that is not well formed', async () => {
  const { workspace } = desktop();
  const said = files().map(({ entry }) => entry.id);
  writeFileSync(path.join(folder(), 'broken.yaml'), 'review: 1\nkind: remark\n');
  const other = await openDesktop({ workspace });
  try {
    const { page } = other;
    await showFile(other, XIHU);
    await page.getByTestId('bottom-review').click();
    await page.getByTestId('review').getByText('全部', { exact: true }).click();
    await expect(page.getByTestId('review-thread')).toHaveCount(1);
    await expect(page.getByTestId('review-thread')).toContainText('按文件是10万元。');
    await expect(page.getByTestId('review')).toContainText('有审阅文件读不通');
    await page.getByRole('button', { name: '重新打开' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '请先填写署名' })).toBeVisible();
    await page.locator('.review-name input').fill('李四');
    await page.getByRole('button', { name: '重新打开' }).click();
    await expect(page.getByTestId('review-thread')).toHaveAttribute('data-resolved', 'false');
    await page.getByTestId('bottom-problems').click();
    await expect(page.getByText('审阅文件此处不合格式').first()).toBeVisible();
  } finally {
    await other.quit();
  }
  const fresh = readdirSync(folder()).filter((name) => name !== 'broken.yaml' && !said.some((id) => name.includes(id)));
  expect(fresh).toHaveLength(1);
  expect(parse(readFileSync(path.join(folder(), fresh[0] ?? ''), 'utf8'))).toMatchObject({
    kind: 'reopen',
    author: '李四',
  });
});
