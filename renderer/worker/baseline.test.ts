import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumIntervals, type MoneyInterval } from '../../engine/index';
import { writeInterval } from '../simulation/money-text';
import type { Baseline } from './baseline';
import type { SimulationView } from './simulation-view';
import { WorkspaceSession } from './workspace-session';

const giant = '国家级专精特新“小巨人”企业';
const srdi = '省级“专精特新”中小企业';

interface Figures {
  readonly giant: string;
  readonly srdi: string;
  readonly budget?: string;
}

const policy = (id: string, { giant: high, srdi: low, budget }: Figures): string =>
  [
    '措施语言: 1',
    '政策:',
    `  代号: ${id}`,
    `  名称: 措施 ${id}`,
    `  文号: 试府办发〔2023〕${id === 'a' ? 1 : 2}号`,
    '  地区: "360103"',
    '  财政层级: 区县',
    '  有效期: 2023-01-01 至 2024-12-31',
    ...(budget === undefined ? [] : [`  年度预算: ${budget}`]),
    '条款:',
    '  - 条: 一',
    '    标题: 奖补',
    '    责任单位: [财政局]',
    '    措施:',
    `      - 代号: award-${id}`,
    '        类型: 奖励',
    '        触发: 认定',
    '        按: 认定.称号',
    '        表:',
    `          - { 当: ${giant}, 金额: ${high} }`,
    `          - { 当: ${srdi}, 金额: ${low} }`,
    '',
  ].join('\n');
const enterprise = (id: string, ...titles: readonly string[]): string =>
  [
    `  - 代号: ${id}`,
    `    名称: 企业${id}`,
    '    所在区县: "360103"',
    titles.length === 0 ? '    认定: []' : '    认定:',
    ...titles.map((title) => `      - { 称号: ${title}, 类型: 新认定, 日期: 2023-06-01, 认定地: "360103" }`),
  ].join('\n');
const enterprises = `企业:\n${[enterprise('e1', giant), enterprise('e2', srdi), enterprise('e3', giant, srdi), enterprise('e4')].join('\n')}\n`;
const usual: Figures = { giant: '10万元', srdi: '5万元' };
const [pathA, pathB] = ['policies/a.yaml', 'policies/b.yaml'];

function open(saved: Readonly<Record<string, string>>, edited: Readonly<Record<string, string>> = {}) {
  const session = new WorkspaceSession();
  let version = 0;
  const all: Readonly<Record<string, string>> = { 'enterprises/all.yaml': enterprises, ...saved };
  for (const [path, text] of Object.entries(all))
    session.answer('file:put', { path, text: edited[path] ?? text, version: ++version, saved: text });
  return session;
}

function simulate(session: WorkspaceSession, baseline: Baseline): SimulationView {
  session.answer('baseline:choose', { baseline });
  return session.answer('workspace:simulate', { year: 2023 });
}

const figure = fc.constantFrom('10万元', '12万元', '最高不超过20万元', '不低于6万元', '8万元 至 15万元', '0元');
const figures: fc.Arbitrary<Figures> = fc.record({ giant: figure, srdi: figure });
const baselines = (old: Figures): fc.Arbitrary<Baseline> =>
  fc.constantFrom<Baseline>(
    { kind: 'saved' },
    { kind: 'text', path: pathA, text: policy('a', old) },
    { kind: 'text', path: pathA, text: policy('renamed', old) },
    { kind: 'text', path: pathA, text: '措施语言: [' },
    { kind: 'policy', path: pathA, against: pathB },
  );
const minus = (now: MoneyInterval, before: MoneyInterval) => ({
  low: now.min - before.min,
  high: now.max === null || before.max === null ? null : now.max - before.max,
});

