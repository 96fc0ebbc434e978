import { formatRational, toDecimalText, type Rational } from '../../engine/values/rational';
import type { Surface } from '../../engine/values/surface';
import type { ImpactMatrix, ImpactTarget } from '../ipc/population-contract';
import type { PopulationTotals, YearReport } from '../population/simulate-population';
import { jsonInterval } from './json-amount';
import { jsonNamed } from './print-population';
import { money, type TypedCell, type TypedTable } from '../scenario/typed-cell';

/**
 * Writes what a report says beside the cuts of the total: several years, recognitions, who gets two measures or
 * policies, how many each gets, and how far targets are reached.
 */
export function typedTablesOfReports({ years, reports }: PopulationTotals, language: Surface): readonly TypedTable[] {
  const zh = language === 'zh';
  const ends = zh ? ['金额（至少，元）', '金额（至多，元）'] : ['yuan from', 'yuan to'];
  const helped = zh ? ['企业（确定）', '企业（至多）'] : ['helped', 'at most'];
  const matrices = reports.flatMap(({ year, overlap }) =>
    (['measures', 'policies'] as const).map((of) => ({ year, of, matrix: overlap[of] })),
  );
  const nameOf = (matrix: ImpactMatrix, place: number): string => matrix.members[place]?.name[language] ?? '';
  return [
    {
      key: 'years',
      title: zh ? '各年支出' : 'cost by year',
      heading: [...(zh ? ['年份', '笔数'] : ['year', 'payments']), ...helped, ...ends],
      rows: years.map(({ year, total: { payments, helped: certain, perhaps, amount } }) => [
        year,
        payments,
        certain,
        perhaps,
        money(amount.min),
        money(amount.max),
      ]),
    },
    {
      key: 'titles',
      title: zh ? '按认定' : 'by recognitions',
      heading: [...(zh ? ['年份', '名称', '笔数'] : ['year', 'name', 'payments']), ...helped, ...ends],
      rows: reports.flatMap(({ year, titles }) =>
        titles.map(({ name, payments, helped: certain, perhaps, amount }) => [
          year,
          name[language],
          payments,
          certain,
          perhaps,
          money(amount.min),
          money(amount.max),
        ]),
      ),
    },
    {
      key: 'overlap',
      title: zh ? '谁同时得到两项' : 'who gets two',
      heading: [...(zh ? ['年份', '分法', '一项', '另一项'] : ['year', 'of', 'one', 'other']), ...helped, ...ends],
      rows: matrices.flatMap(({ year, of, matrix }) =>
        matrix.pairs.map(({ one, other, helped: certain, perhaps, amount }) => [
          year,
          of,
          nameOf(matrix, one),
          nameOf(matrix, other),
          certain,
          perhaps,
          money(amount.min),
          money(amount.max),
        ]),
      ),
    },
    {
      key: 'counts',
      title: zh ? '每家得到几项' : 'how many each gets',
      heading: [...(zh ? ['年份', '分法', '项数', '企业'] : ['year', 'of', 'number', 'enterprises']), ...ends],
      rows: matrices.flatMap(({ year, of, matrix }) =>
        matrix.counts.map(({ count, enterprises, amount }): readonly TypedCell[] => [
          year,
          of,
          count,
          enterprises,
          money(amount.min),
          money(amount.max),
        ]),
      ),
    },
    {
      key: 'targets',
      title: zh ? '目标进度' : 'targets',
      heading: zh
        ? [
            '年份',
            '政策',
            '条款',
            '指标',
            '目标值',
            '单位',
            '期限',
            '达到（确定）',
            '达到（至多）',
            '适用企业',
            '是否达到',
          ]
        : ['year', 'policy', 'clause', 'indicator', 'aim', 'unit', 'due', 'reached', 'at most', 'among', 'met'],
      rows: reports.flatMap(({ year, targets }) => targets.map((target) => [year, ...targetCells(target, zh)])),
    },
  ];
}

const met = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
  unknown: { zh: '不详', en: 'not known' },
} as const;

function targetCells(target: ImpactTarget, zh: boolean): readonly TypedCell[] {
  const { policy, clause, indicator, value, unit, by, everyYear, measured } = target;
  return [
    policy,
    clause ?? '',
    indicator,
    value,
    unit,
    everyYear ? (zh ? '每年' : 'every year') : (by ?? ''),
    measured ? formatRational(measured.low) : '',
    measured ? formatRational(measured.high) : '',
    measured ? String(measured.of) : '',
    met[target.met][zh ? 'zh' : 'en'],
  ];
}

/** Gives the same of one year as JSON. Units: yuan. */
export function jsonYearReport({ titles, overlap, targets }: YearReport, language: Surface) {
  return {
    titles: titles.map(jsonNamed(language)),
    overlap: { measures: jsonMatrix(overlap.measures), policies: jsonMatrix(overlap.policies) },
    targets: targets.map(({ measured, id, met: reached, policyTitle, ...target }) => ({
      ...target,
      policyTitle,
      item: id,
      enterprises: measured?.of ?? null,
      low: measured && exact(measured.low),
      high: measured && exact(measured.high),
      met: reached === 'unknown' ? null : reached === 'true',
    })),
  };
}

function jsonMatrix({ members, pairs, counts }: ImpactMatrix) {
  const keyOf = (place: number): string | null => members[place]?.key ?? null;
  return {
    pairs: pairs.map(({ one, other, helped, perhaps, amount }) => ({
      one: keyOf(one),
      other: keyOf(other),
      helped,
      helpedAtMost: perhaps,
      amount: jsonInterval(amount),
    })),
    counts: counts.map(({ count, enterprises, amount }) => ({ count, enterprises, amount: jsonInterval(amount) })),
  };
}

/** Exact decimal text, or a fraction where there is none: a third is no decimal. */
function exact(value: Rational): string {
  return toDecimalText(value) ?? `${value.n}/${value.d}`;
}
