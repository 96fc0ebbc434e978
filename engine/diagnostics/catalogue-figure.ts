import type { CatalogueSection } from './catalogue-entry';

/** Figures as drafters write them. */
export const figureCatalogue = {
  'figure/empty': {
    severity: 'error',
    message: { zh: '这里没有写数值。', en: 'There is no figure here.' },
    hint: { zh: '写作 10万元、最高不超过30万元、30% 等。', en: 'Write 100000 yuan, up to 300000 yuan, 30% and so on.' },
    bad: ' ',
    good: '10万元',
  },
  'figure/full-width': {
    severity: 'error',
    message: { zh: '“{found}”是全角字符。', en: '"{found}" is full-width.' },
    hint: { zh: '写作 {fixed}。', en: 'Write {fixed}.' },
    bad: '１０万元',
    good: '10万元',
  },
  'figure/commas': {
    severity: 'error',
    message: { zh: '“{found}”的千分位逗号位置不对。', en: 'The thousands commas in "{found}" are misplaced.' },
    hint: { zh: '每三位一个逗号，或不用逗号：{fixed}。', en: 'Put one comma every three digits, or none: {fixed}.' },
    bad: '10,00元',
    good: '1000元',
  },
  'figure/chinese-numeral': {
    severity: 'error',
    message: { zh: '“{found}”是汉字数字。', en: '"{found}" is in Chinese numerals.' },
    hint: { zh: '用阿拉伯数字：{fixed}。', en: 'Use digits: {fixed}.' },
    bad: '十万元',
    good: '10万元',
  },
  'figure/too-long': {
    severity: 'error',
    message: { zh: '这个数太长。', en: 'This number is too long.' },
    hint: { zh: '检查是否多写了位数。', en: 'Check for digits too many.' },
    bad: `${'1'.repeat(70)}元`,
    good: '10万元',
  },
  'figure/reversed': {
    severity: 'error',
    message: { zh: '起止颠倒：“{found}”。', en: 'The ends are the wrong way round: "{found}".' },
    hint: { zh: '小的在前：{fixed}。', en: 'Write the smaller one first: {fixed}.' },
    bad: '10万元 至 5万元',
    good: '5万元 至 10万元',
  },
  'figure/ends-differ': {
    severity: 'error',
    message: { zh: '起止不同类：{low}与{high}。', en: 'The ends are of different kinds: {low} and {high}.' },
    hint: { zh: '两端都写金额，或都写比例。', en: 'Write both as money or both as rates.' },
    bad: '5% 至 10万元',
    good: '5万元 至 10万元',
  },
  'figure/wrong-unit': {
    severity: 'error',
    message: { zh: '这里需要{expected}，得到的是{found}。', en: 'This must be {expected}, and is {found}.' },
    hint: { zh: '检查单位：金额写“元”“万元”，比例写“%”。', en: 'Check the unit: 元 or 万元 for money, % for rates.' },
    bad: '30%',
    good: '30万元',
  },
  'figure/per-month': {
    severity: 'error',
    message: {
      zh: '按月的数额需要触发事件带有唯一的月份列表。',
      en: 'An amount per month needs a trigger whose events list their months once.',
    },
    hint: {
      zh: '触发事件改为带月份的一类（如引才），或写成公式。',
      en: 'Choose a trigger whose events list months (such as hires), or write a formula.',
    },
    bad: '每月2400元',
    good: '2400元',
  },
  'figure/per-year': {
    severity: 'error',
    message: { zh: '“每年”不能写在数值里。', en: '"Per year" cannot be part of a figure.' },
    hint: {
      zh: '年度上限写在“封顶”中，期间选“每年”；次数写在“次数”中。',
      en: 'Write a yearly limit as a cap within the year, or a frequency.',
    },
    bad: '每年5万元',
    good: '5万元',
  },
} as const satisfies CatalogueSection;
