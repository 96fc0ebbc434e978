import type { CatalogueSection } from './catalogue-entry';

/** Expressions that cannot be read. */
export const expressionSyntaxCatalogue = {
  'expression/empty': {
    severity: 'error',
    message: { zh: '这里没有写表达式。', en: 'There is no expression here.' },
    hint: {
      zh: '请写出条件或公式，例如 企业.规模 = "小型"。',
      en: 'Write a condition or formula, such as enterprise.size = "small".',
    },
    bad: ' ',
    good: '企业.规模 = "小型"',
  },
  'expression/too-long': {
    severity: 'error',
    message: { zh: '表达式超过 {limit} 个字符。', en: 'The expression is longer than {limit} characters.' },
    hint: {
      zh: '请把其中一部分写成“定义”中的命名条件。',
      en: 'Move a part of it into a named condition under definitions.',
    },
    bad: 'true or '.repeat(600) + 'true',
    good: '专精特新企业',
  },
  'expression/too-deep': {
    severity: 'error',
    message: { zh: '括号或运算嵌套超过 {limit} 层。', en: 'Brackets or operations are nested more than {limit} deep.' },
    hint: {
      zh: '请把其中一部分写成“定义”中的命名条件。',
      en: 'Move a part of it into a named condition under definitions.',
    },
    bad: `${'('.repeat(61)}true${')'.repeat(61)}`,
    good: 'true',
  },
  'expression/full-width-sign': {
    severity: 'error',
    message: {
      zh: '“{found}”是全角符号，表达式中要用半角 {sign}。',
      en: '"{found}" is a full-width sign; expressions use {sign}.',
    },
    hint: { zh: '切换到英文输入法，或一键更正。', en: 'Switch to a Latin keyboard, or use the fix.' },
    bad: '企业.从业人员 ＞ 10',
    good: '企业.从业人员 > 10',
  },
  'expression/foreign-quotes': {
    severity: 'error',
    message: {
      zh: '文本要用英文双引号，这里是 {open}…{close}。',
      en: 'Texts stand in straight double quotes, not in {open}…{close}.',
    },
    hint: {
      zh: '把外层引号改为 "；名称里面的“ ”可以保留。',
      en: 'Change the outer quotes to "; quotes inside a name stay.',
    },
    bad: '企业.规模 = “小型”',
    good: '企业.规模 = "小型"',
  },
  'expression/unclosed-text': {
    severity: 'error',
    message: { zh: '引号没有配对。', en: 'This quotation mark has no partner.' },
    hint: { zh: '在文本末尾补上英文双引号 "。', en: 'Close the text with a straight double quote.' },
    bad: '企业.规模 = "小型',
    good: '企业.规模 = "小型"',
  },
  'expression/unclosed-comment': {
    severity: 'error',
    message: { zh: '注释没有结束。', en: 'This comment does not end.' },
    hint: { zh: '在注释末尾补上 */。', en: 'Close the comment with */.' },
    bad: 'true /* 说明',
    good: 'true /* 说明 */',
  },
  'expression/unclosed-bracket': {
    severity: 'error',
    message: { zh: '“{found}”没有对应的“{expected}”。', en: '"{found}" has no matching "{expected}".' },
    hint: { zh: '在合适的位置补上“{expected}”。', en: 'Add the missing "{expected}".' },
    bad: '(企业.从业人员 > 10',
    good: '(企业.从业人员 > 10)',
  },
  'expression/unmatched-bracket': {
    severity: 'error',
    message: { zh: '多了一个“{found}”。', en: 'There is one "{found}" too many.' },
    hint: { zh: '删去它，或在前面补上对应的左括号。', en: 'Remove it, or add the opening bracket before it.' },
    bad: '企业.从业人员 > 10)',
    good: '企业.从业人员 > 10',
  },
  'expression/wrong-bracket': {
    severity: 'error',
    message: {
      zh: '括号不配对：这里应为“{expected}”，写的是“{found}”。',
      en: 'Brackets do not match: "{expected}" belongs here, not "{found}".',
    },
    hint: { zh: '把“{found}”改为“{expected}”。', en: 'Change "{found}" to "{expected}".' },
    bad: '(企业.从业人员 > 10]',
    good: '(企业.从业人员 > 10)',
  },
  'expression/foreign-operator': {
    severity: 'error',
    message: { zh: '“{found}”不是本语言的运算符。', en: '"{found}" is no operator of this language.' },
    hint: { zh: '这里写 {sign}。', en: 'Write {sign} here.' },
    bad: '企业.从业人员 > 10 且 专精特新企业',
    good: '企业.从业人员 > 10 and 专精特新企业',
  },
  'expression/digit-commas': {
    severity: 'error',
    message: {
      zh: '表达式中的数不加千分位逗号：{number}。',
      en: 'Numbers in expressions have no thousands commas: {number}.',
    },
    hint: { zh: '去掉逗号，或改用万元。', en: 'Leave the commas out.' },
    bad: '企业.营业收入 > 10,000元',
    good: '企业.营业收入 > 10000元',
  },
  'expression/unit-without-yuan': {
    severity: 'error',
    message: { zh: '“{unit}”后面缺“元”。', en: 'The unit "{unit}" lacks 元.' },
    hint: { zh: '金额写作 10万元、1.5亿元。', en: 'Write money as 10万元, or 100000 yuan.' },
    bad: '企业.营业收入 > 10万',
    good: '企业.营业收入 > 10万元',
  },
  'expression/bad-number': {
    severity: 'error',
    message: { zh: '“{found}”不是可用的数。', en: '"{found}" is not a usable number.' },
    hint: {
      zh: '写普通小数，例如 0.5；不用科学计数法。',
      en: 'Write plain decimals such as 0.5, without an exponent.',
    },
    bad: '企业.从业人员 > 1e3',
    good: '企业.从业人员 > 1000',
  },
  'expression/incomplete': {
    severity: 'error',
    message: {
      zh: '表达式没有写完，“{last}”之后还缺内容。',
      en: 'The expression stops short: something is missing after "{last}".',
    },
    hint: { zh: '补上后面的比较、数值或名称。', en: 'Add the comparison, value or name that belongs there.' },
    bad: '企业.从业人员 >',
    good: '企业.从业人员 > 10',
  },
  'expression/incomplete-if': {
    severity: 'error',
    message: {
      zh: 'if 要写全：if 条件 then 值 else 值。',
      en: 'An if needs all its parts: if condition then value else value.',
    },
    hint: { zh: '补上 then 和 else；两种情形都要给出值。', en: 'Add then and else: both cases need a value.' },
    bad: 'if 专精特新企业 then 5万元',
    good: 'if 专精特新企业 then 5万元 else 3万元',
  },
  'expression/unexpected': {
    severity: 'error',
    message: { zh: '不能理解这里的“{found}”。', en: '"{found}" cannot be understood here.' },
    hint: {
      zh: '检查前面是否缺运算符（and、or、=、+ …），或删去多余内容。',
      en: 'Check for a missing operator before it (and, or, =, + …), or remove it.',
    },
    bad: '企业.从业人员 > 10 20',
    good: '企业.从业人员 > 10',
  },
  'expression/words-apart': {
    severity: 'error',
    message: {
      zh: '“{first}”与“{second}”之间缺少运算符。',
      en: 'An operator is missing between "{first}" and "{second}".',
    },
    hint: {
      zh: '名称里没有空格；两个条件之间写 and 或 or，取字段写“.”。',
      en: 'Names have no spaces: join conditions with and or or, and reach a field with a dot.',
    },
    bad: '专精特新企业 企业.已上市',
    good: '专精特新企业 and 企业.已上市',
  },
  'expression/not-allowed': {
    severity: 'error',
    message: { zh: '{construct}不在本语言之内。', en: '{construct} is not part of this language.' },
    hint: { zh: '可以写：{allowed}。', en: 'Use instead: {allowed}.' },
    bad: '企业.从业人员 between 1 and 10',
    good: '企业.从业人员 in [1..10]',
  },
} as const satisfies CatalogueSection;
