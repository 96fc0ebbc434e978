import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { compareRows, listRows, type ClauseRow } from './clause-rows';

const root = new URL('../../', import.meta.url);
const sample = readFileSync(new URL('samples/policies/nanjing-srdi.yaml', root), 'utf8');
const inventory = (
  JSON.parse(readFileSync(new URL('test/golden/clause-rows.json', root), 'utf8')) as ClauseRow[]
).filter(({ id }) => id.startsWith('004-'));

function differencesOf(text: string, expected = inventory): readonly string[] {
  const { canonical, plan } = readPolicy({ path: 'policies/p.yaml', text }, builtinVocabulary);
  if (!canonical || !plan) throw new Error('the policy has no plan');
  return compareRows(expected, listRows(canonical.document, plan)).map(
    ({ row, expected: wanted, actual }) => `${row}: ${wanted} | ${actual}`,
  );
}

/** The sample with another text at one place. */
function change(from: string, to: string): string {
  expect(sample.split(from)).toHaveLength(2);
  return sample.replace(from, to);
}

const place = '      - 代号: service-platform-award\n';
const added = (lines: string) => change(place, `      - 代号: extra\n${lines}${place}`);

describe('the rows of a policy', () => {
  it('are those of the inventory', () => {
    expect(differencesOf(sample)).toEqual([]);
  });

  it('may not be missing', () => {
    expect(differencesOf(change('        来源: 004-5.4\n', ''))).toEqual([
      '004-5.4: award, (五), exactly 1000000 | (missing)',
      'nanjing-srdi/service-platform-award: (none) | award, (五)',
    ]);
  });

  it('may not be more', () => {
    const undertaking = (row: string) =>
      added(`        类型: 政府举措\n        来源: ${row}\n        要点: 多的一行。\n`);
    expect(differencesOf(undertaking('004-5.9'))).toEqual(['004-5.9: (none) | undertaking, (五)']);
    expect(differencesOf(undertaking('004-5.3'))).toEqual(['004-5.3: (none) | undertaking, (五)']);
    expect(differencesOf(sample, inventory.slice(1))).toEqual([`004-P.0: (none) | institutional, 标题与前言`]);
  });

  it('name what gives something without a row, and leave alone what gives nothing', () => {
    const award = added('        类型: 奖励\n        要点: 没有来源。\n        触发: 认定\n        金额: 9万元\n');
    expect(differencesOf(award)).toEqual(['nanjing-srdi/extra: (none) | award, (五)']);
    expect(differencesOf(added('        类型: 政府举措\n        要点: 没有来源。\n'))).toEqual([]);
  });

  it.each([
    ['值: 300万元', '值: 301万元', '004-5.1: award, (五), exactly 3000000 | award, (五), exactly 3010000'],
    ['金额: 最高不超过50万元', '金额: 50万元', '004-3.2: award, (三), upTo 500000 | award, (三), exactly 500000'],
    [
      '硕士, 金额: 每人每月960元',
      '硕士, 金额: 每人每月961元',
      '004-13.4: allowance, (十三), exactly 960, month | allowance, (十三), exactly 961, month',
    ],
    ['限额: 3\n', '限额: 4\n', '004-13.1: quota, (十三), cap 3, persons | quota, (十三), cap 4, persons'],
    ['数值: 100\n', '数值: 99\n', '004-7.1: target, (七), atLeast 100, target | target, (七), atLeast 99, target'],
    [
      '封顶: { 金额: 200万元,',
      '封顶: { 金额: 20万元,',
      '004-1.3: subsidy, (一), cap 2000000 | subsidy, (一), cap 200000',
    ],
  ])('have the figures of the inventory: %s is not %s', (from, to, difference) => {
    expect(differencesOf(change(from, to))).toContain(difference);
  });
});
