import { keyOf, visitExpression } from '../analyse/domain/map-expression';
import { resolveExpression } from '../analyse/domain/resolve-expression';
import type { AmountPlan, ClauseReference, Limit, Payer, PolicyPlan, Rule } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { findField } from '../vocabulary/find-field';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { describeCondition, describeFact } from './condition-words';
import { describeFigure, joinWords } from './describe-content';
import { conjuncts, namesOf, saysIdentity, type SubjectAtom } from './policy-subject';

/** What one clause says about a subject, in words. */
export interface SubjectEntry {
  /** Null where only the header of the policy says it. */
  readonly from: ClauseReference | null;
  /** What is given or done: 一次性奖励10万元. */
  readonly says: Bilingual;
  readonly conditions: readonly Bilingual[];
  /** How often, up to how much, and what follows. */
  readonly limits: readonly Bilingual[];
}

/** An entry with what it means, so that two of different wording can be told the same. */
export interface MeantEntry extends SubjectEntry {
  readonly meaning: string;
  /** The entry with the meaning of names in their place, where the same name means something else in another policy. */
  readonly full: SubjectEntry;
}

/** One clause and what it is about. */
export interface PlacedEntry {
  readonly atoms: readonly SubjectAtom[];
  readonly entry: MeantEntry;
  /** It gives one amount for all its subjects together, which therefore stay together. */
  readonly joins: boolean;
}

/** Says what a rule gives, on which conditions and within which limits. */
export function describeRule(rule: Rule, plan: PolicyPlan, vocabulary: Vocabulary): MeantEntry {
  const { trigger, from } = rule;
  const conditions = rule.conditions
    .flatMap(({ expression }) => conjuncts(expression))
    .filter((condition) => trigger === null || !saysIdentity(condition, trigger, vocabulary));
  const limits = plan.limits.filter(
    ({ stage, rules, id }) => stage === 'itemCap' && rules.includes(rule.id) && !isTable(id),
  );
  const resolve = (part: CheckedExpression) => resolveExpression(part, namesOf(plan));
  const words = (says: Bilingual, how: (condition: CheckedExpression) => Bilingual): SubjectEntry => ({
    from,
    says,
    conditions: conditions.map(how),
    limits: limits.map((limit) => describeLimit(limit, trigger, plan, vocabulary)),
  });
  const says = describeGift(rule, plan, vocabulary);
  const about = [
    rule.kind,
    rule.unit,
    rule.claim,
    rule.payer,
    rule.payee,
    meaningOfAmount(rule.amount, plan),
    [...new Set(conditions.flatMap((each) => conjuncts(resolve(each))).map((each) => meaningOf(each, plan)))].sort(),
    limits.map((limit) => meaningOfLimit(limit, plan)).sort(),
    // Services are told apart by nothing but what they are.
    rule.kind === 'service' ? `${plan.id} ${rule.id}` : null,
  ];
  return {
    ...words(says, (condition) => describeCondition(condition, trigger, vocabulary)),
    full: words(says, (condition) => describeCondition(resolve(condition), trigger, vocabulary)),
    meaning: JSON.stringify(about),
  };
}

/** A limit that takes the best row of a table for one event says nothing beside the row. */
function isTable(id: string): boolean {
  return id.endsWith('/table');
}

/** Says what a limit does, without the claims it reaches. */
export function describeLimit(
  limit: Limit,
  trigger: string | null,
  plan: PolicyPlan,
  vocabulary: Vocabulary,
): Bilingual {
  const { operation, groupBy, within } = limit;
  const fields = groupBy.map((field) => nameOfField(field, trigger, vocabulary));
  const each = fields.length > 0 ? joinWords(fields) : null;
  const period = WITHIN[within];
  if (operation.kind === 'highest') {
    const same = each ? { zh: `同一${each.zh}`, en: ` of the same ${each.en}` } : { zh: '', en: '' };
    return { zh: `${period.zh}${same.zh}只取最高一项`, en: `only the highest${same.en}, ${period.en}` };
  }
  if (operation.kind === 'count') {
    const of = each ? { zh: `每个${each.zh}`, en: ` for each ${each.en}` } : { zh: '', en: '' };
    const { times } = operation;
    return {
      zh: `${period.zh}${of.zh}${times}次`,
      en: `${times === 1 ? 'once' : `${times} times`}${of.en}, ${period.en}`,
    };
  }
  const { zh, en } = describeFigure(resolveFigure(operation.amount, plan), vocabulary);
  const of = each ? { zh: `每个${each.zh}`, en: ` for each ${each.en}` } : { zh: '', en: '' };
  return { zh: `${period.zh}${of.zh}合计不超过${zh}`, en: `together no more than ${en}${of.en}, ${period.en}` };
}

/** Writes a limit by its meaning. */
export function meaningOfLimit({ operation, groupBy, alike, within }: Limit, plan: PolicyPlan): string {
  const amount = operation.kind === 'cap' ? meaningOfFigure(operation.amount, plan) : { ...operation };
  return JSON.stringify([operation.kind, amount, groupBy, alike ?? [], within]);
}

/** Names a treasury. */
export function describePayer(payer: Payer): Bilingual {
  return PAYERS[payer];
}

