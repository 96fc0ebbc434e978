import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { readEnterpriseValue } from './read-enterprise-value';
import { readEnterprises } from './read-enterprises';

function read(text: string, path = 'enterprises/test.yaml') {
  const { value, diagnostics } = readEnterprises({ path, text }, builtinVocabulary);
  const found = diagnostics.map(({ code, range }) => [code, text.slice(range.start, range.end)] as const);
  return { value, found, diagnostics };
}

const one = (facts: string) => read(`企业:\n  - 代号: xh-001\n    名称: 甲公司\n${facts.replace(/^/gm, '    ')}\n`);
const recognition = (facts: string) => one(`认定:\n  - { ${facts} }`);

describe('readEnterprises', () => {
  it('reads Chinese labels, aliases and identifiers alike', () => {
    const chinese = one(
      `所在区县: 360103\n规模: 小型\n所有制: 民企\n行业: C39\n营业收入: 1200.5万元\n拟上市: 是\n` +
        `认定:\n  - { 称号: 国家专精特新“小巨人”企业, 日期: 2023-07-14, 认定地: 360103, 首次: 是, 类型: 新认定 }\n` +
        `违法: []\n专利:\n  - { 类型: 发明, 日期: 2023年9月1日 }`,
    );
    const english = read(
      JSON.stringify({
        enterprises: [
          {
            id: 'xh-001',
            name: '甲公司',
            region: '360103',
            size: 'small',
            ownership: 'private',
            industry: '39',
            revenue: 12005000,
            intendsToList: true,
            recognitions: [
              {
                title: '专精特新“小巨人”企业',
                level: '国家级',
                awardedOn: '2023-07-14',
                recognizedIn: '360103',
                firstTime: true,
                type: 'new',
              },
            ],
            violations: [],
            patents: [{ type: 'invention', grantedOn: '2023/9/1' }],
          },
        ],
      }),
      'enterprises/test.json',
    );
    expect(chinese.found).toEqual([]);
    expect(english.found).toEqual([]);
    const { file: _file, range: _range, ...expected } = chinese.value[0] ?? { file: '' };
    expect(english.value[0]).toMatchObject(expected);
    expect(chinese.value[0]).toMatchObject({
      id: 'xh-001',
      name: '甲公司',
      file: 'enterprises/test.yaml',
      fields: {
        id: 'xh-001',
        name: '甲公司',
        region: '360103',
        size: 'small',
        ownership: 'private',
        industry: '39',
        revenue: '12005000',
        intendsToList: true,
      },
      events: {
        recognitions: [
          {
            index: 0,
            date: '2023-07-14',
            fields: {
              title: 'little-giant/nation',
              family: 'little-giant',
              level: 'nation',
              awardedOn: '2023-07-14',
              recognizedIn: '360103',
              firstTime: true,
              type: 'new',
            },
          },
        ],
        violations: [],
        patents: [{ index: 0, date: '2023-09-01', fields: { type: 'invention', grantedOn: '2023-09-01' } }],
      },
    });
  });

  it('leaves missing facts out: null, an empty value and a list nobody filled in', () => {
    const { value, found } = one('所在区县:\n专利: []\n平台:\n认定:\n  - { 称号: 高新技术企业, 首次: null }');
    expect(found).toEqual([]);
    expect(value[0]?.fields).toEqual({ id: 'xh-001', name: '甲公司' });
    expect(Object.keys(value[0]?.events ?? {})).toEqual(
      ['专利', '认定'].map((word) => (word === '专利' ? 'patents' : 'recognitions')),
    );
    expect(value[0]?.events['recognitions']?.[0]).toEqual({
      index: 0,
      date: null,
      fields: { title: 'high-tech/nation', level: 'nation', family: 'high-tech' },
    });
  });

  it.each([
    ['营业收入: 100000', '100000'],
    ['营业收入: 10万元', '100000'],
    ['营业收入: 33.35', '33.35'],
    ['营业收入: 33.350', '33.35'],
    ['营业收入: 1666666.67', '1666666.67'],
    ['营业收入: 1.8亿元', '180000000'],
    ['营业收入: "1,234,567.89"', '1234567.89'],
    ['营业收入: 123456789012345.67', '123456789012345.67'],
  ])('reads money: %s', (text, yuan) => expect(one(text).value[0]?.fields['revenue']).toBe(yuan));

  it('reads any amount of fen exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 16n), (fen) => {
        const yuan = `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`;
        const canonical =
          yuan.replace(/\.?0+$/, '') === '' ? '0' : yuan.includes('.') ? yuan.replace(/\.?0+$/, '') : yuan;
        expect(one(`支出:\n  - { 金额: ${yuan} }`).value[0]?.events['expenses']?.[0]?.fields['amount']).toBe(canonical);
      }),
      { numRuns: 60 },
    );
  });

  it('reads rates and months', () => {
    const { value, found } = one(
      '资产负债率: 45%\n主营业务占比: 0.8\n引才:\n  - { 租房月份: [2027-11, 2027-12 至 2028-01] }',
    );
    expect(found).toEqual([]);
    expect(value[0]?.fields).toMatchObject({ debtRatio: '0.45', mainBusinessShare: '0.8' });
    expect(value[0]?.events['hires']?.[0]?.fields['rentMonths']).toEqual(['2027-11', '2027-12', '2028-01']);
  });

  it('works the size class out when none is given', () => {
    const figures = '行业: C39\n从业人员: 86\n营业收入: 3200万元';
    expect(one(figures).value[0]?.fields['size']).toBe('small');
    expect(one(`${figures}\n规模: 中型`)).toMatchObject({ found: [['enterprise/size-differs', '中型']] });
    expect(one(`${figures}\n规模: 中型`).value[0]?.fields['size']).toBe('medium');
    expect(one('行业: C39\n从业人员: 86').value[0]?.fields['size']).toBeUndefined();
  });

  it('keeps a title nobody knows apart from every known one', () => {
    const { value, found } = recognition('称号: 省级未来之星企业, 级别: 省级');
    expect(found).toEqual([['enterprise/unknown-title', '省级未来之星企业']]);
    expect(value[0]?.events['recognitions']?.[0]?.fields).toEqual({
      title: 'foreign:省级未来之星企业',
      family: 'foreign:省级未来之星企业',
      level: 'province',
    });
  });

  it('keeps the place of an event that cannot be read', () => {
    const { value, found } = one('专利:\n  - 三件\n  - { 类型: 发明专利 }');
    expect(found).toEqual([['enterprise/not-a-record', '三件']]);
    expect(value[0]?.events['patents']?.map(({ index, fields }) => [index, fields])).toEqual([
      [0, {}],
      [1, { type: 'invention' }],
    ]);
  });

  it.each([
    ['营收入: 3', 'enterprise/unknown-field', '营收入'],
    ['名程: 甲', 'enterprise/unknown-field', '名程'],
    ['name: 乙', 'enterprise/repeated-field', 'name'],
    ['从业人员: 很多', 'enterprise/wrong-type', '很多'],
    ['从业人员: [1, 2]', 'enterprise/wrong-type', '[1, 2]'],
    ['从业人员: 10万元', 'enterprise/wrong-type', '10万元'],
    ['营业收入: 30%', 'enterprise/wrong-type', '30%'],
    ['营业收入: 不超过10万元', 'enterprise/wrong-type', '不超过10万元'],
    ['资产负债率: 45', 'enterprise/wrong-type', '45'],
    ['拟上市: 也许', 'enterprise/wrong-type', '也许'],
    ['成立日期: 去年', 'enterprise/wrong-type', '去年'],
    ['成立日期: 2023-02-30', 'enterprise/impossible-date', '2023-02-30'],
    ['营业收入: -5', 'enterprise/negative-number', '-5'],
    ['营业收入: 33.355', 'enterprise/too-fine-money', '33.355'],
    ['规模: 小形', 'enterprise/unknown-value', '小形'],
    ['所在区县: 360199', 'enterprise/unknown-region', '360199'],
    ['所在区县: 西胡区', 'enterprise/unknown-region-name', '西胡区'],
    ['所在区县: 西湖区', 'enterprise/ambiguous-region', '西湖区'],
    ['行业: C99', 'enterprise/unknown-industry', 'C99'],
    ['行业: A39', 'enterprise/unknown-industry', 'A39'],
    ['专利: 3', 'enterprise/not-an-event-list', '3'],
    ['专利: []\npatents: []', 'enterprise/repeated-field', 'patents'],
    ['引才: [{ 租房月份: [2027-13] }]', 'enterprise/wrong-type', '2027-13'],
    ['认定: [{ 称号: “专精特新”中小企业 }]', 'enterprise/title-without-level', '“专精特新”中小企业'],
    [
      '认定: [{ 称号: 国家级制造业单项冠军企业, 级别: 省级 }]',
      'enterprise/title-level-conflict',
      '国家级制造业单项冠军企业',
    ],
    ['认定: [{ 称号: 制造业单项冠军企业, 级别: 星级 }]', 'enterprise/unknown-value', '星级'],
    ['认定: [{ 称号: 高新技术企业, 系列: 甲 }]', 'enterprise/derived-field', '系列'],
    [
      '专利: [{ 类型: 发明专利, 日期: 2023-01-02 }, { 日期: 2023-01-02, 类型: 发明 }]',
      'enterprise/duplicate-event',
      '{ 日期: 2023-01-02, 类型: 发明 }',
    ],
  ])('reports %s', (facts, code, place) => expect(one(facts).found).toEqual([[code, place]]));

  it('takes days, months and places in full-width signs as in half-width ones', () => {
    const { value, found } = one(
      '所在区县: ３６０１０３\n成立日期: ２０１９／７／１４\n专利:\n  - { 类型: 发明, 日期: ２０２３年９月１日 }',
    );
    expect(found).toEqual([]);
    expect(value[0]?.fields).toMatchObject({ region: '360103', foundedOn: '2019-07-14' });
    expect(value[0]?.events['patents']?.[0]?.date).toBe('2023-09-01');
  });

  it('leaves a wrong fact out and keeps the rest', () => {
    const { value } = one('规模: 小形\n所有制: 国企');
    expect(value[0]?.fields).toEqual({ id: 'xh-001', name: '甲公司', ownership: 'state' });
    const title = recognition('称号: 国家级制造业单项冠军企业, 级别: 省级').value[0]?.events['recognitions']?.[0];
    expect(title?.fields).toEqual({ level: 'province' });
  });

  it.each([
    ['规模: 小形', '小型'],
    ['营收入: 3', '营业收入'],
    ['从业人员: １２０', '120'],
  ])('offers a fix for %s', (facts, word) => {
    const text = `企业:\n  - 代号: a\n    ${facts}\n`;
    const { diagnostics } = read(text);
    const [edit] = diagnostics[0]?.fixes[0]?.edits ?? [];
    const mended = edit ? text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end) : text;
    expect(mended).toContain(word);
    expect(read(mended).found).toEqual([]);
  });

  it.each([
    ['企业:\n  - 名称: 甲', 'enterprise/missing-id'],
    ['企业:\n  - 代号: a\n  - 代号: a', 'enterprise/duplicate-id'],
    ['企业:\n  - 甲', 'enterprise/not-a-record'],
    ['企业名单: []', 'enterprise/no-list'],
    ['企业: 甲', 'enterprise/no-list'],
    ['企业: []\n政策: 甲', 'enterprise/unknown-key'],
  ])('reports in a file: %s', (text, code) => expect(read(text).found.map(([each]) => each)).toEqual([code]));

  it('keeps the first of two enterprises with one id', () => {
    const { value } = read('企业:\n  - { 代号: a, 名称: 甲 }\n  - { 代号: a, 名称: 乙 }');
    expect(value.map(({ name }) => name)).toEqual(['甲']);
  });

  it('reads an empty file of a new workspace without a word', () => {
    expect(read('企业:\n')).toMatchObject({ value: [], found: [] });
  });

  it('says which files it does not read', () => {
    expect(read('甲', 'enterprises/list.txt').found.map(([code]) => code)).toEqual(['enterprise/other-file-kind']);
  });
});

