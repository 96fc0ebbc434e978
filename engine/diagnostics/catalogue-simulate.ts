import type { CatalogueSection } from './catalogue-entry';

export const simulateCatalogue = {
  'example/differs': {
    // A warning, so that a half-typed figure does not stop the preview; what is exported is refused.
    severity: 'warning',
    message: {
      zh: '算例“{name}”与规则不符：预期 {expected}，算得 {actual}。',
      en: 'The worked example "{name}" and the rules disagree: expected {expected}, computed {actual}.',
    },
    hint: {
      zh: '先判断哪一个对：改规则，或改算例的预期。规则包只有在全部算例相符时才能导出。',
      en: 'Judge which of the two is right and change the other. Bundles are exported only when all examples agree.',
    },
    bad: '金额: 10万元\n算例:\n  - 名称: 甲\n    企业: { 认定: [{ 称号: 省级瞪羚企业, 日期: 2023-05-01, 认定地: 360103 }], 违法: [] }\n    年度: 2023\n    期望: { 合计: 5万元 }',
    good: '金额: 10万元\n算例:\n  - 名称: 甲\n    企业: { 认定: [{ 称号: 省级瞪羚企业, 日期: 2023-05-01, 认定地: 360103 }], 违法: [] }\n    年度: 2023\n    期望: { 合计: 10万元 }',
  },
  'text/unbacked-figure': {
    severity: 'warning',
    message: {
      zh: '要点写的是 {figure}，本条规则里没有这个数。',
      en: 'The summary says {figure}; no rule of the item holds that figure.',
    },
    hint: {
      zh: '对照原文，改要点或改规则，让两处一致。',
      en: 'Compare with the original and change the summary or the rule, so that both say the same.',
    },
    bad: '要点: 每家一次性奖励3万元。\n金额: 2万元',
    good: '要点: 每家一次性奖励2万元。\n金额: 2万元',
  },
} as const satisfies CatalogueSection;
