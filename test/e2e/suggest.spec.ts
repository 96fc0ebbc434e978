import { expect, test, type Locator } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { chooseOption } from './choose';
import { shareDesktop, waitUntilCalculated } from './desktop';
import { dirtyMark, previewOf, save, showFile, typeOver, XIHU } from './editor';

const desktop = shareDesktop({ language: 'zh' });
const folder = () => path.join(desktop().workspace, 'review/xihu-srdi-2022');

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly thread?: string;
  readonly text?: string;
}
const entries = () =>
  readdirSync(folder())
    .sort()
    .map((name) => parse(readFileSync(path.join(folder(), name), 'utf8')) as Entry);
const thread = (words: string): Locator => desktop().page.getByTestId('review-thread').filter({ hasText: words });
const filter = (name: string) => desktop().page.getByTestId('review').getByText(name, { exact: true }).click();

/** In the sample one figure stands in the parameters and is told in the item. */
const figure = ['代号: award-nation,       值: 10万元', '代号: award-nation,       值: 12万元'] as const;
const gist = ['按称号级别发放一次性奖励，国家级10万元', '按称号级别发放一次性奖励，国家级12万元'] as const;

test('unsaved changes become suggestions, one for each part, and the policy is as it was saved', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  await typeOver(desktop(), figure[0], '10万元', '12万元');
  await typeOver(desktop(), gist[0], '10万元', '12万元');
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeVisible();
  await page.getByTestId('bottom-review').click();
  await page.getByTestId('review-suggest').click();
  const drafts = page.getByTestId('suggest-drafts');
  await expect(drafts).toHaveAttribute('data-count', '2');
  await expect(drafts).toContainText('国家级奖励：值 10万元 → 12万元');
  await page.screenshot({ path: 'test-results/suggest-dialog.png' });
  await page.getByTestId('suggest-reason').fill('与市级政策看齐');
  await page.getByTestId('suggest-send').click();
  await expect(page.getByRole('alert').filter({ hasText: '请先填写署名' })).toBeVisible();
  await page.getByTestId('suggest-author').fill('张三');
  await page.getByTestId('suggest-send').click();

  await expect(page.getByTestId('suggest')).toBeHidden();
  await expect(dirtyMark(page.getByTestId('files'), XIHU)).toBeHidden();
  expect(readDisk(XIHU)).toBe(before);
  expect(entries()).toMatchObject([
    {
      review: 1,
      kind: 'suggestion',
      policy: 'xihu-srdi-2022',
      item: 'title-award',
      author: '张三',
      text: '与市级政策看齐',
      changes: [{ path: [{ by: 'item', is: 'title-award' }, 'gist'] }],
    },
    {
      kind: 'suggestion',
      changes: [{ path: ['parameters', '国家级奖励', 'value'], before: '10万元', after: '12万元' }],
    },
  ]);
  const preview = previewOf(desktop());
  await expect(preview.getByTestId('suggestions-whole')).toContainText('10万元 → 12万元');
  await expect(preview.getByTestId('suggestions-title-award')).toContainText('张三建议');
  await expect(preview.getByTestId('comments-title-award')).toHaveAttribute('data-count', '1');
  await page.screenshot({ path: 'test-results/suggestions.png' });

  await test.step('in the form they stand at the fields that they change, and lead to the panel', async () => {
    await page.getByTestId('mode-form').click();
    const form = page.getByTestId('form');
    await form.locator('.form-tree-node[data-pointer="/parameters"]').click();
    const row = form.locator('tr[data-pointer="/parameters/国家级奖励"]');
    await expect(row.getByTestId('field-suggestion')).toContainText('张三建议');
    await expect(row.getByTestId('field-suggestion')).toContainText('10万元 → 12万元');
    await expect(form.getByTestId('field-suggestion')).toHaveCount(1);
    await expect(form.getByTestId('form-review')).toHaveAttribute('data-count', '1');
    await page.screenshot({ path: 'test-results/suggestions-form.png' });
    await page.getByTestId('mode-text').click();
  });
});

