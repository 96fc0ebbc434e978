import type { CatalogueSection } from './catalogue-entry';

/** What is said of alternative readings that have no price. */
export const analyseReadingsCatalogue = {
  'analyse/reading-not-applicable': {
    severity: 'warning',
    message: {
      zh: '口径“{reading}”的备选“{alternative}”已不适用于现在的条款，没有测算。',
      en: 'The alternative "{alternative}" of "{reading}" no longer fits the clauses, so it was not priced.',
    },
    hint: { zh: '条款改动后请同步修改口径的“改动”。', en: 'Change the reading along with the clauses.' },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 每年一次, 改动: [{ 改: removed-award.amount, 为: 2万元 }] }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 两万元, 改动: [{ 改: award.amount, 为: 2万元 }] }]',
  },
  'analyse/reading-not-stated': {
    severity: 'information',
    message: {
      zh: '口径“{reading}”的备选“{alternative}”没有写改动，无法测算。',
      en: 'The alternative "{alternative}" of "{reading}" states no change, so it cannot be priced.',
    },
    hint: { zh: '如能用规则表达，请补写“改动”。', en: 'Give "changes" where the language can express it.' },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 按申领年度 }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 追溯一年, 改动: [{ 改: policy.appliesSince, 为: 2022-01-01 }] }]',
  },
  'analyse/reading-without-effect': {
    severity: 'warning',
    message: {
      zh: '口径“{reading}”的备选“{alternative}”没有改变任何规则。',
      en: 'The alternative "{alternative}" of "{reading}" changes no rule.',
    },
    hint: {
      zh: '请核对改动的位置和新值是否与现在的条款相同。',
      en: 'Check whether the place and the new value are those of the clause as it stands.',
    },
    bad: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 照旧, 改动: [{ 改: award.amount, 为: 1万元 }] }]',
    good: '口径:\n  - 代号: r\n    问题: 怎样计算？\n    采用: 照字面\n    备选: [{ 名称: 提高, 改动: [{ 改: award.amount, 为: 2万元 }] }]',
  },
} as const satisfies CatalogueSection;
