import type { FundResult } from '../../engine/scenario/allot-fund';
import { nameOf } from '../../engine/scenario/measure';
import type { ScenarioRun } from '../../engine/scenario/run-scenario';
import type { Assumption } from '../../engine/scenario/scenario';
import { assumptionBounds } from '../../engine/scenario/assumption-bounds';
import type { Band, Uncertainty } from '../../engine/scenario/summarise-trials';
import type { AssumptionWeight } from '../../engine/scenario/weigh-assumptions';
import { asFen, type Fen, type MoneyInterval } from '../../engine/values/money';
import { formatRational } from '../../engine/values/rational';
import type { Surface } from '../../engine/values/surface';
import { money, type TypedCell, type TypedTable } from './typed-cell';

const entitled = ({ min, max }: MoneyInterval): readonly TypedCell[] => [money(min), money(max)];

/** Writes what a scenario costs: by year, by measure and by month, and what its funds make of it. */
export function tablesOfRun({ cost, funds, model }: ScenarioRun, language: Surface): readonly TypedTable[] {
  const zh = language === 'zh';
  const { name } = model.scenario;
  return [
    {
      key: 'years',
      title: zh ? `${name}，按年` : `${name}, by year`,
      heading: zh
        ? ['年份', '推算年数', '付款笔数', '企业', '应得（至少）', '应得（至多）', '预计费用', '当年申报']
        : ['year', 'years moved', 'payments', 'enterprises', 'entitled from', 'to', 'expected', 'claimed in the year'],
      rows: cost.years.map((year) => [
        year.year,
        year.moved,
        year.claims,
        year.enterprises,
        ...entitled(year.entitled),
        money(year.expected),
        money(year.claimed),
      ]),
    },
    {
      key: 'measures',
      title: zh ? `${name}，按措施` : `${name}, by measure`,
      heading: zh
        ? ['年份', '政策', '措施', '名称', '付款笔数', '企业', '应得（至少）', '应得（至多）', '预计费用']
        : ['year', 'policy', 'measure', 'label', 'payments', 'enterprises', 'entitled from', 'to', 'expected'],
      rows: cost.years.flatMap(({ year, measures }) =>
        measures
          .filter(({ claims }) => claims > 0)
          .map((each) => [
            year,
            each.measure.policy,
            each.measure.item,
            each.measure.label,
            each.claims,
            each.enterprises,
            ...entitled(each.entitled),
            money(each.expected),
          ]),
      ),
    },
    {
      key: 'months',
      title: zh ? `${name}，按申报月份` : `${name}, by month of the claim`,
      heading: zh ? ['月份', '申报'] : ['month', 'claimed'],
      rows: cost.years.flatMap(({ months }) =>
        months.filter(({ claimed }) => claimed > 0n).map(({ month, claimed }) => [month, money(claimed)]),
      ),
    },
    ...funds.flatMap((fund) => tablesOfFund(fund, language)),
  ];
}

/** Writes a fund by year and month, and who falls off. */
function tablesOfFund({ fund, years, months }: FundResult, language: Surface): readonly TypedTable[] {
  const zh = language === 'zh';
  return [
    {
      key: `fund-${fund.id}`,
      title: zh ? `资金池“${fund.name}”，按年` : `Fund “${fund.name}”, by year`,
      heading: zh
        ? ['年份', '规模', '上年结转', '可用', '申报', '批准', '未付', '剩余', '用完日期']
        : ['year', 'size', 'carried', 'available', 'asked', 'granted', 'unmet', 'left', 'exhausted on'],
      rows: years.map((each) => [
        each.year,
        ...[each.size, each.carried, each.available, each.asked, each.granted, each.unmet, each.left].map(money),
        each.exhaustedOn ?? '',
      ]),
    },
    {
      key: `fund-${fund.id}-months`,
      title: zh ? `资金池“${fund.name}”，按月` : `Fund “${fund.name}”, by month`,
      heading: zh
        ? ['月份', '新申报', '批准', '拨付', '待拨', '可用余额']
        : ['month', 'claimed', 'granted', 'paid', 'owed', 'free'],
      rows: months.map((each) => [
        each.month,
        ...[each.claimed, each.granted, each.paid, each.owed, each.free].map(money),
      ]),
    },
    {
      key: `fund-${fund.id}-cuts`,
      title: zh ? `资金池“${fund.name}”，未付或少付` : `Fund “${fund.name}”, who falls off`,
      heading: zh
        ? ['年份', '企业', '名称', '政策', '措施', '申报日期', '申报', '批准', '未付', '缘由']
        : ['year', 'enterprise', 'name', 'policy', 'measure', 'claimed on', 'asked', 'granted', 'unmet', 'why'],
      rows: years.flatMap(({ year, cuts }) =>
        cuts.map(({ entry, asked, granted, cut, waits, reason }) => [
          year,
          entry.claim.enterprise,
          entry.claim.name,
          entry.claim.measure.policy,
          entry.claim.measure.item,
          entry.day,
          money(asked),
          money(granted),
          money(cut),
          reason[language] + (waits ? (zh ? '顺延到下一年。' : ' It waits for the next year.') : ''),
        ]),
      ),
    },
  ];
}

