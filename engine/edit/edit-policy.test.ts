import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { produce, type Draft } from 'immer';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../schemas/generated/types';
import { applyEdits } from '../parse/repaired-text';
import { parseSource } from '../parse/parse-source';
import type { CanonicalDocument } from '../validate/canonical-document';
import { validatePolicy } from '../validate/validate-policy';
import { editPolicy } from './edit-policy';

type Recipe = (draft: Draft<PolicyDocument>) => void;

function read(text: string): CanonicalDocument<PolicyDocument> {
  const tree = parseSource({ path: 'policies/a.yaml', text }).value;
  const canonical = tree && validatePolicy(tree, 'policies/a.yaml').value;
  if (!canonical) throw new Error('the text cannot be read');
  return canonical;
}

function edit(text: string, recipe: Recipe): string {
  const canonical = read(text);
  const edits = editPolicy({ path: 'policies/a.yaml', text }, canonical, produce(canonical.document, recipe));
  if (!edits) throw new Error('the change cannot be written');
  return applyEdits(text, edits);
}

const text = `# 说明
措施语言: 1
政策:
  代号: a-2024 # 编号
  名称: "某区办法"
  地区: "360103"
  财政层级: 区县
  有效期: 2024-01-01 至 2025-12-31

参数:
  上限: 50万元   # 每家

条款:
  # ── 第一部分 ──

  - 条: 一
    标题: 奖励
    措施:
      # 称号奖
      - 代号: title-award
        类型: 奖励
        来源: 000-1.1
        触发: 认定
        按: 认定.称号
        表:
          - { 当: 省级瞪羚企业, 金额: 3万元 }   # 省
          - { 当: 国家级高新技术企业, 金额: 5万元 }
        口径: [renewal, scope]

      # 上门服务
      - 代号: visit
        类型: 服务
        要点: >-
          上门辅导，
          一年一次。

  - 条: 二
    措施: []
`;

/** The text with one piece exchanged, which must stand in it once. */
function exchanged(old: string, wanted: string): string {
  expect(text.split(old)).toHaveLength(2);
  return text.replace(old, wanted);
}

