import { enablePatches, produceWithPatches } from 'immer';
import { describe, expect, it } from 'vitest';
import { writePolicy } from '../../engine/check/check-harness';
import { WorkspaceSession } from '../worker/workspace-session';
import type { FormDraft } from './document-access';
import { changeLevel, readLevels } from './level-relations';
import { changePair, listPairActions, rulesOfPair, type PairAction } from './stacking-changes';

enablePatches();

const path = 'policies/a.yaml';
const award = (id: string) => `代号: ${id}\n类型: 奖励\n标题: ${id}奖\n要点: 一次性奖励。\n触发: 认定\n金额: 5万元`;
const rule = (id: string, lines: string) => `代号: ${id}\n类型: 叠加规则\n要点: 自己写的。\n${lines}`;

function open(items: readonly string[], header = '') {
  const session = new WorkspaceSession();
  let version = 0;
  let text = writePolicy({ items: [...['a', 'b', 'c', 'd'].map(award), ...items], header });
  const put = () => {
    version += 1;
    const [analysis] = session.answer('file:put', { path, text, version, saved: null });
    return (analysis?.diagnostics ?? []).filter(({ severity }) => severity !== 'information').map(({ code }) => code);
  };
  put();
  const relations = () => {
    const found = session.answer('form:relations', { path });
    if (!found) throw new Error('the text of the test is not in order');
    return found;
  };
  const document = () => session.answer('form:read', { path })?.document as object;
  const change = (recipe: (draft: FormDraft) => void) => {
    const [, patches] = produceWithPatches(document(), (draft) => recipe(draft as FormDraft));
    const written = session.answer('form:edit', { path, patches });
    if (!written) throw new Error('refused');
    text = written.edits
      .toSorted((one, other) => other.range.start - one.range.start)
      .reduce((all, { range, text: put }) => all.slice(0, range.start) + put + all.slice(range.end), text);
    return put();
  };
  const pair = (names: string) => {
    const [one = -1, other = -1] = [...names].map((id) => relations().items.findIndex((item) => item.id === id));
    return [one, other] as const;
  };
  const actions = (names: string) => listPairActions(relations(), ...pair(names));
  const act = (names: string, wanted: Partial<PairAction>) => {
    const action = actions(names).find((each) =>
      Object.entries(wanted).every(([key, value]) => Reflect.get(each, key) === value),
    );
    if (!action) throw new Error(`${names}: not offered`);
    const [one = '', other = ''] = names;
    return change((draft) => changePair(draft, action, [one, other], 'zh'));
  };
  const rulesOf = (names: string) => rulesOfPair(relations(), ...pair(names)).map(({ id }) => id);
  return { text: () => text, act, actions, rulesOf, change, document, relations };
}

describe('choosing how two items combine', () => {
  it('writes a rule for the two, behind the rules there are, and nothing else', () => {
    const { text, act, rulesOf } = open([rule('cap', '规则: 合计封顶\n金额: 20万元')]);
    const before = text();
    expect(act('ab', { do: 'relate', rule: 'highest' })).toEqual([]);
    expect(rulesOf('ab')).toEqual(['cap', 'highest-only']);
    expect(rulesOf('ac')).toEqual(['cap']);
    expect(text().startsWith(before.trimEnd())).toBe(true);
    expect(text().slice(before.trimEnd().length)).toContain('要点: “a奖”、“b奖”同一年里只享受最高的一笔。');
    expect(text()).toContain('范围: [a, b]');
  });

  it('extends a rule only where no other pair changes by it', () => {
    const { act, actions, rulesOf, relations, text } = open([]);
    act('ab', { do: 'relate', rule: 'highest' });
    // With c in the rule of a and b, b and c would change too.
    expect(actions('ac')).toContainEqual({ do: 'relate', rule: 'highest', extend: null });
    act('ac', { do: 'relate', rule: 'highest' });
    act('bc', { do: 'relate', rule: 'highest' });
    expect(relations().rules).toHaveLength(2);
    expect(rulesOf('bc')).toHaveLength(1);
    expect(rulesOf('ad')).toEqual([]);
    expect(text()).toMatch(
      /“a奖”、“b奖”、“c奖”同一年里只享受最高的一笔。|“a奖”、“c奖”、“b奖”同一年里只享受最高的一笔。/,
    );
  });

  it('leaves the words of the drafter when an item joins or leaves a rule', () => {
    const { act, rulesOf, text } = open([rule('cap', '规则: 合计封顶\n金额: 20万元\n范围: [a, b]')]);
    act('ac', { do: 'join', id: 'cap' });
    expect(rulesOf('bc')).toEqual(['cap']);
    act('ac', { do: 'takeOut', id: 'cap', item: 'a' });
    expect([rulesOf('ab'), rulesOf('bc')]).toEqual([[], ['cap']]);
    expect(text()).toContain('要点: 自己写的。\n');
    expect(text()).toContain('范围: [b, c]');
    act('bc', { do: 'drop', id: 'cap' });
    expect(text()).not.toContain('代号: cap');
  });

  it('offers nothing against a rule for everything, nor a second rule of the same words', () => {
    const { actions } = open([rule('cap', '规则: 合计封顶\n金额: 20万元'), rule('one', '规则: 就高')]);
    expect(actions('ab')).toEqual([]);
  });
});

describe('choosing how money of other levels combines', () => {
  it('is written to the header alone where no clause speaks of levels', () => {
    const { change, document, text } = open([]);
    expect(change((draft) => changeLevel(draft, 'city', 'topUp', 'zh'))).toEqual([]);
    expect(text()).toContain('与其他层级: { 市: 补差 }');
    expect(readLevels(document() as never).map(({ level, word }) => [level, word])).toEqual([
      ['nation', ''],
      ['province', ''],
      ['city', 'topUp'],
    ]);
    expect(change((draft) => changeLevel(draft, 'city', undefined, 'zh'))).toEqual([]);
    expect(text()).not.toContain('与其他层级');
  });

  it('keeps header and clauses in agreement', () => {
    const { change, text } = open(
      [rule('levels', '规则: 可叠加\n层级: [省, 市]')],
      '与其他层级: { 省: 可叠加, 市: 可叠加 }',
    );
    expect(change((draft) => changeLevel(draft, 'city', 'highest', 'zh'))).toEqual([]);
    expect(text()).toContain('与其他层级: { 省: 可叠加, 市: 就高 }');
    expect(text()).toContain('层级: [省]');
    expect(change((draft) => changeLevel(draft, 'city', 'additive', 'zh'))).toEqual([]);
    expect(text().match(/规则: 可叠加/g)).toHaveLength(2);
  });
});
