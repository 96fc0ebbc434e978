import type { Template } from './template-writer';

/** Templates of clauses that pay nothing themselves. */
export const clauseTemplates: readonly Template[] = [
  {
    kind: 'target',
    label: { zh: '目标（到期达到）', en: 'target, by a day' },
    stem: 'target',
    lines: (writer) => [
      writer.gist(),
      writer.text('indicator', { zh: '“专精特新”中小企业（累计）', en: 'Enterprises with the title, in all' }),
      ['comparison', writer.value(null, 'comparison', 'atLeast')],
      writer.text('value', { zh: '100', en: '100' }),
      writer.text('unit', { zh: '家', en: 'enterprises' }),
      writer.text('by', { zh: '2025-12-31', en: '2025-12-31' }),
    ],
  },
  {
    kind: 'repeal',
    label: { zh: '废止（旧文件）', en: 'repeal of older documents' },
    stem: 'repeal',
    lines: (writer) => [
      writer.gist(),
      ['documents', `[${writer.place({ zh: '某府发〔2020〕1号', en: '某府发〔2020〕1号' })}]`],
    ],
  },
  { kind: 'service', label: { zh: '服务', en: 'service' }, stem: 'service', lines: (writer) => [writer.gist()] },
  {
    kind: 'unquantifiedMoney',
    label: { zh: '未定额资金', en: 'money without a stated amount' },
    stem: 'support',
    lines: (writer) => [writer.gist()],
  },
  {
    kind: 'exclusion',
    label: { zh: '不予奖励', en: 'exclusion' },
    stem: 'exclusion',
    lines: (writer) => [
      writer.gist(),
      ['trigger', writer.eventWord('violations')],
      ['when', `${writer.path('violations', 'kind')} = "${writer.firstValue('violations', 'kind')}"`],
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'exclusion',
    label: { zh: '不予奖励（此后都不再给）', en: 'exclusion, from then on' },
    stem: 'exclusion',
    lines: (writer) => [
      writer.gist(),
      ['trigger', writer.eventWord('violations')],
      ['when', `${writer.path('violations', 'kind')} = "${writer.firstValue('violations', 'kind')}"`],
      ['within', writer.value(null, 'within', 'onwards')],
    ],
  },
  {
    kind: 'sanction',
    label: { zh: '违规处理', en: 'sanction' },
    stem: 'sanction',
    lines: (writer) => [
      writer.gist(),
      ['after', `[${writer.reference('exclusion')}]`],
      ['actions', `[${writer.value(null, 'actions', 'stop')}, ${writer.value(null, 'actions', 'clawBack')}]`],
    ],
  },
  {
    kind: 'stacking',
    label: { zh: '就高（同年同一认定只享最高）', en: 'highest only, same recognition in a year' },
    stem: 'highest-only',
    lines: (writer) => [
      writer.gist(),
      ['rule', writer.value(null, 'rule', 'highest')],
      ['same', `[${writer.field('recognitions', 'family')}]`],
      ['differing', writer.field('recognitions', 'level')],
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'stacking',
    label: { zh: '可叠加（与其他层级）', en: 'added to money of other levels' },
    stem: 'with-other-levels',
    lines: (writer) => [
      writer.gist(),
      ['rule', writer.value(null, 'rule', 'additive')],
      ['levels', `[${writer.value(null, 'levels', 'province')}, ${writer.value(null, 'levels', 'city')}]`],
    ],
  },
  {
    kind: 'stacking',
    label: { zh: '合计封顶', en: 'one cap for several items' },
    stem: 'shared-cap',
    lines: (writer) => [
      writer.gist(),
      ['rule', writer.value(null, 'rule', 'sharedCap')],
      writer.text('amount', { zh: '100万元', en: '1000000 yuan' }),
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'eligibility',
    label: { zh: '适用条件（地域）', en: 'eligibility by place' },
    stem: 'eligibility',
    lines: (writer) => [writer.gist(), ['place', writer.value(null, 'place', 'event')]],
  },
  {
    kind: 'undertaking',
    label: { zh: '政府举措', en: 'undertaking of the government' },
    stem: 'undertaking',
    lines: (writer) => [writer.gist()],
  },
  {
    kind: 'definition',
    label: { zh: '释义（用语的解释）', en: 'definition of a term' },
    stem: 'term',
    lines: (writer) => [writer.gist()],
  },
  {
    kind: 'validity',
    label: { zh: '效力（施行与有效期）', en: 'entry into force and term' },
    stem: 'validity',
    lines: (writer) => [
      writer.text('gist', {
        zh: '自印发之日起施行，有效期以政策信息为准。',
        en: 'In force from the day of issue; the term is that of the header.',
      }),
    ],
  },
  {
    kind: 'funding',
    label: { zh: '资金（来源与列支）', en: 'where the money comes from' },
    stem: 'funding',
    lines: (writer) => [
      writer.text('gist', {
        zh: '所需资金由本级财政安排，列入年度预算。',
        en: 'The money comes from the own budget, year by year.',
      }),
    ],
  },
  {
    kind: 'basis',
    label: { zh: '依据（上级文件）', en: 'what the policy is based on' },
    stem: 'basis',
    lines: (writer) => [
      writer.text('gist', {
        zh: '落实上级文件的有关要求。',
        en: 'Carries out what documents of higher levels ask for.',
      }),
    ],
  },
  {
    kind: 'institutional',
    label: { zh: '组织实施', en: 'organisation' },
    stem: 'organisation',
    lines: (writer) => [writer.gist()],
  },
];