/** Writes two scenarios side by side. */
export function tablesOfPair(one: ScenarioRun, other: ScenarioRun, language: Surface): readonly TypedTable[] {
  const zh = language === 'zh';
  const [a, b] = [one.model.scenario.name, other.model.scenario.name];
  const change = (before: Fen, after: Fen): readonly TypedCell[] => [
    money(before),
    money(after),
    money(asFen(after - before)),
  ];
  const amounts = [a, b, zh ? '增减' : 'change'];
  const years = [...new Set([...one.cost.years, ...other.cost.years].map(({ year }) => year))].sort((x, y) => x - y);
  const rows = years.map((year) => {
    const [first, second] = [one, other].map(({ cost }) => cost.years.find((each) => each.year === year));
    return { year, first, second };
  });
  const zero = asFen(0);
  return [
    {
      key: 'side-by-side',
      title: zh ? `${a} 与 ${b}，按年` : `${a} against ${b}, by year`,
      heading: [zh ? '年份' : 'year', ...amounts],
      rows: rows.map(({ year, first, second }) => [year, ...change(first?.expected ?? zero, second?.expected ?? zero)]),
    },
    {
      key: 'side-by-side-measures',
      title: zh ? `${a} 与 ${b}，按措施` : `${a} against ${b}, by measure`,
      heading: [...(zh ? ['年份', '政策', '措施'] : ['year', 'policy', 'measure']), ...amounts],
      rows: rows.flatMap(
        ({ year, first, second }) =>
          (first ?? second)?.measures.flatMap(({ measure }) => {
            const costs = [first, second].map(
              (each) => each?.measures.find((found) => nameOf(found.measure) === nameOf(measure))?.expected ?? zero,
            );
            const [before = zero, after = zero] = costs;
            if (before === 0n && after === 0n) return [];
            return [[year, measure.policy, measure.item, ...change(before, after)]];
          }) ?? [],
      ),
    },
  ];
}

const bandCells = ({ least, p10, p50, p90, most }: Band): readonly TypedCell[] =>
  [least, p10, p50, p90, most].map(money);

/** Writes the bands of a scenario, what each assumption alone does, and how often its funds run out. */
export function tablesOfUncertainty(
  { years, total, funds, trials }: Uncertainty,
  weights: readonly AssumptionWeight[],
  language: Surface,
): readonly TypedTable[] {
  const zh = language === 'zh';
  const band = zh ? ['最少', 'P10', 'P50', 'P90', '最多'] : ['least', 'P10', 'P50', 'P90', 'most'];
  return [
    {
      key: 'bands',
      title: zh ? `${trials} 次试算，按年` : `${trials} trials, by year`,
      heading: [zh ? '年份' : 'year', ...band],
      rows: [
        ...years.map((each) => [String(each.year), ...bandCells(each)]),
        [zh ? '各年合计' : 'all years', ...bandCells(total)],
      ],
    },
    {
      key: 'bands-measures',
      title: zh ? `${trials} 次试算，按措施` : `${trials} trials, by measure`,
      heading: [...(zh ? ['年份', '政策', '措施'] : ['year', 'policy', 'measure']), ...band],
      rows: years.flatMap(({ year, measures }) =>
        measures
          .filter(({ most }) => most > 0n)
          .map((each) => [year, each.measure.policy, each.measure.item, ...bandCells(each)]),
      ),
    },
    {
      key: 'tornado',
      title: zh ? '各假设单独从低到高（各年合计）' : 'each assumption alone from low to high (all years)',
      heading: zh
        ? ['假设', '范围', '低', '高', '取低时费用', '取高时费用', '相差']
        : ['assumption', 'scope', 'low', 'high', 'cost at low', 'cost at high', 'apart'],
      rows: weights.map(({ assumption, low, high, swing }) => [
        ...assumptionCells(assumption, language),
        money(low),
        money(high),
        money(swing),
      ]),
    },
    ...funds.map(({ fund, years: balances }) => ({
      key: `fund-${fund.id}`,
      title: zh ? `资金池“${fund.name}”不够的情形` : `Fund “${fund.name}”, how often it falls short`,
      heading: [...(zh ? ['年份', '不够的次数'] : ['year', 'trials short']), ...band],
      rows: balances.map(({ year, exhausted, unmet }) => [year, exhausted, ...bandCells(unmet)]),
    })),
  ];
}

function assumptionCells({ of, scope, range }: Assumption, language: Surface): readonly string[] {
  const number = (end: 'low' | 'high'): string => (range ? formatRational(range[end]) : '');
  return [assumptionBounds[of].name[language], scope ?? '', number('low'), number('high')];
}
