import type { CatalogueSection } from './catalogue-entry';

export const sqlCatalogue = {
  'sql/not-expressible': {
    severity: 'error',
    message: {
      zh: '政策“{policy}”中有 SQL 后端还不能表达的写法：{construct}。',
      en: 'The policy "{policy}" says something the SQL back end cannot express yet: {construct}.',
    },
    hint: {
      zh: '这份政策请用解释器测算（不加 --engine），或改用文档所列的写法。SQL 后端从不近似。',
      en: 'Simulate this policy with the interpreter (without --engine), or write it another way. The SQL back end never approximates.',
    },
    bad: '条件: count(企业.专利) > 3',
    good: '条件: some t in 企业.专利 satisfies t.类型 = "发明专利"',
  },
  'sql/relations': {
    severity: 'error',
    message: {
      zh: '政策“{policy}”与“{other}”的资金不是可叠加关系，SQL 后端还不能表达。',
      en: 'The money of the policies "{policy}" and "{other}" is not simply added up; the SQL back end cannot express that yet.',
    },
    hint: {
      zh: '请分别测算，或用解释器一起测算。',
      en: 'Simulate them apart, or together with the interpreter.',
    },
    bad: '与其他层级: { 市: 就高 }',
    good: '与其他层级: { 市: 可叠加 }',
  },
} as const satisfies CatalogueSection;
