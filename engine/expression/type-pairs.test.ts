import { describe, expect, it } from 'vitest';
import { read } from './expression-harness';

/** One operand of each type, what it is called, and a unit: like goes with like. */
interface Operand {
  readonly text: string;
  readonly zh: string;
  readonly en: string;
  /** What it counts or is; a plain number goes with every number. */
  readonly unit: string;
  readonly ordered: boolean;
}

const months = 'monthsBetween(企业.成立日期, 基准日)';
const operand = (text: string, zh: string, en: string, unit: string, ordered: boolean): Operand => ({
  ...{ text, zh, en, unit, ordered },
});
const operands: readonly Operand[] = [
  operand('企业.营业收入', '金额', 'money', 'money', true),
  operand('5万元', '金额', 'money', 'money', true),
  operand('50000元', '金额', 'money', 'money', true),
  operand('企业.资产负债率', '比例', 'a rate', 'rate', true),
  operand('3%', '比例', 'a rate', 'rate', true),
  operand('3', '数', 'a number', 'number', true),
  operand('month(基准日)', '数', 'a number', 'number', true),
  operand('企业.从业人员', '人数', 'a number of persons', 'person', true),
  operand('count(企业.认定)', '项数', 'a count of items', 'item', true),
  operand(months, '月数', 'a number of months', 'month', true),
  operand('企业.细分市场年限', '年数', 'a number of years', 'year', true),
  operand('daysBetween(企业.成立日期, 基准日)', '天数', 'a number of days', 'day', true),
  operand('年度', '年份', 'a calendar year', 'calendarYear', true),
  operand(`(企业.研发人员 * ${months})`, '人月数', 'person-months', 'personMonth', true),
  operand('基准日', '日期', 'a date', 'date', true),
  operand('date("2023-01-01")', '日期', 'a date', 'date', true),
  operand('认定.称号', '称号', 'a title', 'title', false),
  operand('企业.所在区县', '地区', 'a region', 'region', false),
  operand('企业.行业', '行业', 'an industry', 'industry', false),
  operand('认定.级别', '选项', 'one of a list of values', 'level', true),
  operand('企业.所有制', '选项', 'one of a list of values', 'ownership', false),
  operand('企业.已上市', '是非', 'yes or no', 'boolean', false),
  operand('企业.名称', '文本', 'text', 'text', false),
  operand('企业.认定', '认定的列表', 'a list of recognition events', 'list', false),
  operand('null', '空值 null', 'null', 'null', false),
];
const pairs = operands.flatMap((left) => operands.map((right) => ({ left, right })));

const counts = new Set(['number', 'person', 'item', 'month', 'year', 'day', 'calendarYear', 'personMonth']);
const numeric = (unit: string): boolean => unit === 'rate' || counts.has(unit);

/** Whether two operands are of one kind, so that they may be compared, added and listed together. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  return numeric(a) && numeric(b) && (a === 'number' || b === 'number');
}

function mayAdd(a: string, b: string): boolean {
  const yearsLater = [a, b].sort().join() === 'calendarYear,year';
  return yearsLater || (alike(a, b) && (numeric(a) || a === 'money'));
}

function mayScale(operator: string, a: string, b: string): boolean {
  if (numeric(a) && numeric(b)) return true;
  if (operator === '*') return (a === 'money' && numeric(b)) || (numeric(a) && b === 'money');
  return a === 'money' && (numeric(b) || b === 'money');
}

/** The one finding in a text: its code, the words it marks, and its message. */
function finding(text: string) {
  const { diagnostics } = read(text);
  const [only] = diagnostics;
  expect(diagnostics, text).toHaveLength(1);
  if (!only) throw new Error(text);
  const { range, message, code, severity, fixes } = only;
  expect(severity, text).toBe('error');
  return { code, message, fixes, marked: text.slice(range.start, range.end) };
}

function expectBothNamed(text: string, { left, right }: { left: Operand; right: Operand }): void {
  const { message, marked, code } = finding(text);
  if (code === 'expression/money-and-number') {
    // It marks the number alone, which is where the unit is missing.
    expect([left, right].filter(({ unit }) => unit === 'number').map((one) => one.text)).toContain(marked);
    expect(message.zh).toContain('金额与没有单位的数');
    expect(message.en).toContain('no unit');
    return;
  }
  expect(marked).toBe(text);
  for (const side of [left, right]) {
    expect(message.zh, text).toContain(side.zh);
    expect(message.en, text).toContain(side.en);
  }
}

describe.each(['+', '-', '*', '/'])('%s', (operator) => {
  it.each(operands)(`is typed with $text on the left`, (left) => {
    for (const right of operands) {
      const text = `${left.text} ${operator} ${right.text}`;
      const fits =
        operator === '+' || operator === '-'
          ? mayAdd(left.unit, right.unit)
          : mayScale(operator, left.unit, right.unit);
      if (fits) expect(read(text).diagnostics, text).toEqual([]);
      else expectBothNamed(text, { left, right });
    }
  });
});

