import type { CatalogueSection } from './catalogue-entry';

/** The policy as a document: dates, jurisdiction, numbers, responsibilities. */
export const checkPolicyCatalogue = {
  'check/impossible-date': {
    severity: 'error',
    message: { zh: '日历上没有 {date} 这一天。', en: 'The calendar has no day {date}.' },
    hint: { zh: '请写真实日期，格式为 2023-01-31。', en: 'Write a real day as 2023-01-31.' },
    bad: '有效期: 2023-02-29 至 2024-12-31',
    good: '有效期: 2023-02-28 至 2024-12-31',
  },
  'check/unreadable-period': {
    severity: 'error',
    message: { zh: '无法读出有效期“{text}”。', en: 'The period "{text}" cannot be read.' },
    hint: {
      zh: '请写作 2023-01-01 至 2024-12-31、2023-01-01 起，或 未定 至 2028-12-31。',
      en: 'Write 2023-01-01 to 2024-12-31, from 2023-01-01, or unknown to 2028-12-31.',
    },
    bad: '有效期: 两年',
    good: '有效期: 2023-01-01 至 2024-12-31',
  },
  'check/reversed-period': {
    severity: 'error',
    message: { zh: '起始日晚于截止日：{text}。', en: 'The first day lies behind the last: {text}.' },
    hint: { zh: '请对调或更正起止日期。', en: 'Swap the two days or correct one.' },
    bad: '有效期: 2024-12-31 至 2023-01-01',
    good: '有效期: 2023-01-01 至 2024-12-31',
  },
  'check/unknown-start': {
    severity: 'warning',
    message: { zh: '政策没有施行日，目前无法计算。', en: 'The policy has no start, so nothing can be simulated.' },
    hint: {
      zh: '请补充“假定施行日”供模拟使用；正式文本公布后再写入有效期。',
      en: 'Give an assumed start for the simulation; replace it once the text is published.',
    },
    bad: '有效期: 未定 至 2028-12-31',
    good: '有效期: 未定 至 2028-12-31\n假定施行日: 2026-01-01',
  },
  'check/assumed-start': {
    severity: 'warning',
    message: {
      zh: '施行日 {date} 为假定，不见于文本。',
      en: 'The start {date} is assumed; the text does not name it.',
    },
    hint: {
      zh: '取得公布日期后，请写入有效期并删除“假定施行日”。',
      en: 'Write the day into the period once it is known, and remove the assumption.',
    },
    bad: '有效期: 未定 至 2028-12-31\n假定施行日: 2026-01-01',
    good: '有效期: 2026-01-01 至 2028-12-31',
  },
  'check/needless-assumed-start': {
    severity: 'warning',
    message: {
      zh: '有效期已自 {from} 起，“假定施行日”不起作用。',
      en: 'The period starts on {from}; the assumed start has no effect.',
    },
    hint: { zh: '请删除“假定施行日”，或核对有效期。', en: 'Remove the assumed start, or correct the period.' },
    bad: '有效期: 2023-01-01 起\n假定施行日: 2026-01-01',
    good: '有效期: 2023-01-01 起',
  },
  'check/late-applies-since': {
    severity: 'error',
    message: {
      zh: '“适用自”{date} 晚于施行日 {start}。',
      en: 'Retroactive application from {date} lies behind the start {start}.',
    },
    hint: {
      zh: '追溯适用的日期不得晚于施行日；不追溯时请删除该字段。',
      en: 'It must not be later than the start; remove it when nothing applies retroactively.',
    },
    bad: '有效期: 2022-09-01 起\n适用自: 2023-01-01',
    good: '有效期: 2022-09-01 起\n适用自: 2021-01-01',
  },
  'check/unknown-region': {
    severity: 'error',
    message: { zh: '地区表中没有代码 {code}。', en: 'The region table has no code {code}.' },
    hint: {
      zh: '请填写 GB/T 2260 的六位代码，如 360103；新设地区可加入工作区词表。',
      en: 'Give a six-digit GB/T 2260 code such as 360103; new areas go into the workspace vocabulary.',
    },
    bad: '地区: "999999"',
    good: '地区: "360103"',
  },
  'check/region-wider-than-level': {
    severity: 'information',
    message: {
      zh: '地区“{name}”（{code}）大于所填财政层级。',
      en: 'The area {name} ({code}) is wider than the fiscal level.',
    },
    hint: { zh: '请核对地区代码与财政层级是否一致。', en: 'Check that code and fiscal level belong together.' },
    bad: '地区: "360100"\n财政层级: 区县',
    good: '地区: "360103"\n财政层级: 区县',
  },
  'check/no-document-number': {
    severity: 'information',
    message: { zh: '没有填写文号。', en: 'The document number is missing.' },
    hint: {
      zh: '文本载有文号时请填写，便于核对与引用。',
      en: 'Give it where the text has one, so that the policy can be cited.',
    },
    bad: '名称: 若干措施',
    good: '文号: 某府办发〔2022〕1号',
  },
  'check/clause-twice': {
    severity: 'warning',
    message: { zh: '来源 {clause} 已用于措施“{id}”。', en: 'Clause {clause} is already modelled by "{id}".' },
    hint: {
      zh: '同一条款重复建模会重复给付，请核对来源编号。',
      en: 'Modelling a clause twice may pay twice: check the reference.',
    },
    bad: '来源: 000-1.1\n来源: 000-1.1',
    good: '来源: 000-1.1\n来源: 000-1.2',
  },
} as const satisfies CatalogueSection;