test('accepting one is the smallest edit and one step of undo; the decision is a file of its own', async () => {
  const { page, readDisk } = desktop();
  const before = readDisk(XIHU);
  const own = thread('国家级奖励');
  await own.getByTestId('suggestion-accept').click();
  await expect(own).toBeHidden();
  await waitUntilCalculated(page);
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before.replace(...figure));
  const suggested = entries().find(({ kind, text }) => kind === 'suggestion' && text !== undefined);
  expect(entries().map(({ kind }) => kind)).toEqual(['suggestion', 'suggestion', 'accept']);
  expect(suggested).toBeDefined();
  await filter('已解决');
  await expect(own.getByTestId('review-decision')).toContainText('张三 于');
  await expect(own.getByTestId('suggestion')).toHaveAttribute('data-state', 'done');

  await page.getByTestId('command-edit.undo').click();
  await expect(own).toContainText('文中现在没有这一改动');
  await save(desktop(), XIHU);
  expect(readDisk(XIHU)).toBe(before);
  await filter('未解决');
});

test('rejecting one records it with its reason and changes nothing', async () => {
  const { readDisk } = desktop();
  const before = readDisk(XIHU);
  const own = thread('title-award');
  await own.getByTestId('review-reply').fill('文件没有改');
  await own.getByTestId('suggestion-reject').click();
  await expect(own).toBeHidden();
  await filter('已解决');
  await expect(own.getByTestId('review-decision')).toContainText('不采纳 理由：文件没有改');
  expect(entries().at(-1)).toMatchObject({ kind: 'reject', text: '文件没有改', author: '张三' });
  expect(readDisk(XIHU)).toBe(before);
  await expect(previewOf(desktop()).getByTestId('suggestions-title-award')).toBeHidden();
  await filter('未解决');
});

test('what another drafter puts into the folder appears at once, and is never accepted where its place has changed', async () => {
  const { page, readDisk, workspace } = desktop();
  const before = readDisk(XIHU);
  const entry = (id: string, was: string) => `review: 1
id: ${id}
policy: xihu-srdi-2022
kind: suggestion
author: 李四
at: 2026-01-02T03:04:05.678Z
text: 省级也提高
changes:
  - path: [parameters, 省级奖励, value]
    before: ${was}
    after: 6万元
`;
  writeFileSync(path.join(folder(), '20260102T030405678Z-00000000000c.yaml'), entry('00000000000c', '4万元'));
  const own = thread('李四');
  await expect(own.getByTestId('suggestion')).toHaveAttribute('data-state', 'changed');
  await expect(own).toContainText('提出建议时为“4万元”，现在是“5万元”');
  await expect(own.getByTestId('suggestion-accept')).toBeDisabled();
  await page.screenshot({ path: 'test-results/suggestion-changed.png' });

  // The first thing said about a policy makes its folder.
  const other = path.join(workspace, 'review/nanjing-srdi');
  mkdirSync(other, { recursive: true });
  writeFileSync(
    path.join(other, '20260102T030405678Z-00000000000d.yaml'),
    'review: 1\nid: 00000000000d\npolicy: xihu-srdi-2022\nkind: comment\nitem: title-award\nauthor: 王五\nat: 2026-01-02T03:04:05.678Z\ntext: 放在别处也算\n',
  );
  await expect(previewOf(desktop()).getByTestId('comments-title-award')).toHaveAttribute('data-count', '1');
  expect(readDisk(XIHU)).toBe(before);
});

test('comments are shown and written in the form, too', async () => {
  const { page } = desktop();
  await page.getByTestId('mode-form').click();
  const form = page.getByTestId('form');
  await form.locator('.form-tree-node', { hasText: '企业称号奖励' }).first().click();
  const review = form.getByTestId('form-review');
  await expect(review).toHaveAttribute('data-count', '1');
  await expect(review).toContainText('放在别处也算');
  await review.getByTestId('review-text').fill('表单里写的意见');
  await review.getByTestId('review-add').click();
  await expect(review).toHaveAttribute('data-count', '2');
  await expect(form.locator('.form-tree-node', { hasText: '企业称号奖励' }).first()).toContainText('2');
  await page.screenshot({ path: 'test-results/review-form.png' });
  expect(entries().at(-1)).toMatchObject({ kind: 'comment', item: 'title-award', text: '表单里写的意见' });
  await page.getByTestId('mode-text').click();
});

