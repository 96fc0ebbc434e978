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
    bad: '期望: { 合计: 5万元 }   # 条款写的是 10万元',
    good: '期望: { 合计: 10万元 }',
  },
} as const satisfies CatalogueSection;
