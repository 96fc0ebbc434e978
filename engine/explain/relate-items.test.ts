import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy, readWorkspace } from '../pipeline';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { writePolicy } from '../check/check-harness';
import { relateItems } from './relate-items';

const award = (id: string, trigger: string, more = '') =>
  `代号: ${id}\n类型: 奖励\n要点: 一次性奖励。\n触发: ${trigger}\n金额: 5万元${more}`;
const stacking = (id: string, lines: string) => `代号: ${id}\n类型: 叠加规则\n要点: 怎样合计。\n${lines}`;

function relate(...items: readonly string[]) {
  const { checked, plan } = readPolicy({ path: 'policies/a.yaml', text: writePolicy({ items }) }, builtinVocabulary);
  if (!checked || !plan) throw new Error('the text of the test is not in order');
  const { items: found, rules } = relateItems(checked, plan);
  return rules.map(({ id, rule, pairs }) => [id, rule, pairs.map(([a, b]) => `${found[a]?.id} ${found[b]?.id}`)]);
}

describe('how payments of two items combine', () => {
  const titles = [award('a', '认定'), award('b', '认定'), award('c', '专利')];

  it('is told of every pair of the items a rule names, and of each with itself', () => {
    expect(relate(...titles, stacking('one', '规则: 就高\n范围: [a, b]'))).toEqual([
      ['one', 'highest', ['a a', 'a b', 'b b']],
    ]);
  });

  it('is not told of items paid for other kinds of events where a field is compared', () => {
    expect(relate(...titles, stacking('one', '规则: 就高\n相同: [系列]\n不同: 级别'))).toEqual([
      ['one', 'highest', ['a a', 'a b', 'b b']],
    ]);
    expect(relate(...titles, stacking('one', '规则: 就高'))[0]?.[2]).toHaveLength(6);
  });

  it('is told of a pair under two rules by both', () => {
    const two = [stacking('one', '规则: 就高\n范围: [a, b]'), stacking('cap', '规则: 合计封顶\n金额: 8万元')];
    const reached = relate(...titles, ...two).map(([id, , pairs]) => [
      id,
      (pairs as readonly string[]).includes('a b'),
    ]);
    expect(reached).toEqual([
      ['one', true],
      ['cap', true],
    ]);
  });

  it('leaves money for persons to the rules that name it', () => {
    const personal = award('b', '认定', '\n收款人: 个人');
    expect(relate(award('a', '认定'), personal, stacking('cap', '规则: 合计封顶\n金额: 8万元'))).toEqual([
      ['cap', 'sharedCap', ['a a']],
    ]);
  });

  it('of the sample of Xihu names the four items that compete by level', () => {
    const root = path.resolve(import.meta.dirname, '../../samples');
    const read = (file: string) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') });
    const files = ['policies/xihu-srdi-2022.yaml', 'vocabulary/facts.yaml', 'vocabulary/titles.yaml'].map(read);
    const [policy] = readWorkspace(files).policies;
    if (!policy?.checked || !policy.plan) throw new Error('the sample is not in order');
    const { items, rules } = relateItems(policy.checked, policy.plan);
    const highest = rules.find(({ id }) => id === 'highest-level-only');
    expect(highest?.same.map(({ zh }) => zh)).toEqual(['系列']);
    expect(highest?.differing?.zh).toBe('级别');
    const reached = new Set(highest?.pairs.flat().map((index) => items[index]?.id));
    for (const id of reached) expect(highest?.named).toContain(id);
    expect(reached.has('title-award')).toBe(true);
  });
});
