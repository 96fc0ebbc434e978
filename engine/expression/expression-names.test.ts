import { describe, expect, it } from 'vitest';
import { namesOfField } from '../vocabulary/find-field';
import { completeExpression } from './complete-expression';
import { locateInScalar } from './expression-place';
import { namesInExpression, namesInFigure, namesInTests } from './expression-names';
import { evaluateText, makeEnterprise, makeScope, readSound, testEnvironment } from './expression-harness';
import { printExpression } from './print-expression';
import { isName, listVariables } from './resolve-name';
import { translateExpression, translateFigure } from './translate-expression';

const mark = (text: string, uses: ReturnType<typeof namesInExpression>): readonly string[] =>
  uses.map(
    ({ kind, id, range, record }) =>
      `${text.slice(range.start, range.end)}: ${kind} ${record ? `${record}.` : ''}${id}`,
  );

describe('names', () => {
  it('lists every word with what it stands for', () => {
    const text =
      'some t in 企业.认定 satisfies t.称号 = "省级“专精特新”中小企业" and 专精特新企业 and count(企业.支出[金额 > 国家级奖励]) > 1';
    expect(mark(text, namesInExpression(text, testEnvironment))).toEqual([
      't: boundVariable t',
      '企业: variable enterprise',
      '认定: collection recognitions',
      't: boundVariable t',
      '称号: field recognitions.title',
      '省级“专精特新”中小企业: value srdi-sme/province',
      '专精特新企业: definition 专精特新企业',
      'count: function count',
      '企业: variable enterprise',
      '支出: collection expenses',
      '金额: field expenses.amount',
      '国家级奖励: parameter 国家级奖励',
    ]);
  });

  it('lists them in a text with errors elsewhere', () => {
    const text = '企业.规模 = "无" and 认定.首次 and 企业.';
    expect(mark(text, namesInExpression(text, testEnvironment))).toEqual([
      '企业: variable enterprise',
      '规模: field enterprise.size',
      '认定: variable event',
      '首次: field recognitions.firstTime',
      '企业: variable enterprise',
    ]);
  });

  it('lists those of a figure and of table cells', () => {
    expect(mark('最高 国家级奖励 * 2', namesInFigure('最高 国家级奖励 * 2', testEnvironment, 'money'))).toEqual([
      '国家级奖励: parameter 国家级奖励',
    ]);
    const cell = '"省级", "市级"';
    expect(mark(cell, namesInTests(cell, readSound('认定.级别'), testEnvironment))).toEqual([
      '省级: value province',
      '市级: value city',
    ]);
  });
});

describe('the built-in vocabulary', () => {
  const { vocabulary } = testEnvironment;
  const records = [
    { path: ['企业', 'enterprise'], collection: null, fields: vocabulary.facts.enterprise },
    ...vocabulary.facts.collections.map(({ id, label, fields }) => ({
      path: [`企业.${label.zh}`, `enterprise.${id}`],
      collection: id,
      fields,
    })),
  ];

  it.each(records)('has words for $path that can be written in expressions', ({ path, collection, fields }) => {
    for (const field of fields) {
      const words = namesOfField(field).filter(isName);
      expect(words, `${field.id} and ${field.label.zh}`).toEqual(expect.arrayContaining([field.id]));
      for (const word of words) {
        const texts = path.flatMap((of) => [
          `${of}.${word} = 1`,
          ...(collection === null ? [] : [`count(${of}[${word} = 1]) > 0`]),
        ]);
        for (const text of texts) {
          const found = namesInExpression(text, testEnvironment).filter(({ kind }) => kind === 'field');
          expect(
            found.map(({ id }) => id),
            text,
          ).toEqual([field.id]);
        }
      }
    }
  });

  it.each(vocabulary.facts.collections)('has a word for one event of $id in both languages', ({ id }) => {
    const environment = { ...testEnvironment, trigger: id };
    for (const variable of listVariables(environment).filter((one) => one.id === 'event')) {
      expect(variable.names.slice(0, 2).every(isName), variable.names.join()).toBe(true);
      for (const name of variable.names.filter(isName)) {
        expect(
          namesInExpression(`${name} = 1`, environment).map((use) => use.id),
          name,
        ).toEqual(['event']);
      }
    }
  });
});