test('cells of a table carry suggestions and comments, answered below their row', async () => {
  const { page, readDisk, workspace } = desktop();
  const before = readDisk(XIHU);
  await showFile(desktop(), XIHU);
  await page.getByTestId('bottom-review').click();
  mkdirSync(folder(), { recursive: true });
  const [row, raised] = [/(来源: 000-1\.6, 当: 市级“专精特新”中小企业, {5}金额: )市级奖励/, '$14万元'] as const;
  writeFileSync(
    path.join(workspace, 'review/xihu-srdi-2022/20260102T030405678Z-00000000000e.yaml'),
    `review: 1
id: 00000000000e
policy: xihu-srdi-2022
kind: suggestion
item: title-award
author: 赵六
at: 2026-01-02T03:04:06.678Z
text: 市级也提高
changes:
  - path: [{ by: item, is: title-award }, table, { by: clause, is: "000-1.6" }, amount]
    before: 市级奖励
    after: 4万元
`,
  );
  await page.getByTestId('mode-form').click();
  const form = page.getByTestId('form');
  await form.locator('.form-tree-node', { hasText: '企业称号奖励' }).first().click();
  const grid = form.getByRole('table', { name: '表' });
  const mark = grid.getByTestId('part-review');
  await expect(mark).toHaveCount(1);
  await expect(mark).toHaveAccessibleName('金额，第6行: 赵六建议 市级奖励 → 4万元');

  await test.step('what is clicked while titles are picked is not moved from below the mouse', async () => {
    await grid.locator('.form-match').first().click();
    await expect(page.locator('.ant-select-dropdown').filter({ visible: true })).toHaveCount(1);
    await page.keyboard.press('Escape');
    const last = grid.getByTestId('row-review-button').nth(4);
    await last.click();
    await expect(grid.getByTestId('row-review')).toBeVisible();
    await expect(grid.locator('.form-match')).toHaveCount(6);
    await last.click();
    await expect(grid.getByTestId('row-review')).toBeHidden();
  });

  await test.step('a comment on one cell names its row, not its line', async () => {
    const second = grid.getByRole('button', { name: /“第2行”(提意见|的意见 1)$/ });
    await second.focus();
    await page.keyboard.press('Enter');
    const talk = grid.getByTestId('row-review');
    await chooseOption(talk.getByTestId('row-review-part'), '金额');
    await talk.getByTestId('review-text').fill('单项冠军是否同额？');
    await second.click();
    await expect(talk).toBeHidden();
    await second.click();
    await expect(talk.getByTestId('review-text')).toHaveValue('单项冠军是否同额？');
    // Asked for where nothing has been said before.
    const author = talk.getByTestId('review-author');
    if (await author.isVisible()) await author.fill('张三');
    await talk.getByTestId('review-add').click();
    await expect(talk.getByTestId('review-thread')).toHaveCount(1);
    expect(entries().at(-1)).toMatchObject({
      kind: 'comment',
      item: 'title-award',
      place: [{ by: 'item', is: 'title-award' }, 'table', { by: 'clause', is: '000-1.2' }, 'amount'],
      text: '单项冠军是否同额？',
    });
    await expect(mark.first()).toHaveAccessibleName('金额，第2行: 1 条意见');
    await expect(thread('单项冠军是否同额').getByTestId('review-place').first()).toContainText('金额');
    await page.screenshot({ path: 'test-results/review-cell.png' });
    await talk.getByRole('button', { name: '收起' }).click();
  });

  await test.step('the suggestion is accepted below its row, as one step of undo', async () => {
    await mark.nth(1).click();
    const talk = grid.getByTestId('row-review');
    await expect(talk).toContainText('市级也提高');
    await talk.getByTestId('suggestion-accept').click();
    await expect(mark).toHaveCount(1);
    await save(desktop(), XIHU);
    expect(readDisk(XIHU)).toBe(before.replace(row, raised));
    await page.getByTestId('command-edit.undo').click();
    await save(desktop(), XIHU);
    expect(readDisk(XIHU)).toBe(before);
  });
  await page.getByTestId('mode-text').click();
});
