import type { Surface } from '../../engine/values/surface';
import { partitions, type NamedSum, type Sum, type YearTotals } from '../population/total-payments';
import { money, type PlainCell, type PlainTable } from '../scenario/typed-cell';

/** Writes the totals of some years, and every way to cut them, as one table: a row for each part. */
export function typedTableOfYears(years: readonly YearTotals[], language: Surface): PlainTable {
  const zh = language === 'zh';
  return {
    key: '',
    title: zh ? '费用' : 'cost',
    heading: zh
      ? [
          '年份',
          '分法',
          '政策',
          '代号',
          '名称',
          '笔数',
          '企业（确定）',
          '企业（至多）',
          '金额（至少，元）',
          '金额（至多，元）',
        ]
      : ['year', 'cut', 'policy', 'key', 'name', 'payments', 'helped', 'at most', 'yuan from', 'yuan to'],
    rows: years.flatMap(({ year, total, measures, parts }) => [
      [year, 'total', '', '', zh ? '合计' : 'total', ...cells(total)],
      ...measures
        .filter(({ paid }) => paid)
        .map((each) => [year, 'measures', each.policy, each.key, each.name[language], ...cells(each)]),
      ...partitions.flatMap((cut) => parts[cut].map((each) => row(year, cut, each, language))),
    ]),
  };
}

function row(year: number, cut: string, each: NamedSum, language: Surface): readonly PlainCell[] {
  return [year, cut, '', each.key, each.name[language], ...cells(each)];
}

function cells({ payments, helped, perhaps, amount }: Sum): readonly PlainCell[] {
  return [payments, helped, perhaps, money(amount.min), money(amount.max)];
}