/** The first item below the article that had none. */
const movedAward = text
  .replace(/ {6}# 称号奖[^]*?(?= {6}# 上门服务)/, '')
  .replace('    措施: []\n', `    措施:\n${/ {6}# 称号奖[^]*?scope\]\n/.exec(text)?.[0] ?? ''}`);

/** The second article with all items of the first, which is gone. */
const joinedArticles = text
  .replace(/ {2}- 条: 一[^]*?(?= {2}- 条: 二)/, '')
  .replace(
    '    措施: []\n',
    `    措施:\n${/ {6}# 称号奖[^]*?一年一次。\n/.exec(text)?.[0].replace(/\n\n/, '\n') ?? ''}`,
  );

type AnyItem = Draft<Record<string, unknown>>;
const itemsOf = (draft: Draft<PolicyDocument>, article = 0) => draft.articles[article]?.items as unknown as AnyItem[];

describe('a change made in a form', () => {
  it.each<[string, Recipe, string]>([
    ['another figure', (d) => void ((d.parameters as AnyItem)['上限'] = '60万元'), exchanged('50万元', '60万元')],
    ['a text in its quotes', (d) => void (d.policy.title = '新办法'), exchanged('"某区办法"', '"新办法"')],
    [
      'an enumerated value in the words of the text',
      (d) => void (d.policy.fiscalLevel = 'city'),
      exchanged('区县', '市'),
    ],
    ['a text that needs quotes', (d) => void (itemsOf(d)[0]!['clause'] = 'a: b'), exchanged('000-1.1', '"a: b"')],
    [
      'a key at its place in the order of the schema',
      (d) => void (itemsOf(d)[0]!['title'] = '称号奖励'),
      exchanged('        来源: 000-1.1\n', '        标题: 称号奖励\n        来源: 000-1.1\n'),
    ],
    [
      'a key less, with its line',
      (d) => void delete itemsOf(d)[0]!['clause'],
      exchanged('        来源: 000-1.1\n', ''),
    ],
    [
      'the first key of a list element less',
      (d) => void delete (d.articles[0] as AnyItem | undefined)!['title'],
      exchanged('    标题: 奖励\n', ''),
    ],
    ['another identifier', (d) => void (itemsOf(d)[0]!['id'] = 'award'), exchanged('title-award', 'award')],
    [
      'another identifier of an element without parts',
      (d) => void (itemsOf(d)[1]!['id'] = 'call'),
      exchanged('代号: visit', '代号: call'),
    ],
    [
      'numbers that count on, each article staying what it is',
      (d) => d.articles.forEach((article, index) => void (article.number = ['二', '三'][index] ?? '')),
      text.replace('条: 二', '条: 三').replace('条: 一', '条: 二'),
    ],
    [
      'an element less, with its comment and its gap',
      (d) => void itemsOf(d).splice(0, 1),
      text.replace(/ {6}# 称号奖[^]*?(?= {6}# 上门服务)/, ''),
    ],
    [
      'the last element less',
      (d) => void itemsOf(d).pop(),
      text.replace(/\n {6}# 上门服务[^]*?(?=\n {2}- 条: 二)/, ''),
    ],
    [
      'elements in another order, with their comments',
      (d) => void itemsOf(d).reverse(),
      text.replace(/( {6}# 称号奖[^]*?\n)\n( {6}# 上门服务[^]*?\n)(?=\n {2}- 条: 二)/, '$2\n$1'),
    ],
    [
      'a row written as its neighbours are',
      (d) => void (itemsOf(d)[0]!['table'] as unknown[]).push({ match: '市级瞪羚企业', amount: '1万元' }),
      exchanged('金额: 5万元 }\n', '金额: 5万元 }\n          - { 当: 市级瞪羚企业, 金额: 1万元 }\n'),
    ],
    [
      'a cell, with the comment of its row',
      (d) => void ((itemsOf(d)[0]!['table'] as AnyItem[])[0]!['amount'] = '4万元'),
      exchanged('3万元', '4万元'),
    ],
    [
      'an entry of a list in brackets',
      (d) => void (itemsOf(d)[0]!['readings'] as string[]).splice(0, 1),
      exchanged('[renewal, scope]', '[scope]'),
    ],
    [
      'the first element of an empty list',
      (d) => void itemsOf(d, 1).push({ id: 'x', kind: 'service', gist: '热线' }),
      exchanged('    措施: []\n', '    措施:\n      - 代号: x\n        类型: 服务\n        要点: 热线\n'),
    ],
    [
      'an element moved to another list, with its comments',
      (d) => void itemsOf(d, 1).push(itemsOf(d).shift()!),
      movedAward,
    ],
    [
      'the items of an article that is joined with another',
      (d) => {
        (d.articles[1] as AnyItem)['items'] = itemsOf(d).splice(0);
        d.articles.splice(0, 1);
      },
      joinedArticles,
    ],
    [
      'a text of several lines',
      (d) => void (itemsOf(d)[1]!['gist'] = '一\n二'),
      exchanged('>-\n          上门辅导，\n          一年一次。', '|-\n          一\n          二'),
    ],
  ])('writes %s', (_, recipe, expected) => {
    expect(edit(text, recipe)).toBe(expected);
  });

  it('writes several changes at once, one moved element changed among them', () => {
    const edited = edit(text, (draft) => {
      const items = itemsOf(draft);
      const [award, visit] = items;
      if (!award || !visit) throw new Error('the items are missing');
      visit['title'] = '上门服务';
      award['table'] = [];
      draft.articles[0]!.items = [visit, award] as never;
      draft.policy.title = '新';
    });
    expect(edited).toContain('      # 上门服务\n      - 代号: visit\n        类型: 服务\n        标题: 上门服务\n');
    expect(edited.indexOf('# 上门服务')).toBeLessThan(edited.indexOf('# 称号奖'));
    expect(edited).toContain('        表: []\n');
  });

  it('says that it cannot where comments stand between brackets', () => {
    const source = exchanged('[renewal, scope]', '[renewal, # a\n          scope]');
    const canonical = read(source);
    const after = produce(canonical.document, (draft) => void (itemsOf(draft)[0]!['readings'] as string[]).pop());
    expect(editPolicy({ path: 'policies/a.yaml', text: source }, canonical, after)).toBeNull();
  });
});

const folder = path.resolve(import.meta.dirname, '../../samples/policies');
const samples = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));

describe.each(samples)('any change of $name', ({ text: sample }) => {
  const canonical = read(sample);
  const file = { path: 'policies/a.yaml', text: sample };
  const comments = (of: string) => of.split('\n').filter((line) => /^\s*#/.test(line)).length;

  it('reads back as wanted, and undone gives every byte back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 12 }), (choices) => {
        const after = produce(canonical.document, (draft) => void changeSomething(draft, choices));
        const edits = editPolicy(file, canonical, after);
        expect(edits).not.toBeNull();
        const edited = applyEdits(sample, edits ?? []);
        expect(read(edited).document).toEqual(after);
        const back = editPolicy({ ...file, text: edited }, read(edited), canonical.document);
        expect(back).not.toBeNull();
        expect(read(applyEdits(edited, back ?? [])).document).toEqual(canonical.document);
        expect(comments(edited)).toBeLessThanOrEqual(comments(sample));
      }),
      { numRuns: 60 },
    );
  });
});

/** Goes down the document by the choices and changes what is there: a text, an optional key, the order of a list. */
function changeSomething(draft: Draft<PolicyDocument>, choices: readonly number[]): void {
  const sections = [draft.articles, draft.parameters, draft.readings, draft.examples].filter(
    (each) => each !== undefined,
  );
  let node: unknown = sections[(choices[0] ?? 0) % sections.length];
  for (const choice of choices.slice(1)) {
    if (Array.isArray(node)) {
      const list = node as unknown[];
      if (list.length > 1 && choice % 5 === 0) return void list.splice(choice % list.length, 1);
      if (list.length > 1 && choice % 5 === 1) return void list.unshift(...list.splice(choice % list.length, 1));
      if (list.length > 1 && choice % 5 === 2) return void list.reverse();
      node = list[choice % list.length];
      continue;
    }
    if (typeof node !== 'object' || node === null) return;
    const map = node as Record<string, unknown>;
    const keys = Object.keys(map).filter((key) => isFreeText(key) || typeof map[key] === 'object');
    const key = keys[choice % Math.max(1, keys.length)];
    if (key === undefined) return;
    if (typeof map[key] === 'string') {
      const texts = ['甲', 'a: b', '- x', '“引号”', '#1', '多行\n文字', '12', "it's", '[x]', '逗号，顿号、'];
      if (choice % 7 === 0 && key === 'title') delete map[key];
      else map[key] = texts[choice % texts.length];
      return;
    }
    node = map[key];
  }
}

function isFreeText(key: string): boolean {
  return ['title', 'gist', 'subject', 'question', 'note'].includes(key);
}
