import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../pipeline';
import { simulateWorkspace } from '../simulate/simulate-workspace';
import { sumIntervals } from '../values/money';
import { compareBySubject, type ComparedPolicy, type SubjectRow } from './compare-by-subject';
import { versionOf } from './compare-harness';
import type { SubjectEntry } from './subject-entry';
import { weighSubjects } from './weigh-subjects';

const samples = path.resolve(import.meta.dirname, '../../samples');
const workspace = readWorkspace(
  ['enterprises', 'policies', 'vocabulary'].flatMap((folder) =>
    readdirSync(path.join(samples, folder)).map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(path.join(samples, folder, name), 'utf8'),
    })),
  ),
);

function policy(id: string): ComparedPolicy {
  const found = workspace.policies.find(({ plan }) => plan?.id === id);
  if (!found?.checked || !found.plan) throw new Error(`no policy ${id}`);
  return { checked: found.checked, plan: found.plan };
}

const award = (rows: readonly string[], more: readonly string[] = []) =>
  [
    '代号: title-award',
    '类型: 奖励',
    '触发: 认定',
    '条件: 认定.类型 = "新认定"',
    '按: 认定.称号',
    '表:',
    ...rows.map((row) => `  - { ${row} }`),
    ...more,
  ].join('\n');

const small = (...items: readonly string[]): ComparedPolicy => versionOf({ items });
const stateOf = (rows: readonly SubjectRow[]) =>
  Object.fromEntries(rows.filter(({ topic }) => topic === 'payment').map(({ key, state }) => [key, state]));

