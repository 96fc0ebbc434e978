import type { Bilingual } from '../diagnostics/diagnostic';
import { isNothing } from '../values/money';
import { sayAmount } from './amount-words';
import type { Affected } from './finding';

/** Tells how many of the loaded enterprises a finding concerns in a year, and what the money is. */
export function tellAffected({ enterprises, money, basis, period }: Affected, year: number): Bilingual {
  const when = period
    ? { zh: `${period.from ?? ''} 至 ${period.to ?? ''} `, en: `from ${period.from ?? ''} to ${period.to ?? ''}` }
    : { zh: `${year} 年`, en: `in ${year}` };
  if (enterprises === 0) return { zh: `${when.zh}没有企业样本涉及`, en: `${when.en}: none of the loaded enterprises` };
  const amount = sayAmount(money);
  const some = enterprises === 1 ? '1 enterprise' : `${enterprises} enterprises`;
  // Credit, places and price preferences are counted, but are no yuan.
  if (isNothing(money))
    return {
      zh: `${when.zh}涉及企业样本 ${enterprises} 家，有关条款给的不是资金`,
      en: `${when.en}: ${some}; the clauses concerned give no money`,
    };
  return basis === 'paid'
    ? {
        zh: `${when.zh}涉及企业样本 ${enterprises} 家，有关条款的给付：${amount.zh}`,
        en: `${when.en}: ${some}, paid under the clauses concerned: ${amount.en}`,
      }
    : {
        zh: `${when.zh}涉及企业样本 ${enterprises} 家，因此未得：${amount.zh}`,
        en: `${when.en}: ${some}, forgone: ${amount.en}`,
      };
}
