import { describe, expect, it } from 'vitest';
import { writePolicy, type PolicyParts } from '../check/check-harness';
import type { Enterprise } from '../enterprise/enterprise';
import { applyEdits } from '../parse/repaired-text';
import { readPolicy } from '../pipeline';
import type { CalendarDate } from '../values/calendar';
import { builtinVocabulary as vocabulary } from '../vocabulary/builtin-vocabulary';
import { analysePolicies } from './analyse-policies';
import { tellAffected } from './tell-affected';

const item = (id: string, more: string, trigger = '认定'): string =>
  `代号: ${id}\n类型: 奖励\n触发: ${trigger}\n${more}`;
const patent = (id: string, more: string): string => item(id, more, '专利');
const table = (by: string, rows: string): string => `按: ${by}\n表:\n${rows}`;

/** The texts of policies: the first is `test-policy`, each further one has a number of its own. */
function textsOf(parts: readonly PolicyParts[]): readonly string[] {
  return parts.map((part, index) => {
    const header = `资金来源: 区级财政\n解释机关: 区工信局\n${part.header ?? ''}`.trim();
    const text = writePolicy({ ...part, header });
    if (index === 0) return text;
    return text
      .replace('代号: test-policy', `代号: test-policy-${index + 1}`)
      .replace('文号: 试府办发〔2023〕1号', `文号: 试府办发〔2023〕${index + 1}号`);
  });
}

function analyse(texts: readonly string[], enterprises: readonly Enterprise[] = []) {
  const policies = texts.map((text, index) => readPolicy({ path: `policies/${index}.yaml`, text }, vocabulary));
  const errors = policies.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'));
  expect(errors.map(({ message }) => message.en)).toEqual([]);
  return analysePolicies({ policies, vocabulary, enterprises, year: 2023 });
}

const codesIn = (parts: readonly PolicyParts[]): readonly string[] =>
  analyse(textsOf(parts)).map(({ diagnostic }) => diagnostic.code.slice('analyse/'.length));

const recognised = (id: string, fields: Readonly<Record<string, string>>, level = 'province'): Enterprise => ({
  id,
  name: id,
  file: '',
  fields: { region: '360103', ...fields },
  events: {
    recognitions: [
      {
        index: 0,
        date: '2023-05-01' as CalendarDate,
        fields: { level, awardedOn: '2023-05-01', recognizedIn: '360103' },
      },
    ],
  },
});

const ends = '  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 市级, 金额: 3万元 }';

