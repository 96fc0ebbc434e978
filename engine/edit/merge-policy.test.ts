import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../parse/parse-source';
import type { CanonicalValue } from '../validate/canonicalize';
import { validatePolicy } from '../validate/validate-policy';
import { mergePolicies, type PolicyMerge } from './merge-policy';
import { mergeValues, type MergedValue } from './merge-values';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');
const xihu = readFileSync(path.join(folder, 'xihu-srdi-2022.yaml'), 'utf8');
const file = 'policies/a.yaml';

function documentOf(text: string): unknown {
  const tree = parseSource({ path: file, text }).value;
  const read = tree && validatePolicy(tree, file).value;
  if (!read) throw new Error('the text cannot be read');
  return read.document;
}

function change(text: string, from: string, to: string): string {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
}

type Merged = Extract<PolicyMerge, { kind: 'merged' }>;
function merge(
  base: string,
  mine: string,
  theirs: string,
  decisions: Parameters<typeof mergePolicies>[1] = new Map(),
): Merged {
  const merged = mergePolicies({ path: file, base, mine, theirs }, decisions);
  if (merged.kind !== 'merged') throw new Error(`cannot be read: ${merged.text}`);
  return merged;
}

const nation = ['值: 10万元, 备注: 一·1至', '值: 12万元, 备注: 一·1至'] as const;
const province = ['值: 5万元,  备注: 同上，省级', '值: 6万元,  备注: 同上，省级'] as const;

describe('mergePolicies', () => {
  it('takes what one side alone changed, and keeps every other byte of their text', () => {
    const mine = change(xihu, ...nation);
    const theirs = `${change(xihu, ...province)}# 他们的注释\n`;
    const { conflicts, taken, text, lostComments } = merge(xihu, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(taken.map(({ side, place, after }) => [side, place.zh, after.zh])).toEqual([
      ['mine', '参数·国家级奖励·值', '12万元'],
      ['theirs', '参数·省级奖励·值', '6万元'],
    ]);
    expect(text).toBe(change(theirs, ...nation));
    expect(lostComments).toEqual([]);
  });

  it('shows what both changed with three values in words, and takes the one that is chosen', () => {
    const mine = change(xihu, ...nation);
    const theirs = change(xihu, nation[0], '值: 15万元, 备注: 一·1至');
    const { conflicts } = merge(xihu, mine, theirs);
    const [conflict] = conflicts;
    expect(conflicts).toHaveLength(1);
    expect(conflict).toMatchObject({
      place: { zh: '参数·国家级奖励·值' },
      base: { zh: '10万元' },
      mine: { zh: '12万元' },
      theirs: { zh: '15万元' },
    });
    const decide = (side: 'mine' | 'theirs') => merge(xihu, mine, theirs, new Map([[conflict?.id ?? '', side]])).text;
    expect(decide('mine')).toBe(mine);
    expect(decide('theirs')).toBe(theirs);
  });

  it('knows items and rows by their names when they have moved and others have come', () => {
    const row = '          - { 来源: 000-1.1, 当: 国家级专精特新“小巨人”企业, 金额: 国家级奖励 }\n';
    const champion = '          - { 来源: 000-1.2, 当: 国家级制造业单项冠军企业,   金额: 国家级奖励 }\n';
    const mine = change(xihu, row + champion, champion + row);
    const theirs = change(xihu, row, row.replace('金额: 国家级奖励', '金额: 11万元'));
    const { conflicts, text } = merge(xihu, mine, theirs);
    expect(conflicts).toEqual([]);
    const lines = text?.split('\n') ?? [];
    const at = (words: string) => lines.findIndex((line) => line.includes(words));
    expect(at('000-1.2')).toBeLessThan(at('000-1.1'));
    expect(lines[at('000-1.1')]).toContain('金额: 11万元');
  });

  it('says of an item that one removed and the other changed that it is to be decided', () => {
    const at = xihu.indexOf('      - 代号: innovation-patent');
    const end = xihu.indexOf('\n      - 代号', at + 10);
    const next = xihu.indexOf('\n\n', at);
    const cut = xihu.slice(0, at) + xihu.slice(Math.min(end < 0 ? next : end, next) + 1);
    const patent = change(xihu, '代号: patent-amount,      值: 3万元', '代号: patent-amount,      值: 4万元');
    expect(merge(xihu, cut, patent).conflicts).toEqual([]);
    const label = xihu.slice(at, next).replace('类型: 奖励', '类型: 奖励\n        标题: 发明专利');
    const titled = xihu.slice(0, at) + label.replace(/\n {8}标题: (?!发明专利\n).*/, '') + xihu.slice(next);
    const { conflicts } = merge(xihu, cut, titled);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.mine.zh).toBe('（没有）');
    expect(conflicts[0]?.place.zh).toContain('innovation-patent');
  });

  it('edits mine where only mine has new comments, and names comments that are lost where both have', () => {
    const mine = `${change(xihu, ...nation)}# 我的注释\n`;
    const theirs = change(xihu, ...province);
    expect(merge(xihu, mine, theirs)).toMatchObject({ text: change(mine, ...province), lostComments: [] });
    const both = merge(xihu, mine, `${theirs}# 他们的注释\n`);
    expect(both.lostComments).toEqual(['# 我的注释']);
    expect(both.text).toContain('# 他们的注释');
  });

  it('says which text cannot be read', () => {
    expect(mergePolicies({ path: file, base: xihu, mine: '政策: [', theirs: xihu })).toEqual({
      kind: 'unreadable',
      text: 'mine',
    });
  });
});