describe('readEnterprises of a table', () => {
  const table = (text: string) => read(text, 'enterprises/test.csv');

  it('reads a header of labels or identifiers, quotes and empty cells', () => {
    const text = '\uFEFF代号,name,所在区县,营业收入\r\na,"甲,""乙""公司",360103,10万元\r\n\r\nb,丙,,\r\n';
    const { value, found } = table(text);
    expect(found.filter(([code]) => !code.startsWith('source/'))).toEqual([]);
    expect(value.map(({ fields }) => fields)).toEqual([
      { id: 'a', name: '甲,"乙"公司', region: '360103', revenue: '100000' },
      { id: 'b', name: '丙' },
    ]);
    expect(value[0]?.events).toEqual({});
  });

  it.each([
    ['', [['enterprise/csv-empty', '']]],
    ['代号,名程\na,甲', [['enterprise/csv-unknown-column', '名程']]],
    ['代号,认定\na,甲', [['enterprise/csv-unknown-column', '认定']]],
    ['代号,名称,name\na,甲,乙', [['enterprise/csv-duplicate-column', 'name']]],
    ['代号,名称\na\nb,乙', [['enterprise/csv-row-length', 'a']]],
    ['代号,名称\na,"甲', [['enterprise/csv-quotes', '"']]],
    ['代号,规模\na,小形', [['enterprise/unknown-value', '小形']]],
    ['代号\na\na', [['enterprise/duplicate-id', 'a']]],
  ])('reports in %j', (text, expected) => expect(table(text).found).toEqual(expected));

  it('names line and column', () => {
    const [finding] = table('代号,名称\na,甲\nb,乙,丙\n').diagnostics;
    expect(finding?.message.zh).toContain('第 3 行第 1 列');
    expect(table('代号,名程\na,甲').diagnostics[0]?.message.en).toContain('Line 1, column 4');
  });

  it('reads back whatever was written with quotes', () => {
    const cell = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !/[\p{C}\uFEFF]/u.test(text));
    fc.assert(
      fc.property(cell, (name) => {
        const { value } = table(`代号,名称\na,"${name.replaceAll('"', '""')}"\n`);
        expect(value[0]?.name).toBe(name);
      }),
      { numRuns: 100 },
    );
  });
});

describe('readEnterpriseValue', () => {
  it('reads JSON data exactly and never throws', () => {
    const { value, diagnostics } = readEnterpriseValue(
      { name: '甲', expenses: [{ amount: 33.35 }] },
      builtinVocabulary,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.events['expenses']?.[0]?.fields).toEqual({ amount: '33.35' });
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        readEnterpriseValue(data, builtinVocabulary);
        readEnterpriseValue({ recognitions: [data], violations: data, size: data }, builtinVocabulary);
      }),
      { numRuns: 200 },
    );
  });
});