describe('what is no fault is not told', () => {
  it.each<readonly [string, readonly PolicyParts[], readonly string[]]>([
    [
      'a level that another item answers',
      [{ items: [item('a', table('认定.级别', ends)), item('b', '条件: 认定.级别 = "省级"\n金额: 5万元')] }],
      [],
    ],
    [
      'a level that nobody answers, beside an item for all',
      [{ items: [item('a', table('认定.级别', ends)), item('b', '金额: 1万元')] }],
      ['level-gap', 'item-overlap'],
    ],
    [
      'a limit beyond which another item pays more',
      [
        {
          items: [
            item('a', '条件: 企业.从业人员 <= 300\n金额: 1万元'),
            item('b', '条件: 企业.从业人员 > 300\n金额: 2万元'),
          ],
        },
      ],
      [],
    ],
    [
      'a cap that a later value reaches',
      [
        {
          parameters: '甲: { 值: 3万元, 调整: [{ 自: 2024-01-01, 值: 8万元 }] }',
          items: [item('a', '金额: 甲\n封顶: { 金额: 5万元, 期间: 每次 }')],
        },
      ],
      [],
    ],
    [
      'a row that a later value lifts over another',
      [
        {
          parameters: '甲: { 值: 2万元, 调整: [{ 自: 2024-01-01, 值: 8万元 }] }',
          items: [item('a', table('企业.从业人员', '  - { 当: "> 5", 金额: 3万元 }\n  - { 当: "> 10", 金额: 甲 }'))],
        },
      ],
      ['row-overlap'],
    ],
    [
      'funds that a clause names',
      [{ items: [item('a', '金额: 1万元'), '代号: s\n类型: 政府举措\n要点: 奖励由区级财政出资。'] }],
      [],
    ],
    [
      'two treasuries that pay for one event',
      [{ items: [item('a', '金额: 1万元'), item('b', '金额: 2万元\n支付方: 市级财政')] }],
      [],
    ],
    [
      'items that a stacking clause joins',
      [
        {
          items: [
            item('a', '金额: 1万元'),
            item('b', '金额: 2万元'),
            '代号: s\n类型: 叠加规则\n要点: 就高。\n规则: 就高\n范围: [a, b]\n期间: 每年',
          ],
        },
      ],
      [],
    ],
    [
      'items that a clause lets both be paid',
      [
        {
          items: [
            item('a', '金额: 1万元'),
            item('b', '金额: 2万元'),
            '代号: s\n类型: 叠加规则\n要点: 各项可同时享受。\n规则: 可叠加',
          ],
        },
      ],
      [],
    ],
    [
      'a successor that says the same',
      [
        { effective: '2023-01-01 至 2025-12-31', items: [item('a', '金额: 1万元')] },
        {
          effective: '2024-01-01 至 2026-12-31',
          header: '废止: [试府办发〔2023〕1号]',
          items: [item('b', '金额: 1万元')],
        },
      ],
      [],
    ],
    [
      'a gap that a policy between fills',
      [
        { effective: '2021-01-01 至 2021-12-31', items: [item('a', '金额: 1万元')] },
        { effective: '2022-01-01 至 2022-12-31', items: [item('b', '金额: 1万元')] },
        { effective: '2023-01-01 至 2023-12-31', items: [item('c', '金额: 1万元')] },
      ],
      [],
    ],
    [
      'the number of another office that ends alike',
      [
        { effective: '2021-01-01 至 2021-12-31', items: [patent('a', '金额: 1万元')] },
        {
          effective: '2024-01-01 至 2024-12-31',
          header: '依据: [洪试府办发〔2023〕1号]',
          items: [item('b', '金额: 1万元')],
        },
      ],
      ['validity-gap'],
    ],
  ])('%s', (_, parts, codes) => {
    expect(codesIn(parts)).toEqual(codes);
  });
});

describe('what is a fault is told', () => {
  it.each<readonly [string, readonly PolicyParts[], readonly string[]]>([
    [
      'a cap behind a tighter one',
      [
        {
          items: [
            '代号: a\n类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 30%\n封顶: { 金额: 5万元, 期间: 每年 }',
            '代号: s\n类型: 叠加规则\n要点: 合计不超过10万元。\n规则: 合计封顶\n范围: [a]\n金额: 10万元\n期间: 每年',
          ],
        },
      ],
      ['dead-cap'],
    ],
    [
      'a part that names all values there are',
      [{ items: [item('a', '条件: 标准.角色 in ("主导", "参与") and 企业.从业人员 > 5\n金额: 1万元', '标准')] }],
      ['always-true'],
    ],
    [
      'an alternative that nobody can meet',
      [{ items: [item('a', '条件: 企业.从业人员 > 5 or (企业.从业人员 > 3 and 企业.从业人员 < 2)\n金额: 1万元')] }],
      ['never-true'],
    ],
    [
      'a share of the same base at the same rate',
      [
        { items: ['代号: a\n类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 30%'] },
        { items: ['代号: b\n类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 3/10'.replace('3/10', '0.3')] },
      ],
      ['identical-clauses', 'double-funding'],
    ],
  ])('%s', (_, parts, codes) => {
    expect(codesIn(parts)).toEqual(codes);
  });
});

