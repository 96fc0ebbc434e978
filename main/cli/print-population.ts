import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { Surface } from '../../engine/values/surface';
import { formatInterval } from '../../engine/values/money';
import type { Change, DirectionTotal, YearComparison } from '../population/compare-population';
import type { PopulationTotals } from '../population/simulate-population';
import type { SweepPoint } from '../population/sweep-population';
import {
  partitions,
  payerNames,
  type NamedSum,
  type Partition,
  type Sum,
  type YearTotals,
} from '../population/total-payments';
import type { TypedCell, TypedTable } from '../scenario/typed-cell';
import { jsonInterval } from './json-amount';

const partitionNames: Readonly<Record<Partition, Bilingual>> = {
  policies: { zh: '按政策', en: 'by policy' },
  payers: { zh: '按出资方', en: 'by payer' },
  levels: { zh: '按财政层级', en: 'by fiscal level' },
  months: { zh: '按月份', en: 'by month' },
  regions: { zh: '按地区', en: 'by district' },
  sizes: { zh: '按规模', en: 'by size' },
  industries: { zh: '按行业', en: 'by industry' },
};

/** Writes the tables of a year: measures, then every other way to cut the same total. */
export function tablesOfYear(totals: YearTotals, language: Surface): readonly TypedTable[] {
  const zh = language === 'zh';
  const { measures, parts, year } = totals;
  const amount = { interval: zh ? '金额' : 'amount' };
  return [
    {
      key: `${year}.measures`,
      title: zh ? `${year} 年，按措施` : `${year}, by measure`,
      heading: zh
        ? ['政策', '条款', '措施', '出资方', '笔数', '企业（确定）', '企业（至多）', amount]
        : ['policy', 'clause', 'measure', 'payer', 'payments', 'helped', 'at most', amount],
      rows: measures
        .filter(({ paid }) => paid)
        .map((each) => [
          each.policy,
          each.clause ?? '',
          each.name[language],
          payerNames[each.payer]?.[language] ?? each.payer,
          ...sumCells(each),
        ]),
    },
    ...partitions.map((name) => ({
      key: `${year}.${name}`,
      title: zh ? `${year} 年，${partitionNames[name].zh}` : `${year}, ${partitionNames[name].en}`,
      heading: zh
        ? ['名称', '笔数', '企业（确定）', '企业（至多）', amount]
        : ['name', 'payments', 'helped', 'at most', amount],
      rows: parts[name].map((each) => [each.name[language], ...sumCells(each)]),
    })),
  ];
}

function sumCells({ payments, helped, perhaps, amount }: Sum): readonly TypedCell[] {
  return [payments, helped, perhaps, { interval: amount }];
}

/** Writes what a year comes to, in a line, and what that figure leaves out. */
export function linesOfYear(totals: YearTotals, language: Surface): readonly string[] {
  const zh = language === 'zh';
  const { year, enterprises, total, enterprise, individual, interpreted, engine, notExpressible } = totals;
  const amount = (sum: Sum): string => formatInterval(sum.amount, language);
  return [
    zh
      ? `${year} 年：${enterprises} 家企业，确定受益 ${total.helped} 家，至多 ${total.perhaps} 家，合计 ${amount(total)}（发给企业 ${amount(enterprise)}，发给个人 ${amount(individual)}）`
      : `${year}: ${enterprises} enterprises, ${total.helped} helped for certain, ${total.perhaps} at most, total ${amount(total)} (to enterprises ${amount(enterprise)}, to persons ${amount(individual)})`,
    ...(engine !== 'interpreter' && interpreted > 0
      ? [
          zh
            ? `其中 ${interpreted} 家因缺少事实且条款相互影响，由解释器测算后计入（事实相同的只算一次）。`
            : `Of them ${interpreted} were computed by the interpreter, those of the same facts once, because facts are missing that other payments depend on; they are included.`,
        ]
      : []),
    ...notExpressible.map((message) =>
      zh ? `全部由解释器逐家测算：${message.zh}` : `All were computed one by one: ${message.en}`,
    ),
  ];
}

/** Writes what no total contains. */
export function linesOfUnpriced({ unpriced }: PopulationTotals, language: Surface): readonly string[] {
  if (unpriced.length === 0) return [];
  const listed = unpriced.map(({ policy, item }) => `${policy}/${item}`).join(', ');
  return [
    language === 'zh'
      ? `未计入：${unpriced.length} 项没有载明金额的资金（${listed}）`
      : `Not included: ${unpriced.length} promises of money without an amount (${listed})`,
  ];
}