describe('translation', () => {
  const chinese = [
    '企业.从业人员 > 10 and 认定.首次',
    '  some t in 企业.认定\n  satisfies t.称号 in ("省级“专精特新”中小企业") // 称号\n  and t.日期 <= 基准日',
    'count(企业.支出[类别 = "展位费用" and 金额 > 5万元]) > 0',
    '事件.级别 >= "省级" or 专精特新企业 /* 企业 */',
    '企业.所在区县 in 地区 and 年度 = 2023',
    '企业.研发费用 > 国家级奖励',
  ];

  it.each(chinese)('there and back: %s', (text) => {
    const english = translateExpression(text, testEnvironment, 'en');
    expect(translateExpression(english, testEnvironment, 'zh')).toBe(text);
    const style = { names: 'identifier', vocabulary: testEnvironment.vocabulary } as const;
    expect(printExpression(readSound(english), style)).toBe(printExpression(readSound(text), style));
  });

  it('leaves texts, blanks and comments alone', () => {
    expect(translateExpression('企业.规模  = "小型" // 企业', testEnvironment, 'en')).toBe(
      'enterprise.size  = "小型" // 企业',
    );
    expect(translateFigure('最高 企业.研发费用 * 10%', testEnvironment, 'en')).toBe('最高 enterprise.rdExpense * 10%');
    expect(translateFigure('10万元', testEnvironment, 'en')).toBe('10万元');
  });

  it('joins the words of an English label', () => {
    const loans = { ...testEnvironment, trigger: 'bridgeLoans' };
    const english = translateExpression('转贷.金额 > 1元', loans, 'en');
    expect(english).toMatch(/^[A-Za-z]+\.amount > 1元$/);
    expect(translateExpression(english, loans, 'zh')).toBe('转贷.金额 > 1元');
  });
});

describe('completion', () => {
  const complete = (text: string): readonly string[] => {
    const offset = text.indexOf('|');
    return completeExpression(text.replace('|', ''), offset, testEnvironment, 'zh').map(({ insert }) => insert);
  };

  it('offers the fields behind a dot', () => {
    expect(complete('企业.|')).toEqual(expect.arrayContaining(['从业人员', '认定', '支出']));
    expect(complete('企业.从|')).toContain('从业人员');
    expect(complete('企业.规模 = "小型" and 认定.|')).toContain('称号');
    expect(complete('认定.|')).not.toContain('从业人员');
    expect(complete('some t in 企业.支出 satisfies t.|')).toEqual(expect.arrayContaining(['金额', '类别']));
  });

  it('offers the fields of the item inside a filter', () => {
    const words = complete('count(企业.支出[|');
    expect(words.slice(0, 12)).toContain('金额');
    expect(words).toEqual(expect.arrayContaining(['item', '企业', '基准日', 'count(']));
  });

  it('offers the values of what is compared', () => {
    expect(complete('企业.规模 = |')).toEqual(['"大型"', '"中型"', '"小型"', '"微型"']);
    expect(complete('企业.规模 = "小|"')).toContain('"小型"');
    expect(complete('企业.规模 in ("小型", |')).toContain('"微型"');
    expect(complete('认定.称号 = |')).toContain('"国家级专精特新“小巨人”企业"');
  });

  it('offers names where one can begin, and nothing inside other texts', () => {
    expect(complete('|')).toEqual(expect.arrayContaining(['企业', '认定', '专精特新企业', '国家级奖励', 'some']));
    expect(complete('contains(企业.名称, "科|技")')).toEqual([]);
  });
});

describe('printing', () => {
  it('writes Chinese labels for readers', () => {
    const checked = readSound(
      'enterprise.revenue > 15000000 yuan and recognition.title in ("little-giant/nation") and enterprise.region in "360103"',
    );
    expect(printExpression(checked, { names: 'zh', vocabulary: testEnvironment.vocabulary })).toBe(
      '企业.营业收入 > 1500万元 and 认定.称号 in ("国家级专精特新“小巨人”企业") and 企业.所在区县 in "南昌市西湖区"',
    );
  });

  it('names the divisor that is zero', () => {
    const scope = makeScope(makeEnterprise({ employees: '0', revenue: '5' }));
    expect(evaluateText('企业.营业收入 / 企业.从业人员', scope)).toBe('unknown(nonzero(enterprise.employees))');
  });
});

describe('places in YAML scalars', () => {
  const place = (value: string, source: string, style: 'plain' | 'single' | 'double' | 'block'): string =>
    [...value].map((_, index) => source[locateInScalar(value, source, 0, style)(index)]).join('');

  it('follows escapes, doubled quotes and line folds', () => {
    expect(place('a = "b"', 'a = \\"b\\"', 'double')).toBe('a = \\b\\');
    expect(place("a 'b' c", "a ''b'' c", 'single')).toBe("a 'b' c");
    expect(place('a b c', 'a\n    b\n    c', 'block')).toBe('a\nb\nc');
    expect(place('企业.规模 and 认定.首次', '企业.规模 and\n          认定.首次', 'plain')).toBe(
      '企业.规模 and\n认定.首次',
    );
    expect(place('ab', 'a\\\n   b', 'double')).toBe('ab');
  });
});