describe('enterprises and yuan', () => {
  it('of a gap are those in it, not those outside the table', () => {
    const rows = '  - { 当: "[100..200)", 金额: 1万元 }\n  - { 当: "[300..400)", 金额: 2万元 }';
    const people = ['50', '150', '250', '260', '500'].map((employees) => recognised(`e${employees}`, { employees }));
    const [gap] = analyse(textsOf([{ items: [item('a', table('企业.从业人员', rows))] }]), people).filter(
      ({ diagnostic }) => diagnostic.code === 'analyse/range-gap',
    );
    expect(gap?.affected).toEqual({ enterprises: 2, money: { min: 2_000_000n, max: 4_000_000n }, basis: 'forgone' });
  });

  it('leave credit out of the yuan', () => {
    const quota =
      '代号: q\n类型: 额度\n触发: 转贷\n条件: 企业.所有制 = "民营"\n计量: 资金\n用量: 转贷.金额\n限额: 1000万元\n期间: 每年';
    const [found] = analyse(textsOf([{ items: [quota] }]), [
      {
        ...recognised('e', { ownership: 'private' }),
        events: {
          loans: [{ index: 0, date: '2023-05-01' as CalendarDate, fields: { date: '2023-05-01', amount: '1000000' } }],
        },
      },
    ]);
    expect(found?.diagnostic.code).toBe('analyse/fair-competition');
    expect(found?.affected).toMatchObject({ enterprises: 1, money: { min: 0n, max: 0n } });
    expect(found && tellAffected(found.affected, 2023).en).toBe(
      'in 2023: 1 enterprise; the clauses concerned give no money',
    );
  });

  it('rest on the loaded enterprises before made ones', () => {
    const text = textsOf([{ effective: '2023-01-01 起', items: [item('a', '金额: 1万元')] }]);
    const [found] = analyse(text, [recognised('loaded', {})]);
    expect(found?.witness).toMatchObject({ kind: 'shown', origin: 'loaded', enterprise: { id: 'loaded' }, year: 2023 });
    expect(analyse(text)[0]?.witness).toMatchObject({ kind: 'shown', origin: 'made' });
  });
});

describe('edits', () => {
  const mend = (text: string): string => {
    const [fix] = analyse([text]).flatMap(({ diagnostic }) => diagnostic.fixes);
    const mended = applyEdits(text, fix?.edits ?? []);
    expect(analyse([mended])).toEqual([]);
    return mended;
  };

  it('cut a part with the brackets around it', () => {
    const [text = ''] = textsOf([
      { items: [item('a', '条件: (企业.从业人员 > 5) and (企业.从业人员 > 10)\n金额: 1万元')] },
    ]);
    expect(mend(text)).toContain('条件: (企业.从业人员 > 10)\n');
  });

  it('close a gap in the words of the drafter', () => {
    const rows = '  - { 当: "< 1000万元", 金额: 1万元 }  # 小\n  - { 当: "[2000万元..5000万元]", 金额: 2万元 }  # 大';
    const [text = ''] = textsOf([
      { items: [item('a', `条件: 企业.营业收入 <= 5000万元\n${table('企业.营业收入', rows)}`)] },
    ]);
    const [gap] = analyse([text]).filter(({ diagnostic }) => diagnostic.code === 'analyse/range-gap');
    const written = gap?.diagnostic.fixes.map(({ edits }) => edits.map((edit) => edit.text).join());
    expect(written?.slice(0, 2)).toEqual(['"< 2000万元"', '"[1000万元..5000万元]"']);
    const [low, high] = written?.slice(2) ?? [];
    expect(low).toContain('{ 当: "[1000万元..2000万元)", 金额: 1万元 }');
    expect(high).toContain('{ 当: "[1000万元..2000万元)", 金额: 2万元 }');
  });

  it('add the row of a level between those around it, with every comment kept', () => {
    const rows = '  - { 当: 国家级, 金额: 10万元 }  # 高\n  - { 当: 市级, 金额: 3万元 }  # 低';
    const [text = ''] = textsOf([{ items: [item('a', table('认定.级别', rows))] }]);
    const [gap] = analyse([text]).filter(({ diagnostic }) => diagnostic.code === 'analyse/level-gap');
    const mended = gap?.diagnostic.fixes.map(({ edits }) => applyEdits(text, edits)) ?? [];
    const [head, tail] = ['- { 当: 国家级, 金额: 10万元 }  # 高\n', '- { 当: 市级, 金额: 3万元 }  # 低\n'];
    expect(mended).toHaveLength(2);
    for (const [index, amount] of ['3万元', '10万元'].entries())
      expect(mended[index]?.replace(/\n +/g, '\n')).toContain(`${head}- { 当: 省级, 金额: ${amount} }\n${tail}`);
  });
});
