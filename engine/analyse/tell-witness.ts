import type { PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Line } from '../simulate/result';
import { isNothing, sumIntervals } from '../values/money';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { sayAmount } from './amount-words';
import type { Finding, ShownWitness } from './finding';
import { listEnterpriseFacts, type FactLine } from './witness-facts';

/** Tells in a line or two who shows a finding, and what those receive; or why nobody does. */
export function tellWitness(
  { witness }: Finding,
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
): readonly Bilingual[] {
  if (witness.kind === 'none') return [{ zh: `没有见证企业：${witness.why.zh}`, en: `No witness: ${witness.why.en}` }];
  const { enterprise, contrast, year, contrastYear, origin } = witness;
  const paid = receipts(witness, enterprise, year, plans, vocabulary);
  if (origin === 'loaded')
    return [
      {
        zh: `见证企业：${enterprise.name}（${enterprise.id}），${year} 年得 ${paid.zh}`,
        en: `Witness: ${enterprise.name} (${enterprise.id}) receives ${paid.en} in ${year}`,
      },
    ];
  const facts = tellFacts(enterprise, null, vocabulary);
  const first = {
    zh: `见证企业（构造，${year} 年）：${facts.zh}；得 ${paid.zh}`,
    en: `Witness (made, ${year}): ${facts.en}; receives ${paid.en}`,
  };
  if (!contrast) return [first];
  const other = receipts(witness, contrast, contrastYear, plans, vocabulary);
  const differing = tellFacts(contrast, enterprise, vocabulary);
  return [
    first,
    {
      zh: `对照：仅${differing.zh}不同；得 ${other.zh}`,
      en: `Compared with: only ${differing.en}; receives ${other.en}`,
    },
  ];
}

function receipts(
  { policies }: ShownWitness,
  enterprise: Enterprise,
  year: number,
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
): Bilingual {
  const concerned = plans.filter(({ id }) => policies.includes(id));
  const { totals, lines, unquantified } = simulateEnterprise(concerned, enterprise, { year, vocabulary });
  const money = sumIntervals([totals.enterprise, totals.individual]);
  const others = lines.filter(({ unit }) => unit !== 'money').map(tellBenefit);
  const promised = unquantified.length > 0 ? [{ zh: '未定额支持', en: 'support of no stated amount' }] : [];
  const benefits = [...others, ...promised];
  const parts = isNothing(money) && benefits.length > 0 ? benefits : [sayAmount(money), ...benefits];
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

/** What is no money is named: a quota of credit or persons, a preference in prices. */
function tellBenefit({ amount, unit }: Line): Bilingual {
  const said = sayAmount(amount, unit);
  if (unit === 'quota') return { zh: `额度 ${said.zh}`, en: `a credit of ${said.en}` };
  if (unit === 'persons') return { zh: `名额 ${said.zh}`, en: `places for ${said.en}` };
  return { zh: `价格优惠 ${said.zh}`, en: `a price preference of ${said.en}` };
}

/** All facts; beside another enterprise those that differ. */
function tellFacts(enterprise: Enterprise, other: Enterprise | null, vocabulary: Vocabulary): Bilingual {
  const { facts, events } = listEnterpriseFacts(enterprise, other, vocabulary);
  const wanted = (lines: readonly FactLine[]) => lines.filter(({ differs }) => other === null || differs);
  const own = wanted(facts).map(({ label, value }) => ({
    zh: `${label.zh} ${value.zh}`,
    en: `${label.en} ${value.en}`,
  }));
  const ofEvents = events.flatMap(({ label, facts: lines }) => {
    const said = wanted(lines);
    if (said.length === 0) return [];
    return [
      {
        zh: `${label.zh}（${said.map((line) => `${line.label.zh} ${line.value.zh}`).join('，')}）`,
        en: `${label.en} (${said.map((line) => `${line.label.en} ${line.value.en}`).join(', ')})`,
      },
    ];
  });
  const all = [...own, ...ofEvents];
  if (all.length === 0) return { zh: '没有填写事实', en: 'no facts' };
  return { zh: all.map(({ zh }) => zh).join('，'), en: all.map(({ en }) => en).join(', ') };
}
