import type { Bilingual } from '../diagnostics/diagnostic';

/** A function of the language, for completion, hover and messages. */
export interface FunctionDescription {
  readonly name: string;
  readonly signature: Bilingual;
  readonly description: Bilingual;
}

/** The functions of the language; `not` and `date` are read by the grammar as functions too. */
export const functions: readonly FunctionDescription[] = [
  describe('not', ['not(条件)', 'not(condition)'], ['条件不成立时为真', 'True when the condition is not met']),
  describe('count', ['count(列表)', 'count(list)'], ['列表的项数', 'How many items a list has']),
  describe('sum', ['sum(数值列表)', 'sum(list of numbers)'], ['各项之和，空列表为 0', 'The sum of the items; 0 for an empty list']),
  describe('min', ['min(列表)', 'min(list)'], ['最小的一项，空列表为 null', 'The smallest item; null for an empty list']),
  describe('max', ['max(列表)', 'max(list)'], ['最大的一项，空列表为 null', 'The largest item; null for an empty list']),
  describe('abs', ['abs(数)', 'abs(number)'], ['绝对值', 'The number without its sign']),
  describe('floor', ['floor(数)', 'floor(number)'], ['向下取整', 'The largest whole number not above']),
  describe('ceiling', ['ceiling(数)', 'ceiling(number)'], ['向上取整', 'The smallest whole number not below']),
  describe('date', ['date("2023-01-01")', 'date("2023-01-01")'], ['一个日期', 'A calendar day']),
  describe('year', ['year(日期)', 'year(date)'], ['日期的年份', 'The year of a day']),
  describe('month', ['month(日期)', 'month(date)'], ['日期的月份，1 至 12', 'The month of a day, 1 to 12']),
  describe('day', ['day(日期)', 'day(date)'], ['日期是当月第几日', 'The day of the month']),
  describe('daysBetween', ['daysBetween(起, 止)', 'daysBetween(from, to)'], ['相隔的天数', 'Days from one day to another']),
  describe('monthsBetween', ['monthsBetween(起, 止)', 'monthsBetween(from, to)'], ['相隔的整月数', 'Complete months from one day to another']),
  describe('yearsBetween', ['yearsBetween(起, 止)', 'yearsBetween(from, to)'], ['相隔的整年数', 'Complete years from one day to another']),
  describe('addMonths', ['addMonths(日期, 月数)', 'addMonths(date, months)'], ['若干月之后的日期', 'The day a number of months later']),
  describe('monthsInForce', ['monthsInForce(月份列表)', 'monthsInForce(list of months)'], ['列表中落在本年度且整月在政策有效期内的月数', 'How many of the months lie in the year, and wholly in the term of the policy']),
  describe('contains', ['contains(文本, 部分)', 'contains(text, part)'], ['文本是否含有某段文字', 'Whether a text contains another']),
]; // prettier-ignore

function describe(
  name: string,
  [signatureZh, signatureEn]: readonly [string, string],
  [zh, en]: readonly [string, string],
): FunctionDescription {
  return { name, signature: { zh: signatureZh, en: signatureEn }, description: { zh, en } };
}

/** Finds a function by its name. */
export function findFunction(name: string): FunctionDescription | undefined {
  return functions.find((one) => one.name === name);
}
