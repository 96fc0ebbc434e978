import type { CatalogueSection } from './catalogue-entry';

/** Allowances, grants, quotas, targets, repeals. */
export const checkKindCatalogue = {
  'check/subsidy-two-ways': {
    severity: 'error',
    message: {
      zh: '补贴“{id}”既写了金额，又写了基数或比例。',
      en: 'The subsidy "{id}" has an amount beside a base or rate.',
    },
    hint: { zh: '请保留其中一种。', en: 'Keep one of them.' },
    bad: '类型: 补贴\n金额: 最高不超过100万元\n比例: 30%',
    good: '类型: 补贴\n金额: 最高不超过100万元',
  },
  'check/subsidy-without-share': {
    severity: 'error',
    message: { zh: '补贴“{id}”没有写清基数和比例。', en: 'The subsidy "{id}" lacks a base or a rate.' },
    hint: {
      zh: '请填写“基数”和“比例”；定额资助改写“金额”。',
      en: 'Give base and rate, or an amount for a plain grant.',
    },
    bad: '类型: 补贴\n比例: 30%',
    good: '类型: 补贴\n基数: 支出.金额\n比例: 30%',
  },
  'check/allowance-not-monthly': {
    severity: 'error',
    message: { zh: '津贴“{id}”的金额没有写明按月。', en: 'The amount of the allowance "{id}" is not for one month.' },
    hint: {
      zh: '请写成“每人每月2400元”；一次性发放的用“奖励”。',
      en: 'Write 每人每月2400元; what is paid once is an award.',
    },
    bad: '类型: 津贴\n触发: 引才\n金额: 2400元',
    good: '类型: 津贴\n触发: 引才\n金额: 每人每月2400元',
  },
  'check/quota-without-use': {
    severity: 'error',
    message: { zh: '额度“{id}”没有写单次用量。', en: 'The quota "{id}" does not say what one event uses.' },
    hint: { zh: '请填写“用量”，如 转贷.金额；按人数的把“计量”写成“人数”。', en: 'Give "used", or count persons.' },
    bad: '类型: 额度\n触发: 转贷\n计量: 资金\n限额: 6000万元',
    good: '类型: 额度\n触发: 转贷\n计量: 资金\n用量: 转贷.金额\n限额: 6000万元',
  },
  'check/target-without-comparison': {
    severity: 'error',
    message: { zh: '目标“{id}”有数值，没有写怎样比较。', en: 'The target "{id}" has a value and no comparison.' },
    hint: {
      zh: '请填写“比较”：不少于、左右、等于或全覆盖。',
      en: 'Give a comparison: at least, about, equals or coverage.',
    },
    bad: '类型: 目标\n数值: 40',
    good: '类型: 目标\n比较: 不少于\n数值: 40',
  },
  'check/target-without-value': {
    severity: 'error',
    message: { zh: '目标“{id}”没有写数值。', en: 'The target "{id}" states no value.' },
    hint: { zh: '请填写“数值”；没有数值的目标只写“要点”。', en: 'Give its value, or leave the comparison out.' },
    bad: '类型: 目标\n比较: 不少于',
    good: '类型: 目标\n比较: 不少于\n数值: 40',
  },
  'check/about-without-tolerance': {
    severity: 'error',
    message: {
      zh: '目标“{id}”写“左右”，没有写容差。',
      en: 'The target "{id}" says about, and not how far off counts.',
    },
    hint: { zh: '请填写“容差”，如 1 表示上下一家都算。', en: 'Give a tolerance: 1 lets one more or less count.' },
    bad: '比较: 左右\n数值: 2',
    good: '比较: 左右\n数值: 2\n容差: 1',
  },
  'check/coverage-of-whom': {
    severity: 'warning',
    message: {
      zh: '目标“{id}”是全覆盖，没有写总体。',
      en: 'The target "{id}" covers all, and does not say all of whom.',
    },
    hint: {
      zh: '请填写“总体”；不写则以辖区内全部企业为总体。',
      en: 'Give "among"; without it all enterprises of the region count.',
    },
    bad: '比较: 全覆盖\n计入: 企业.规上企业',
    good: '比较: 全覆盖\n计入: 企业.规上企业\n总体: 企业.拟上市',
  },
  'check/repeal-without-number': {
    severity: 'warning',
    message: {
      zh: '废止条款“{id}”没有写文号，不能使任何文件失效。',
      en: 'The repeal "{id}" names no document number and ends nothing.',
    },
    hint: { zh: '请在“文件”中填写被废止文件的文号。', en: 'List the numbers of the repealed documents.' },
    bad: '类型: 废止\n要点: 同时废止原办法。',
    good: '类型: 废止\n要点: 同时废止原办法。\n文件: [某府办发〔2021〕1号]',
  },
  'check/repeal-ring': {
    severity: 'error',
    message: {
      zh: '这些文件互相废止，无法判断哪一份有效：{path}。',
      en: 'These policies repeal one another, so nothing tells which of them holds: {path}.',
    },
    hint: {
      zh: '请核对废止的文号，只让后发的废止先发的。',
      en: 'Check the numbers: only the later document ends the earlier.',
    },
    bad: '文号: 某府办发〔2023〕1号\n废止: [某府办发〔2022〕9号]',
    good: '文号: 某府办发〔2023〕1号\n废止: [某府办发〔2021〕9号]',
  },
  'check/repeals-itself': {
    severity: 'error',
    message: {
      zh: '“{number}”是本政策自己的文号，不能废止自己。',
      en: '"{number}" is the number of this policy itself.',
    },
    hint: { zh: '请核对被废止文件的文号。', en: 'Check the number of the repealed document.' },
    bad: '文号: 某府办发〔2023〕1号\n文件: [某府办发〔2023〕1号]',
    good: '文号: 某府办发〔2023〕1号\n文件: [某府办发〔2021〕9号]',
  },
} as const satisfies CatalogueSection;
