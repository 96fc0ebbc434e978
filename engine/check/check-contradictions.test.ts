import { describe, expect, it } from 'vitest';
import { findIn, type PolicyParts } from './check-harness';

const award = (id: string): string => `代号: ${id}\n类型: 奖励\n触发: 认定\n金额: 10万元`;
const stacking = (more: string): string => `代号: k\n类型: 叠加规则\n${more}`;

type Case = readonly [title: string, parts: PolicyParts, ...found: (readonly [code: string, marked: string])[]];

const cases: readonly Case[] = [
  [
    'money that adds up and of which only the highest is paid',
    { items: [award('a'), stacking('规则: 可叠加'), stacking('规则: 就高').replace('代号: k', '代号: l')] },
    ['check/stacking-contradiction', '就高'],
  ],
  [
    'titles of one series that add up where only the highest of all is paid',
    {
      items: [
        award('a'),
        stacking('规则: 就高\n相同: [系列]'),
        stacking('规则: 可叠加\n相同: [系列, 级别]\n范围: [a]').replace('代号: k', '代号: l'),
      ],
    },
    ['check/stacking-contradiction', '可叠加'],
  ],
  [
    'the highest of a series, and what else adds up',
    {
      items: [award('a'), stacking('规则: 可叠加'), stacking('规则: 就高\n相同: [系列]').replace('代号: k', '代号: l')],
    },
  ],
  [
    'the highest in a year, and what adds up over the term',
    {
      items: [
        award('a'),
        stacking('规则: 可叠加\n期间: 政策期'),
        stacking('规则: 就高\n相同: [系列]').replace('代号: k', '代号: l'),
      ],
    },
  ],
  [
    'two figures of one shared cap',
    {
      items: [
        award('a'),
        stacking('规则: 合计封顶\n金额: 20万元'),
        stacking('规则: 合计封顶\n金额: 30万元').replace('代号: k', '代号: l'),
      ],
    },
    ['check/stacking-contradiction', '30万元'],
  ],
  [
    'a shared cap of a year and one of the term',
    {
      items: [
        award('a'),
        stacking('规则: 合计封顶\n金额: 20万元'),
        stacking('规则: 合计封顶\n金额: 30万元\n期间: 政策期').replace('代号: k', '代号: l'),
      ],
    },
  ],
  ['a parameter of itself', { parameters: '甲: 甲' }, ['check/cycle', '甲']],
  [
    'a definition and a parameter in a ring',
    {
      parameters: '甲: 乙',
      definitions: '乙: { 条件: 甲 > 1 }',
    },
    ['check/cycle', '甲'],
    ['check/cycle', '乙'],
  ],
];

describe('what contradicts itself, and what only seems to', () => {
  it.each(cases.map(([title, parts, ...found]) => ({ title, parts, found })))('$title', ({ parts, found }) => {
    expect(findIn(parts)).toEqual(found);
  });
});
