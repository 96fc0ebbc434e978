import type { Bilingual } from '../diagnostics/diagnostic';
import type { CalendarDate } from '../values/calendar';
import { formatMoney, type Fen } from '../values/money';
import type { Fund, RankedBy } from './scenario';

/** How a fund stood when it did not reach. Units: fen. */
export interface CutCause {
  readonly fund: Fund;
  readonly available: Fen;
  readonly asked: Fen;
  readonly exhaustedOn: CalendarDate | null;
}

const criteria: Readonly<Record<RankedBy, Bilingual>> = {
  smallestAmount: { zh: '金额从小到大', en: 'smallest amount first' },
  largestAmount: { zh: '金额从大到小', en: 'largest amount first' },
  smallestEnterprise: { zh: '企业规模从小到大', en: 'smallest enterprise first' },
  scopeOrder: { zh: '资金池所列次序', en: 'the order the fund lists' },
};

/** Says why a claim received less than it asked for. */
export function cutReason({ fund, available, asked, exhaustedOn }: CutCause, wanted: Fen, granted: Fen): Bilingual {
  const money = (fen: Fen): Bilingual => ({ zh: formatMoney(fen, 'zh'), en: formatMoney(fen, 'en') });
  const [have, need, want, got] = [money(available), money(asked), money(wanted), money(granted)] as const;
  if (fund.order === 'proRata')
    return {
      zh: `“${fund.name}”有 ${have.zh}，申报 ${need.zh}，按比例各得一部分：${want.zh} 中得 ${got.zh}。`,
      en: `“${fund.name}” has ${have.en} for claims of ${need.en}: each receives its share, here ${got.en} of ${want.en}.`,
    };
  const order: Bilingual =
    fund.rankedBy === null ? { zh: '先到先得', en: 'first come, first served' } : criteria[fund.rankedBy];
  if (granted > 0n)
    return {
      zh: `“${fund.name}”（${order.zh}）轮到这一笔时只剩 ${got.zh}，申报 ${want.zh}。`,
      en: `“${fund.name}” (${order.en}) had ${got.en} left for this claim of ${want.en}.`,
    };
  return {
    zh: `“${fund.name}”的 ${have.zh} 已于 ${exhaustedOn ?? ''} 按${order.zh}用完，这一笔排在其后。`,
    en: `The ${have.en} of “${fund.name}” were used up on ${exhaustedOn ?? ''} (${order.en}), before this claim.`,
  };
}
