import type { CatalogueSection } from './catalogue-entry';

export const scenarioCatalogue = {
  'scenario/years': {
    severity: 'error',
    message: { zh: '“{written}”不是年份或起止年份。', en: '“{written}” is no year and no span of years.' },
    hint: {
      zh: '请写 2023 或 2023-2026，在 1990 至 2100 之间，最多 20 年。',
      en: 'Write 2023 or 2023-2026, from 1990 to 2100, 20 years at most.',
    },
    bad: '年份: 2026-2023',
    good: '年份: 2023-2026',
  },
  'scenario/number': {
    severity: 'error',
    message: {
      zh: '“{of}”不能取“{written}”，应在 {least} 至 {most} 之间。',
      en: '“{of}” cannot be “{written}”; it lies between {least} and {most}.',
    },
    hint: {
      zh: '比例写成 60% 或 0.6，月数写整数。',
      en: 'Write shares as 60% or 0.6, and months as whole numbers.',
    },
    bad: '- { 项目: 申报率, 值: 150% }',
    good: '- { 项目: 申报率, 值: 90% }',
  },
  'scenario/range': {
    severity: 'error',
    message: {
      zh: '“{of}”的低、值、高应从小到大，并同时写低和高。',
      en: 'Low, value and high of “{of}” must rise, and low and high go together.',
    },
    hint: { zh: '例如 低: 40%，值: 60%，高: 80%。', en: 'For example low: 40%, value: 60%, high: 80%.' },
    bad: '- { 项目: 申报率, 值: 60%, 低: 80%, 高: 40% }',
    good: '- { 项目: 申报率, 值: 60%, 低: 40%, 高: 80% }',
  },
  'scenario/repeated-assumption': {
    severity: 'error',
    message: {
      zh: '“{of}”对同一范围写了两次。',
      en: '“{of}” is stated twice for the same scope.',
    },
    hint: { zh: '请只留一处。', en: 'Keep one of the two.' },
    bad: '- { 项目: 申报率, 值: 60% }\n- { 项目: 申报率, 值: 70% }',
    good: '- { 项目: 申报率, 值: 60% }\n- { 项目: 申报率, 范围: 奖励, 值: 70% }',
  },
  'scenario/growth-without-base': {
    severity: 'error',
    message: {
      zh: '写了“年增长”，却没有写“基年”。',
      en: 'There is a growth without a base year.',
    },
    hint: {
      zh: '请写“基年”：事件已知的最后一年；以后各年从它推算。',
      en: 'State the base year: the last one whose events are known. Later years follow from it.',
    },
    bad: '假设: [{ 项目: 年增长, 值: 10% }]',
    good: '基年: 2023\n假设: [{ 项目: 年增长, 值: 10% }]',
  },
  'scenario/money': {
    severity: 'error',
    message: { zh: '“{written}”不是精确到分的金额。', en: '“{written}” is no amount of money to the fen.' },
    hint: { zh: '例如 3000万元，不能为负。', en: 'For example 3000万元; it cannot be negative.' },
    bad: '年度规模: 很多',
    good: '年度规模: 3000万元',
  },
  'scenario/repeated-id': {
    severity: 'error',
    message: { zh: '代号“{id}”已经用过。', en: 'The identifier “{id}” is used already.' },
    hint: { zh: '请换一个代号。', en: 'Choose another identifier.' },
    bad: '资金池: [{ 代号: main }, { 代号: main }]',
    good: '资金池: [{ 代号: main }, { 代号: other }]',
  },
  'scenario/instalments': {
    severity: 'error',
    message: {
      zh: '各期比例合计应为 100%，现为 {sum}。',
      en: 'The instalments must come to 100 %; they come to {sum}.',
    },
    hint: { zh: '请调整各期的比例。', en: 'Adjust their shares.' },
    bad: '分期: [{ 比例: 60%, 月后: 0 }, { 比例: 30%, 月后: 12 }]',
    good: '分期: [{ 比例: 60%, 月后: 0 }, { 比例: 40%, 月后: 12 }]',
  },
  'scenario/ranking': {
    severity: 'error',
    message: {
      zh: '只有按排序拨付时才写“依据”，而且必须写。',
      en: 'A ranked fund states its criterion, and no other fund does.',
    },
    hint: {
      zh: '请写“次序: 排序”和“依据: 金额从小到大”，或两者都改。',
      en: 'Write “order: ranked” with “rankedBy: smallestAmount”, or change both.',
    },
    bad: '次序: 排序',
    good: '次序: 排序\n依据: 金额从小到大',
  },
  'scenario/unknown-scope': {
    severity: 'error',
    message: {
      zh: '没有名为“{written}”的政策、措施或措施类型。',
      en: 'There is no policy, measure or kind of measure “{written}”.',
    },
    hint: { zh: '可用：{known}。', en: 'There are: {known}.' },
    bad: '范围: xihu-srdi-2022/no-such-award',
    good: '范围: xihu-srdi-2022/title-award',
  },
  'scenario/overlapping-funds': {
    severity: 'error',
    message: {
      zh: '措施“{measure}”同时属于资金池“{one}”和“{other}”。',
      en: 'The measure “{measure}” belongs to the funds “{one}” and “{other}”.',
    },
    hint: { zh: '一项措施只能由一个资金池支付，请改范围。', en: 'One fund pays a measure; change a scope.' },
    bad: '资金池: [{ 代号: a, 范围: [奖励] }, { 代号: b, 范围: [xihu-srdi-2022] }]',
    good: '资金池: [{ 代号: a, 范围: [nanchang-sme-2022] }, { 代号: b, 范围: [xihu-srdi-2022] }]',
  },
} as const satisfies CatalogueSection;
