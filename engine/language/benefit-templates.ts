import type { Template } from './template-writer';

const money = { zh: '10万元', en: '100000 yuan' };

/** Templates of what an enterprise receives. */
export const benefitTemplates: readonly Template[] = [
  {
    kind: 'award',
    label: { zh: '奖励（定额）', en: 'award, fixed amount' },
    stem: 'award',
    lines: (writer) => [
      writer.text('title', { zh: '奖励名称', en: 'Name of the award' }),
      writer.gist(),
      ['trigger', writer.events()],
      writer.text('amount', money),
      [
        'frequency',
        writer.map('frequency', [
          ['times', '1'],
          ['within', writer.value('frequency', 'within', 'term')],
        ]),
      ],
    ],
  },
  {
    kind: 'award',
    label: { zh: '奖励（按称号分档的表）', en: 'award, table of titles' },
    stem: 'award',
    lines: (writer) => [
      writer.text('title', { zh: '奖励名称', en: 'Name of the award' }),
      writer.gist(),
      ['trigger', writer.eventWord('recognitions')],
      ['by', writer.path('recognitions', 'title')],
      [
        'table',
        writer
          .titles()
          .map((title, index) => `\n  - ${writer.row(title, ['10', '5', '3'][index] ?? '1')}`)
          .join(''),
      ],
      [
        'frequency',
        writer.map('frequency', [
          ['times', '1'],
          ['per', `[${writer.field('recognitions', 'title')}]`],
          ['within', writer.value('frequency', 'within', 'term')],
        ]),
      ],
    ],
  },
  {
    kind: 'subsidy',
    label: { zh: '补贴（按比例，封顶）', en: 'subsidy, a share with a cap' },
    stem: 'subsidy',
    lines: (writer) => [
      writer.text('title', { zh: '补贴名称', en: 'Name of the subsidy' }),
      writer.gist(),
      ['trigger', writer.eventWord('expenses')],
      ['base', writer.path('expenses', 'amount')],
      writer.text('rate', { zh: '30%', en: '30%' }),
      ['claim', writer.value(null, 'claim', 'year')],
      [
        'cap',
        writer.map('cap', [
          ['amount', writer.place({ zh: '50万元', en: '500000 yuan' })],
          ['within', writer.value('cap', 'within', 'year')],
        ]),
      ],
    ],
  },
  {
    kind: 'allowance',
    label: { zh: '津贴（按人按月发给个人）', en: 'allowance per person and month' },
    stem: 'allowance',
    lines: (writer) => [
      writer.text('title', { zh: '津贴名称', en: 'Name of the allowance' }),
      writer.gist(),
      ['trigger', writer.eventWord('hires')],
      ['when', writer.path('hires', 'graduate')],
      writer.text('amount', { zh: '每人每月1000元', en: '1000 yuan per person per month' }),
    ],
  },
  {
    kind: 'subsidy',
    label: { zh: '资助（最高不超过一个数额）', en: 'subsidy, up to an amount' },
    stem: 'grant',
    lines: (writer) => [
      writer.text('title', { zh: '资助名称', en: 'Name of the grant' }),
      writer.gist(),
      ['trigger', writer.eventWord('projects')],
      writer.text('amount', { zh: '最高不超过1000万元', en: 'up to 10000000 yuan' }),
    ],
  },
  {
    kind: 'allowance',
    label: { zh: '津贴（按学历分档的表）', en: 'allowance, table of degrees' },
    stem: 'allowance',
    lines: (writer) => [
      writer.text('title', { zh: '津贴名称', en: 'Name of the allowance' }),
      writer.gist(),
      ['trigger', writer.eventWord('hires')],
      ['when', writer.path('hires', 'graduate')],
      ['by', writer.path('hires', 'degree')],
      [
        'table',
        writer
          .values('hires', 'degree')
          .slice(0, 2)
          .map((value, index) => {
            const yuan = ['2000', '1000'][index] ?? '1000';
            const amount = { zh: `每人每月${yuan}元`, en: `${yuan} yuan per person per month` };
            return `\n  - ${writer.rowOf(value, amount)}`;
          })
          .join(''),
      ],
    ],
  },
  {
    kind: 'pricePreference',
    label: { zh: '价格优惠（评审时扣除）', en: 'price preference when bids are compared' },
    stem: 'price-preference',
    lines: (writer) => [
      writer.text('title', { zh: '价格扣除名称', en: 'Name of the preference' }),
      writer.gist(),
      ['trigger', writer.eventWord('procurements')],
      writer.text('rate', { zh: '最高不超过20%', en: 'up to 20%' }),
    ],
  },
  {
    kind: 'quota',
    label: { zh: '额度（资金）', en: 'quota of money' },
    stem: 'quota',
    lines: (writer) => [
      writer.text('title', { zh: '额度名称', en: 'Name of the quota' }),
      writer.gist(),
      ['trigger', writer.eventWord('bridgeLoans')],
      ['measure', writer.value(null, 'measure', 'money')],
      ['used', writer.path('bridgeLoans', 'amount')],
      writer.text('limit', { zh: '1000万元', en: '10000000 yuan' }),
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
  {
    kind: 'quota',
    label: { zh: '额度（名额）', en: 'quota of places' },
    stem: 'places',
    lines: (writer) => [
      writer.text('title', { zh: '名额名称', en: 'Name of the places' }),
      writer.gist(),
      ['trigger', writer.eventWord('talents')],
      ['measure', writer.value(null, 'measure', 'persons')],
      writer.text('limit', { zh: '3', en: '3' }),
      ['within', writer.value(null, 'within', 'year')],
    ],
  },
];