describe('mergePolicies with the base', () => {
  const samples = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const edited = (text: string, seed: number): string => {
    // Figures of amounts, each changed or not by its turn.
    let turn = 0;
    return text.replace(/值: (\d+)万元/g, (whole, figure: string) => {
      turn += 1;
      return (seed >> (turn % 8)) % 2 === 0 ? whole : `值: ${Number(figure) + 1 + (seed % 3)}万元`;
    });
  };

  it('gives the side that changed something, and the same for the same change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(255), fc.nat(255), (base, one, other) => {
        const [mine, theirs] = [edited(base, one), edited(base, other)];
        expect(merge(base, mine, base).text).toBe(mine);
        expect(merge(base, base, theirs).text).toBe(theirs);
        expect(merge(base, mine, mine).text).toBe(mine);
        const both = merge(base, mine, theirs);
        const turned = merge(base, theirs, mine);
        expect(both.conflicts.map(({ id }) => id)).toEqual(turned.conflicts.map(({ id }) => id));
        if (both.conflicts.length === 0) {
          expect(documentOf(both.text ?? '')).toEqual(documentOf(turned.text ?? ''));
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('mergeValues', () => {
  type Tree = MergedValue;
  const scalar = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('甲', '乙', '丙'));
  const { value } = fc.letrec<{ value: CanonicalValue; map: CanonicalValue; list: CanonicalValue }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalar, tie('map'), tie('list')),
    map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'title'), tie('value'), { maxKeys: 3 }),
    list: fc.oneof(
      fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z', 'w'), of: tie('value') }), {
        selector: ({ id }) => id,
        maxLength: 4,
      }),
      fc.array(scalar, { maxLength: 3 }),
    ),
  }));

  it('gives the other side when one side is the base, and the same when both are the same', () => {
    fc.assert(
      fc.property(value, value, (base: Tree, other: Tree) => {
        expect(mergeValues(base, other, base)).toMatchObject({ value: other, conflicts: [] });
        expect(mergeValues(base, base, other)).toMatchObject({ value: other, conflicts: [] });
        expect(mergeValues(base, other, other)).toMatchObject({ value: other, conflicts: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('commutes where nothing conflicts, and conflicts at the same places either way', () => {
    fc.assert(
      fc.property(value, value, value, (base: Tree, mine: Tree, theirs: Tree) => {
        const [forth, back] = [mergeValues(base, mine, theirs), mergeValues(base, theirs, mine)];
        expect(new Set(forth.conflicts.map(({ id }) => id))).toEqual(new Set(back.conflicts.map(({ id }) => id)));
        if (forth.conflicts.length === 0) expect(forth.value).toEqual(back.value);
      }),
      { numRuns: 4_000 },
    );
  });

  it('asks for the order where both have added the same, each in an order of its own', () => {
    for (const [mine, theirs] of [
      [
        ['甲', 3],
        [3, '甲'],
      ],
      [
        [3, '甲'],
        ['甲', 3],
      ],
    ] as const) {
      const merged = mergeValues([], mine, theirs);
      expect(merged.conflicts.map(({ id }) => id)).toEqual(['order:']);
      expect(merged.value).toEqual(mine);
      expect(mergeValues([], mine, theirs, new Map([['order:', 'theirs']])).value).toEqual(theirs);
    }
  });

  it('keeps what each side has put beside the same element', () => {
    const list = (...ids: readonly string[]) => ids.map((id) => ({ id }));
    expect(mergeValues(list('a', 'b'), list('a', 'm', 'b'), list('a', 't', 'b')).value).toEqual(
      list('a', 'm', 't', 'b'),
    );
    expect(mergeValues(list('a', 'b'), list('a', 't', 'b'), list('a', 'm', 'b')).value).toEqual(
      list('a', 'm', 't', 'b'),
    );
    expect(mergeValues(list('a', 'b', 'c'), list('c', 'a', 'b'), list('a', 'b', 'c', 'd')).value).toEqual(
      list('c', 'd', 'a', 'b'),
    );
  });
});