describe('the simulation beside a baseline', () => {
  it('adds up: lines to enterprises, these and the policies to the total, winners and losers to the change', () => {
    const scene = fc
      .tuple(figures, figures, figures, figures)
      .chain(([old, now, saved, other]) => fc.tuple(fc.constant({ old, now, saved, other }), baselines(old)));
    fc.assert(
      fc.property(scene, ([{ now, saved, other }, baseline]) => {
        const texts = { [pathA]: policy('a', saved), [pathB]: policy('b', other) };
        const view = simulate(open(texts, { [pathA]: policy('a', now) }), baseline);
        for (const row of view.rows) expect(row.total).toEqual(sumIntervals(row.lines.map(({ amount }) => amount)));
        expect(sumIntervals(view.rows.map(({ total }) => total))).toEqual(view.total);
        expect(sumIntervals(view.policies.map(({ total }) => total))).toEqual(view.total);
        expect(sumIntervals(view.policies.map(({ baseTotal }) => baseTotal))).toEqual(view.baseTotal);
        const { change, winners, losers, mixed, same } = view.weighed;
        expect(change).toEqual(minus(view.total, view.baseTotal));
        expect(winners.count + losers.count + mixed.count + same.count).toBe(view.rows.length);
        expect(winners.change.low + losers.change.low + mixed.change.low + same.change.low).toBe(change.low);
      }),
      { numRuns: 60 },
    );
  });

  it('compares one policy with another text of it, whatever was saved', () => {
    const session = open({ [pathA]: policy('a', usual) });
    const view = simulate(session, { kind: 'text', path: pathA, text: policy('a', { ...usual, giant: '4万元' }) });
    expect([view.total, view.baseTotal].map((each) => writeInterval(each, 'zh'))).toEqual(['30万元', '18万元']);
    expect(view.weighed).toMatchObject({ winners: { count: 2 }, losers: { count: 0 }, same: { count: 2 } });
    expect(simulate(session, { kind: 'saved' }).weighed.change).toEqual({ low: 0n, high: 0n });
  });

  it('simulates two policies as alternatives, each without the other', () => {
    const session = open({ [pathA]: policy('a', usual), [pathB]: policy('b', { giant: '7万元', srdi: '9万元' }) });
    const view = simulate(session, { kind: 'policy', path: pathA, against: pathB });
    expect([view.total, view.baseTotal].map((each) => writeInterval(each, 'zh'))).toEqual(['30万元', '32万元']);
    expect(view).toMatchObject({ without: pathB, weighed: { winners: { count: 1 }, losers: { count: 2 } } });
    expect(view.policies.map(({ policy: id }) => id)).toEqual(['a', 'b']);
  });

  it('says that a baseline has errors or cannot be read at all', () => {
    const session = open({ [pathA]: policy('a', usual) });
    const broken = policy('a', usual).replace('金额: 5万元', '金额: 五万');
    expect(simulate(session, { kind: 'text', path: pathA, text: broken }).problem).toBe('partial');
    const view = simulate(session, { kind: 'text', path: pathA, text: '政策: {' });
    expect(view.problem).toBe('unreadable');
    expect(view.baseTotal).toEqual(view.total);
  });

  it('counts what enterprises that are gone have lost', () => {
    const session = open(
      { [pathA]: policy('a', usual) },
      { 'enterprises/all.yaml': `企业:\n${enterprise('e1', giant)}\n` },
    );
    const view = simulate(session, { kind: 'saved' });
    expect(view.gone.count).toBe(3);
    expect(view.weighed.losers.count).toBe(2);
    expect(view.weighed.change).toEqual(minus(view.total, view.baseTotal));
  });

  it('leaves of a budget what is not spent, as an interval', () => {
    const stated = { giant: '最高不超过10万元', srdi: '5万元', budget: '25万元' };
    const { budget } = simulate(open({ [pathA]: policy('a', stated), [pathB]: policy('b', usual) }), { kind: 'saved' });
    expect(budget).toMatchObject({
      budget: 25_000_000n,
      least: -5_000_000n,
      most: 15_000_000n,
      stated: ['措施 a'],
      unstated: ['措施 b'],
    });
    expect(simulate(open({ [pathA]: policy('a', usual) }), { kind: 'saved' }).budget).toBeNull();
  });

  it('explains what changes nothing, against the saved text and against another one', () => {
    const session = open(
      { [pathA]: policy('a', usual), [pathB]: policy('b', usual) },
      { [pathA]: policy('a', usual).replace('有效期: 2023-01-01', '有效期: 2022-01-01') },
    );
    expect(session.answer('effect:explain', {})).toBeNull();
    simulate(session, { kind: 'saved' });
    const [edit, ...others] = session.answer('effect:explain', {})?.edits ?? [];
    expect(others).toEqual([]);
    expect(edit).toMatchObject({ path: pathA, policy: 'a', rules: 1, wording: 0 });
    expect(edit?.unfelt.map(({ causes }) => causes.map(({ kind }) => kind))).toEqual([['otherDays']]);
    simulate(session, { kind: 'policy', path: pathA, against: pathB });
    expect(session.answer('effect:explain', {})?.edits).toEqual([]);
  });
});