describe('compareBySubject', () => {
  it.each([
    ['xihu-srdi-2022', 'nanchang-sme-2022'],
    ['nanjing-srdi', 'xihu-srdi-2022'],
    ['shangrao-srdi-2023', 'donghu-srdi-2022'],
  ])('sets %s beside %s as the golden file says', async (left, right) => {
    const say = ({ from, says, conditions, limits }: SubjectEntry) =>
      `    ${from?.clause ?? '-'} ${[says, ...conditions, ...limits].map(({ zh }) => zh).join('；')}`;
    const lines = compareBySubject(policy(left), policy(right)).flatMap((row) => [
      `${row.state} ${row.topic} ${row.label.zh} / ${row.label.en}`,
      ...row.left.map((entry) => `  <${say(entry)}`),
      ...row.right.map((entry) => `  >${say(entry)}`),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../test/golden/subjects-${left}-${right}.txt`);
  });

  it('says of a policy beside itself that everything is the same', () => {
    const states = compareBySubject(policy('xihu-srdi-2022'), policy('xihu-srdi-2022')).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['same']));
  });

  it('exchanges the sides when the policies are exchanged', () => {
    const [one, other] = [policy('xihu-srdi-2022'), policy('nanjing-srdi')];
    const turn = { left: 'right', right: 'left', same: 'same', differs: 'differs' } as const;
    const forth = compareBySubject(one, other);
    const back = compareBySubject(other, one);
    const list = (rows: readonly SubjectRow[], turned: boolean) =>
      rows.map(({ atoms, state }) => `${[...atoms].sort().join()} ${turned ? turn[state] : state}`).sort();
    expect(list(back, true)).toEqual(list(forth, false));
  });

  it('pairs titles by family and level, however the clause is written', () => {
    const named = small(award(['当: 省级瞪羚企业, 金额: 3万元']));
    const tested = small(
      [
        '代号: other-name',
        '类型: 奖励',
        '标题: 别的标题',
        '触发: 认定',
        '条件: 认定.类型 = "新认定" and 认定.称号 in ("省级瞪羚企业")',
        '金额: 30000元',
      ].join('\n'),
    );
    expect(stateOf(compareBySubject(named, tested))).toEqual({ 'payment recognitions gazelle/province': 'same' });
  });

  it('tells another amount, another condition and another limit', () => {
    const base = small(award(['当: 省级瞪羚企业, 金额: 3万元']));
    const key = 'payment recognitions gazelle/province';
    const dearer = small(award(['当: 省级瞪羚企业, 金额: 最高不超过3万元']));
    const rarer = small(award(['当: 省级瞪羚企业, 金额: 3万元'], ['次数: { 次: 1 }']));
    expect(stateOf(compareBySubject(base, dearer))).toEqual({ [key]: 'differs' });
    expect(stateOf(compareBySubject(base, rarer))).toEqual({ [key]: 'differs' });
    const city = small(award(['当: 市级瞪羚企业, 金额: 3万元']));
    expect(stateOf(compareBySubject(base, city))).toEqual({
      [key]: 'left',
      'payment recognitions gazelle/city': 'right',
    });
  });

  it('spells out a name that each policy defines its own way', () => {
    const item = ['代号: a', '类型: 奖励', '触发: 专利', '条件: 重点企业', '金额: 3万元'].join('\n');
    const define = (size: string) =>
      versionOf({ items: [item], definitions: `重点企业:\n  代号: key\n  条件: 企业.规模 = "${size}"` });
    const [row] = compareBySubject(define('小型'), define('微型'));
    expect(row?.state).toBe('differs');
    expect(row?.left[0]?.conditions.map(({ zh }) => zh)).not.toEqual(row?.right[0]?.conditions.map(({ zh }) => zh));
    const [same] = compareBySubject(define('小型'), define('小型'));
    expect(same?.left[0]?.conditions.map(({ zh }) => zh)).toEqual(['重点企业']);
  });

  it('keeps together what one claim over a year covers', () => {
    const yearly = small(
      [
        '代号: fair',
        '类型: 补贴',
        '触发: 支出',
        '条件: 支出.类别 in ("展位费用", "交通费用")',
        '基数: 支出.金额',
        '比例: 30%',
        '封顶: { 金额: 50万元, 期间: 每年 }',
      ].join('\n'),
    );
    const booth = small(
      ['代号: b', '类型: 奖励', '触发: 支出', '条件: 支出.类别 = "展位费用"', '金额: 1万元'].join('\n'),
    );
    const rows = compareBySubject(yearly, booth).filter(({ topic }) => topic === 'payment');
    expect(rows.map(({ atoms, state }) => [atoms.length, state])).toEqual([[2, 'differs']]);
  });
});

describe('weighSubjects', () => {
  const { enterprises, vocabulary, policies } = workspace;
  const plans = policies.flatMap(({ plan }) => plan ?? []);

  it.each([2021, 2022, 2023, 2024])('adds up to what the simulation pays in %i', (year) => {
    const { results, perPolicy } = simulateWorkspace(plans, enterprises, year, vocabulary);
    for (const [one, other] of [
      ['xihu-srdi-2022', 'nanchang-sme-2022'],
      ['nanjing-srdi', 'shangrao-srdi-2023'],
    ] as const) {
      const [left, right] = [policy(one), policy(other)];
      const rows = compareBySubject(left, right);
      const { subjects, unplaced, total } = weighSubjects(
        rows,
        [left.plan, right.plan],
        enterprises,
        results,
        vocabulary,
      );
      for (const side of ['left', 'right'] as const) {
        const parts = [...subjects, unplaced].map((each) => each[side].enterprise);
        const id = side === 'left' ? one : other;
        expect(sumIntervals(parts)).toEqual(total[side].enterprise);
        expect(total[side].enterprise).toEqual(perPolicy.find(({ policy: each }) => each === id)?.total);
        const paid = subjects.filter((each) => each[side].helped > 0);
        for (const { key } of paid) expect(rows.find((row) => row.key === key)?.[side].length).toBeGreaterThan(0);
      }
    }
  });

  it('gives something to more than one subject', () => {
    const [left, right] = [policy('xihu-srdi-2022'), policy('nanchang-sme-2022')];
    const { results } = simulateWorkspace(plans, enterprises, 2023, vocabulary);
    const { subjects } = weighSubjects(
      compareBySubject(left, right),
      [left.plan, right.plan],
      enterprises,
      results,
      vocabulary,
    );
    expect(subjects.filter(({ left: money }) => money.helped > 0).length).toBeGreaterThan(5);
    expect(subjects.filter(({ right: money }) => money.helped > 0).length).toBeGreaterThan(5);
  });
});