describe.each(['=', '!=', '<', '<=', '>', '>='])('%s', (operator) => {
  const equality = operator === '=' || operator === '!=';
  it.each(operands)(`is typed with $text on the left`, (left) => {
    for (const right of operands) {
      const text = `${left.text} ${operator} ${right.text}`;
      const isNull = left.unit === 'null' || right.unit === 'null';
      const same = left.text === right.text;
      if (left.unit === 'list' && (right.unit === 'list' || isNull)) continue;
      if (right.unit === 'list' && isNull) continue;
      if (!alike(left.unit, right.unit) && !isNull) expectBothNamed(text, { left, right });
      else if (same && /^[^"(]*[.\p{L}]+$/u.test(left.text) && !/元$/.test(left.text) && left.unit !== 'null')
        expect(finding(text).code, text).toBe('expression/compares-itself');
      else if (equality) expect(read(text).diagnostics, text).toEqual([]);
      else if (left.unit === 'null' ? right.unit !== 'null' : isNull) expectBothNamed(text, { left, right });
      else if (!left.ordered) {
        const { code, marked, message } = finding(text);
        expect({ text, code, marked }).toEqual({ text, code: 'expression/no-order', marked: operator });
        expect(message.zh).toContain(left.zh);
        expect(message.en).toContain(left.en);
      } else expect(read(text).diagnostics, text).toEqual([]);
    }
  });
});

describe('a test', () => {
  it.each(operands.filter(({ unit }) => unit !== 'list' && unit !== 'null'))('of $text', (left) => {
    for (const right of operands.filter(({ unit }) => unit !== 'list' && unit !== 'null')) {
      const text = `${left.text} in (${right.text})`;
      if (alike(left.unit, right.unit)) expect(read(text).diagnostics, text).toEqual([]);
      else {
        const { code, marked, message } = finding(text);
        expect(marked, text).toBe(right.text.replace(/^\((.*)\)$/, '$1'));
        expect(['expression/types-differ', 'expression/money-and-number']).toContain(code);
        if (code === 'expression/types-differ') expect(message.zh, text).toContain(left.zh);
        if (code === 'expression/types-differ') expect(message.en, text).toContain(right.en);
      }
    }
  });
});

describe('and, or, if', () => {
  it.each(operands)('take $text only where it is a condition', (one) => {
    for (const junction of ['and', 'or']) {
      const text = `企业.拟上市 ${junction} ${one.text}`;
      if (one.unit === 'boolean') expect(read(text).diagnostics, text).toEqual([]);
      else {
        const { code, message } = finding(text);
        expect(code, text).toBe('expression/not-a-condition');
        expect(message.zh, text).toContain(one.zh === '人数' || counts.has(one.unit) ? '数' : one.zh);
      }
    }
  });

  it('give one kind of value in both cases', () => {
    for (const { left, right } of pairs) {
      const text = `if 企业.已上市 then ${left.text} else ${right.text}`;
      const isNull = left.unit === 'null' || right.unit === 'null';
      if (isNull || alike(left.unit, right.unit)) expect(read(text).diagnostics, text).toEqual([]);
      else expectBothNamed(text, { left, right });
    }
  });
});

describe('fixes', () => {
  const fixed = (text: string): readonly string[] =>
    finding(text).fixes.map(({ edits }) =>
      edits.reduce((now, { range, text: put }) => now.slice(0, range.start) + put + now.slice(range.end), text),
    );
  it.each([
    ['企业.营业收入 > 5000', ['企业.营业收入 > 5000元', '企业.营业收入 > 5000万元']],
    ['企业.营业收入 + 10 > 1万元', ['企业.营业收入 + 10元 > 1万元', '企业.营业收入 + 10万元 > 1万元']],
    ['10 - 企业.营业收入 > 1万元', ['10元 - 企业.营业收入 > 1万元', '10万元 - 企业.营业收入 > 1万元']],
    ['企业.营业收入 in (> 5000)', ['企业.营业收入 in (> 5000元)', '企业.营业收入 in (> 5000万元)']],
    ['企业.从业人员 ＞ 10', ['企业.从业人员 > 10']],
    ['企业.营业收入 ＋ 10元 > 1万元', ['企业.营业收入 + 10元 > 1万元']],
    // A rate is no amount that only lacks its unit.
    ['企业.营业收入 > 3%', []],
    ['企业.从业人员 > count(企业.认定)', []],
  ])('of %s', (text, expected) => {
    expect(fixed(text)).toEqual(expected);
  });
});

describe('what a number counts goes through', () => {
  it.each([
    ['企业.从业人员 * 10% > 企业.研发人员', []],
    ['企业.研发人员 / 企业.从业人员 >= 3%', []],
    ['sum(企业.年度数据.从业人员) > 企业.从业人员', []],
    ['max(企业.年度数据[年度 = 2023].从业人员) > 企业.从业人员', []],
    ['yearsBetween(企业.成立日期, 基准日) * 12 >= monthsBetween(企业.成立日期, 基准日)', []],
    ['year(基准日) - year(企业.成立日期) >= yearsBetween(企业.成立日期, 基准日)', []],
    ['年度 - 2020 > 3', []],
    ['addMonths(企业.成立日期, 36) > 基准日', []],
    ['addMonths(企业.成立日期, 企业.从业人员) > 基准日', ['企业.从业人员']],
    ['max(企业.从业人员, 企业.细分市场年限) > 3', ['max(企业.从业人员, 企业.细分市场年限)']],
    ['企业.从业人员 in [企业.研发人员, count(企业.认定)]', ['count(企业.认定)']],
    ['count([企业.研发人员, count(企业.认定)]) > 1', ['count(企业.认定)']],
  ])('%s', (text, marked) => {
    expect(read(text).diagnostics.map(({ range }) => text.slice(range.start, range.end))).toEqual(marked);
  });
});