/** Writes who gains and who loses. */
export function tablesOfComparison(comparison: YearComparison, language: Surface): readonly TypedTable[] {
  const zh = language === 'zh';
  const { year, measures, top } = comparison;
  const ends = zh ? [{ interval: '原来' }, { interval: '现在' }] : [{ interval: 'before' }, { interval: 'after' }];
  const change = ({ before, after }: Change): readonly TypedCell[] => [{ interval: before }, { interval: after }];
  return [
    {
      key: `${year}.directions`,
      title: zh ? `${year} 年，受益与受损` : `${year}, winners and losers`,
      heading: [...(zh ? ['', '企业'] : ['', 'enterprises']), ...ends],
      rows: [
        ...comparison.directions.map((each) => [
          directionNames[each.direction][language],
          each.enterprises,
          ...change(each),
        ]),
        [
          zh ? '合计' : 'total',
          comparison.draft.enterprises,
          ...change({ before: comparison.baseline.total.amount, after: comparison.draft.total.amount }),
        ],
      ],
    },
    {
      key: `${year}.measures`,
      title: zh ? `${year} 年，有变化的措施` : `${year}, measures that change`,
      heading: [
        ...(zh
          ? ['政策', '条款', '措施', '增加的企业', '减少的企业', '不定']
          : ['policy', 'clause', 'measure', 'gain', 'lose', 'unclear']),
        ...ends,
      ],
      rows: measures
        .filter(({ winners, losers, unclear }) => winners + losers + unclear > 0)
        .map((each) => [
          each.policy,
          each.clause ?? '',
          each.label,
          each.winners,
          each.losers,
          each.unclear,
          ...change(each),
        ]),
    },
    {
      key: `${year}.largest`,
      title: zh ? `${year} 年，变化最大的企业` : `${year}, largest changes`,
      heading: [...(zh ? ['代号', '企业'] : ['id', 'enterprise']), ...ends, zh ? '缘由' : 'because of'],
      rows: top.map((each) => [
        each.id,
        each.name,
        ...change(each),
        each.measures
          .map(
            ({ policy, item, before, after }) =>
              `${policy}/${item}: ${formatInterval(before, language)} → ${formatInterval(after, language)}`,
          )
          .join(zh ? '；' : '; '),
      ]),
    },
  ];
}

const directionNames = {
  winners: { zh: '增加', en: 'winners' },
  losers: { zh: '减少', en: 'losers' },
  unclear: { zh: '增减不定（缺事实）', en: 'unclear (facts missing)' },
  unchanged: { zh: '不变', en: 'unchanged' },
} as const;

/** Writes the curve of a cost. */
export function tableOfSweep(points: readonly SweepPoint[], what: string, language: Surface): TypedTable {
  const zh = language === 'zh';
  return {
    key: '',
    title: zh ? `${what} 的费用曲线` : `cost by ${what}`,
    heading: zh
      ? ['取值', { interval: '合计' }, '企业（确定）', '企业（至多）', '比上一取值增加的企业', '减少的企业']
      : ['value', { interval: 'total' }, 'helped', 'at most', 'gain on the value before', 'lose'],
    rows: points.map(({ value, totals: { total }, step }) => [
      value,
      { interval: total.amount },
      total.helped,
      total.perhaps,
      countOf(step, 'winners') ?? '',
      countOf(step, 'losers') ?? '',
    ]),
  };
}

function countOf(step: readonly DirectionTotal[] | null, wanted: 'winners' | 'losers'): number | null {
  return step && (step.find(({ direction }) => direction === wanted)?.enterprises ?? 0);
}

/** Gives a sum as JSON. Units: yuan. */
export const jsonSum = ({ payments, helped, perhaps, amount }: Sum) => ({
  payments,
  helped,
  helpedAtMost: perhaps,
  amount: jsonInterval(amount),
});

/** Gives a sum with its name as JSON. Units: yuan. */
export const jsonNamed = (language: Surface) => (each: NamedSum) => ({
  key: each.key,
  name: each.name[language],
  ...jsonSum(each),
});

/** Gives the totals of a year as JSON. Units: yuan. */
export function jsonYear(totals: YearTotals, language: Surface) {
  return {
    year: totals.year,
    engine: totals.engine,
    enterprises: totals.enterprises,
    interpreted: totals.interpreted,
    notExpressible: totals.notExpressible.map((message) => message[language]),
    total: jsonSum(totals.total),
    enterprise: jsonSum(totals.enterprise),
    individual: jsonSum(totals.individual),
    measures: totals.measures.map((each) => ({
      policy: each.policy,
      item: each.key,
      clause: each.clause,
      label: each.name[language],
      payer: each.payer,
      level: each.treasury,
      payee: each.payee,
      unit: each.unit,
      inTotal: each.paid,
      payments: each.payments,
      helped: each.helped,
      helpedAtMost: each.perhaps,
      // Rates and persons are no money: they are not given as yuan.
      amount: each.unit === 'money' || each.unit === 'quota' ? jsonInterval(each.amount) : null,
    })),
    ...Object.fromEntries(partitions.map((name) => [name, totals.parts[name].map(jsonNamed(language))])),
  };
}

/** Gives a comparison as JSON. Units: yuan. */
export function jsonComparison(comparison: YearComparison, language: Surface) {
  const change = (each: Change) => ({
    before: jsonInterval(each.before),
    after: jsonInterval(each.after),
  });
  return {
    year: comparison.year,
    baseline: jsonYear(comparison.baseline, language),
    draft: jsonYear(comparison.draft, language),
    directions: comparison.directions.map((each) => ({
      direction: each.direction,
      enterprises: each.enterprises,
      ...change(each),
    })),
    measures: comparison.measures.map((each) => ({ ...each, ...change(each) })),
    top: comparison.top.map((each) => ({
      ...each,
      ...change(each),
      measures: each.measures.map((part) => ({ policy: part.policy, item: part.item, ...change(part) })),
    })),
  };
}

/** Gives the points of a sweep as JSON. Units: yuan. */
export function jsonSweep(points: readonly SweepPoint[]) {
  return points.map(({ value, totals, step }) => ({
    value,
    ...jsonSum(totals.total),
    winners: countOf(step, 'winners'),
    losers: countOf(step, 'losers'),
  }));
}
