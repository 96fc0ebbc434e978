import type { CatalogueSection } from './catalogue-entry';

/** Amounts, rates, caps and parameters. */
export const checkFigureCatalogue = {
  'check/no-amount': {
    severity: 'error',
    message: { zh: '奖励“{id}”没有写金额。', en: 'The award "{id}" states no amount.' },
    hint: { zh: '请填写“金额”，或填写“按”和“表”。', en: 'Give an amount, or "by" and a table.' },
    bad: '类型: 奖励\n触发: 认定',
    good: '类型: 奖励\n触发: 认定\n金额: 10万元',
  },
  'check/two-amounts': {
    severity: 'error',
    message: { zh: '奖励“{id}”既有金额又有奖励表。', en: 'The award "{id}" has both an amount and a table.' },
    hint: { zh: '请保留其中一种。', en: 'Keep one of them.' },
    bad: '金额: 10万元\n按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }]',
    good: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }]',
  },
  'check/table-without-by': {
    severity: 'error',
    message: { zh: '奖励“{id}”的表没有写按什么选行。', en: 'The table of "{id}" does not say what selects its rows.' },
    hint: { zh: '请填写“按”，如 认定.称号。', en: 'Give "by", such as recognition.title.' },
    bad: '表: [{ 当: 国家级, 金额: 10万元 }]',
    good: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }]',
  },
  'check/by-without-table': {
    severity: 'error',
    message: { zh: '奖励“{id}”写了“按”却没有表。', en: 'The award "{id}" has "by" but no table.' },
    hint: { zh: '请补充“表”，或删除“按”。', en: 'Add a table, or remove "by".' },
    bad: '按: 认定.级别\n金额: 10万元',
    good: '按: 认定.级别\n表: [{ 当: 国家级, 金额: 10万元 }]',
  },
  'check/duplicate-match': {
    severity: 'error',
    message: { zh: '“{value}”已在表的第 {row} 行出现。', en: '"{value}" already selects row {row} of the table.' },
    hint: {
      zh: '一个取值只能选中一行，请删除其中一处。',
      en: 'A value selects one row only: remove it from one of them.',
    },
    bad: '按: 认定.级别\n表:\n  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 国家级, 金额: 5万元 }',
    good: '按: 认定.级别\n表:\n  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 省级, 金额: 5万元 }',
  },
  'check/negative-amount': {
    severity: 'error',
    message: { zh: '金额不能为负。', en: 'An amount cannot be negative.' },
    hint: { zh: '请写正数或零。', en: 'Write a positive amount or zero.' },
    bad: '金额: -10万元',
    good: '金额: 10万元',
  },
  'check/rate-out-of-range': {
    severity: 'error',
    message: { zh: '比例须在 0 至 100% 之间。', en: 'A rate lies between 0 and 100 %.' },
    hint: { zh: '请核对比例，例如 30%。', en: 'Check the rate; write it as 30%.' },
    bad: '比例: 300%',
    good: '比例: 30%',
  },
  'check/cap-with-modality': {
    severity: 'error',
    message: { zh: '封顶只写数额，不写“{text}”。', en: 'A cap is a plain amount, not "{text}".' },
    hint: {
      zh: '“封顶”已表示不超过，请只写金额。',
      en: 'That it is an upper limit goes without saying: write the amount alone.',
    },
    bad: '封顶: { 金额: 不超过50万元 }',
    good: '封顶: { 金额: 50万元 }',
  },
  'check/budget-not-plain': {
    severity: 'error',
    message: {
      zh: '年度预算只写一个数额，不写“{text}”。',
      en: 'The budget of a year is one plain amount, not "{text}".',
    },
    hint: {
      zh: '请写每年安排的总额，例如 500万元。',
      en: 'Write the money set aside for each year, such as 500万元.',
    },
    bad: '年度预算: 不超过500万元',
    good: '年度预算: 500万元',
  },
  'check/parameter-with-modality': {
    severity: 'error',
    message: { zh: '参数只写数值，不写“{text}”。', en: 'A parameter is a plain value, not "{text}".' },
    hint: {
      zh: '请把“最高不超过”“不低于”写在使用参数的地方。',
      en: 'Write "up to" or "at least" where the parameter is used.',
    },
    bad: '参数: { 奖励额: 最高不超过30万元 }',
    good: '参数: { 奖励额: 30万元 }\n金额: 最高不超过 奖励额',
  },
  'check/changes-out-of-order': {
    severity: 'error',
    message: {
      zh: '调整须按日期先后排列：{date} 不晚于 {previous}。',
      en: 'Changes stand in the order of their days: {date} is not after {previous}.',
    },
    hint: { zh: '请按日期从早到晚排列，日期不得重复。', en: 'Order them from early to late, each day once.' },
    bad: '参数:\n  奖励额: { 值: 4万元, 调整: [{ 自: 2025-01-01, 值: 6万元 }, { 自: 2024-01-01, 值: 5万元 }] }',
    good: '参数:\n  奖励额: { 值: 4万元, 调整: [{ 自: 2024-01-01, 值: 5万元 }, { 自: 2025-01-01, 值: 6万元 }] }',
  },
  'check/change-of-type': {
    severity: 'error',
    message: { zh: '参数“{name}”调整后的值与原值类型不同。', en: 'The later value of "{name}" is of another type.' },
    hint: {
      zh: '请保持同类：金额仍为金额，比例仍为比例。',
      en: 'Keep the type: money stays money, a rate stays a rate.',
    },
    bad: '参数:\n  奖励额: { 值: 5万元, 调整: [{ 自: 2024-01-01, 值: 30% }] }',
    good: '参数:\n  奖励额: { 值: 5万元, 调整: [{ 自: 2024-01-01, 值: 6万元 }] }',
  },
  'check/expected-formula': {
    severity: 'error',
    message: { zh: '预期结果须写明金额，不写“{text}”。', en: 'An expected result is a written amount, not "{text}".' },
    hint: {
      zh: '请直接写出数额（到分），这样规则改动后算例才能发现差异。',
      en: 'Write the amount in numbers, so that the example notices when the rules change.',
    },
    bad: '参数: { 奖励额: 10万元 }\n算例: [{ 名称: 甲, 企业: { 认定: [] }, 年度: 2023, 期望: { 合计: 奖励额 } }]',
    good: '参数: { 奖励额: 10万元 }\n算例: [{ 名称: 甲, 企业: { 认定: [] }, 年度: 2023, 期望: { 合计: 10万元 } }]',
  },
} as const satisfies CatalogueSection;