/** Writes a condition by its meaning; a figure that changes on a day is told with its changes. */
export function meaningOf(condition: CheckedExpression, plan: PolicyPlan): string {
  const resolved = resolveExpression(condition, namesOf(plan));
  const changing: unknown[] = [];
  visitExpression(resolved, (part) => {
    if (part.node !== 'parameter') return;
    const parameter = plan.parameters[part.name];
    if (parameter)
      changing.push([keyOf(parameter.value), parameter.changes.map(({ from, value }) => [from, keyOf(value)])]);
  });
  return keyOf(resolved) + (changing.length > 0 ? JSON.stringify(changing) : '');
}

function meaningOfAmount(amount: AmountPlan | null, plan: PolicyPlan): unknown {
  if (!amount) return null;
  return amount.kind === 'share'
    ? ['share', meaningOf(amount.base, plan), meaningOfFigure(amount.rate, plan)]
    : [amount.kind, meaningOfFigure(amount.amount, plan)];
}

function meaningOfFigure(figure: AmountFigure, plan: PolicyPlan): unknown {
  return figure.modality === 'between'
    ? ['between', meaningOf(figure.low, plan), meaningOf(figure.high, plan)]
    : [figure.modality, meaningOf(figure.value, plan)];
}

function describeGift(rule: Rule, plan: PolicyPlan, vocabulary: Vocabulary): Bilingual {
  const { amount, kind, label } = rule;
  // A service is told by what it is called: no figure says it.
  if (kind === 'service') return { zh: label, en: label };
  const name = KINDS[kind];
  const money = amount && describeAmount(amount, rule, plan, vocabulary);
  const gift = money
    ? { zh: `${name.zh}${money.zh}`, en: `${name.en} of ${money.en}` }
    : { zh: `${name.zh}，未写金额`, en: `${name.en}, no figure stated` };
  const by = rule.payer === 'issuer' ? null : PAYERS[rule.payer];
  const to = rule.payee === 'individual';
  return {
    zh: `${gift.zh}${by ? `，由${by.zh}支付` : ''}${to ? '，发给个人' : ''}`,
    en: `${gift.en}${by ? `, paid by ${by.en}` : ''}${to ? ', to individuals' : ''}`,
  };
}

function describeAmount(amount: AmountPlan, rule: Rule, plan: PolicyPlan, vocabulary: Vocabulary): Bilingual {
  const { monthly, trigger, unit } = rule;
  if (amount.kind === 'share') {
    const rate = describeFigure(resolveFigure(amount.rate, plan), vocabulary);
    const base = describeFact(amount.base, trigger, vocabulary);
    return { zh: `${base.zh}的${rate.zh}`, en: `${rate.en} of the ${base.en}` };
  }
  const figure = resolveFigure(amount.amount, plan);
  const isFact = figure.modality === 'exactly' && figure.value.node === 'path';
  const { zh, en } = isFact ? describeFact(figure.value, trigger, vocabulary) : describeFigure(figure, vocabulary);
  const words = unit === 'persons' ? { zh: `${zh}人`, en: `${en} ${en === '1' ? 'person' : 'persons'}` } : { zh, en };
  if (amount.kind === 'amount') return words;
  return monthly
    ? { zh: `每月${words.zh}`, en: `${words.en} a month` }
    : { zh: `每次${words.zh}`, en: `${words.en} each time` };
}

function resolveFigure(figure: AmountFigure, plan: PolicyPlan): AmountFigure {
  const resolve = (part: CheckedExpression) => resolveExpression(part, namesOf(plan));
  return figure.modality === 'between'
    ? { ...figure, low: resolve(figure.low), high: resolve(figure.high) }
    : { ...figure, value: resolve(figure.value) };
}

function nameOfField(field: string, trigger: string | null, vocabulary: Vocabulary): Bilingual {
  const collections = trigger === null ? vocabulary.facts.collections.map(({ id }) => id) : [trigger];
  for (const collection of collections) {
    const found = findField(vocabulary, collection, field);
    if (found) return found.label;
  }
  return { zh: field, en: field };
}

const KINDS: Readonly<Record<Exclude<Rule['kind'], 'service'>, Bilingual>> = {
  award: { zh: '奖励', en: 'award' },
  subsidy: { zh: '补贴', en: 'subsidy' },
  allowance: { zh: '津贴', en: 'allowance' },
  pricePreference: { zh: '价格优惠', en: 'price preference' },
  quota: { zh: '额度', en: 'quota' },
  unquantifiedMoney: { zh: '资金', en: 'money' },
};

const WITHIN: Readonly<Record<Limit['within'], Bilingual>> = {
  event: { zh: '每项事件', en: 'for each event' },
  year: { zh: '每年', en: 'each year' },
  term: { zh: '政策期内', en: 'within the term' },
  life: { zh: '终身', en: 'ever' },
};

const PAYERS: Readonly<Record<Payer, Bilingual>> = {
  issuer: { zh: '发文机关本级财政', en: 'the treasury of the issuer' },
  nation: { zh: '国家财政', en: 'the national treasury' },
  province: { zh: '省财政', en: 'the provincial treasury' },
  city: { zh: '市财政', en: 'the city treasury' },
  district: { zh: '区县财政', en: 'the district treasury' },
  beneficiary: { zh: '受益财政', en: 'the benefiting treasury' },
};
