import { resolveExpression } from '../analyse/domain/resolve-expression';
import type { ClauseReference, FiscalLevel, LevelRelation, Payer, PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { sanctionNames } from '../explain/stage-names';
import { formatPeriod, type Period } from '../values/calendar';
import { formatRational, toRational } from '../values/rational';
import { describeRegion } from '../vocabulary/describe-region';
import { findField } from '../vocabulary/find-field';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { describeCondition } from './condition-words';
import { joinWords, same } from './describe-content';
import { atomOfTarget, atomsOfEvent, conjuncts, namesOf, saysIdentity, type SubjectTopic } from './policy-subject';
import {
  describeLimit,
  describePayer,
  meaningOf,
  meaningOfLimit,
  type PlacedEntry,
  type SubjectEntry,
} from './subject-entry';

/** Lists what a policy says beside its payments: exclusions, stacking, other levels, payers, targets, place and term. */
export function listOtherEntries(plan: PolicyPlan, vocabulary: Vocabulary): readonly PlacedEntry[] {
  return [
    ...listExclusions(plan, vocabulary),
    ...listStacking(plan, vocabulary),
    ...listRelations(plan),
    ...listPayers(plan),
    ...listTargets(plan, vocabulary),
    ...listTerms(plan, vocabulary),
  ];
}

function listExclusions(plan: PolicyPlan, vocabulary: Vocabulary): readonly PlacedEntry[] {
  return plan.exclusions.map((exclusion) => {
    const { id, from, trigger, when, within, reaches } = exclusion;
    const sanctions = plan.sanctions.filter(({ after }) => after.includes(id));
    const parts = conjuncts(when).filter((part) => !saysIdentity(part, trigger, vocabulary));
    const says =
      within === 'year'
        ? { zh: '当年不予奖励', en: 'no award in that year' }
        : { zh: '此后不予奖励', en: 'no award from then on' };
    const limits = [
      ...(reaches ? [{ zh: `只涉及${reaches.length}项措施`, en: `for ${reaches.length} measures only` }] : []),
      ...sanctions.flatMap(({ actions }) => actions.map((action) => sanctionNames[action])),
    ];
    const words = (resolve: boolean): SubjectEntry => ({
      from,
      says,
      conditions: parts.map((part) =>
        describeCondition(resolve ? resolveExpression(part, namesOf(plan)) : part, trigger, vocabulary),
      ),
      limits,
    });
    const means = parts.map((part) => meaningOf(part, plan)).sort();
    const actions = sanctions.flatMap((sanction) => sanction.actions).sort();
    return {
      atoms: atomsOfEvent('exclusion', trigger, [when], plan, vocabulary),
      // What an exclusion of some measures reaches has another meaning in another policy.
      entry: { ...words(false), full: words(true), meaning: JSON.stringify([within, means, actions, reaches?.length]) },
      joins: false,
    };
  });
}

function listStacking(plan: PolicyPlan, vocabulary: Vocabulary): readonly PlacedEntry[] {
  const triggers = new Map(plan.rules.map(({ id, trigger }) => [id, trigger]));
  return plan.limits
    .filter(({ stage }) => stage !== 'itemCap')
    .map((limit) => {
      const { operation, groupBy, rules, from } = limit;
      const trigger = rules.map((rule) => triggers.get(rule) ?? null).find((each) => each !== null) ?? null;
      const fields = groupBy.map((field) => findField(vocabulary, trigger, field)?.label ?? same(field));
      const by = fields.length > 0 ? joinWords(fields) : null;
      const what = OPERATIONS[operation.kind];
      return make(
        'stacking',
        `stacking ${operation.kind} ${groupBy.join(' ')}`,
        by ? { zh: `${what.zh}（按${by.zh}）`, en: `${what.en} (by ${by.en})` } : what,
        from,
        describeLimit(limit, trigger, plan, vocabulary),
        meaningOfLimit(limit, plan),
      );
    });
}

function listRelations(plan: PolicyPlan): readonly PlacedEntry[] {
  return Object.entries(plan.relations).map(([level, relation]) => {
    const from = plan.relationClauses?.[level as FiscalLevel] ?? null;
    const name = LEVELS[level as FiscalLevel];
    const label = { zh: `与${name.zh}政策`, en: `With policies of the ${name.en}` };
    return make('relation', `relation ${level}`, label, from, RELATIONS[relation], relation);
  });
}

function listPayers(plan: PolicyPlan): readonly PlacedEntry[] {
  const paying = plan.rules.filter(({ unit, kind }) => unit === 'money' && kind !== 'service');
  const found = new Map<Payer, ClauseReference>();
  for (const { payer, from } of paying) if (!found.has(payer)) found.set(payer, from);
  return [...found].map(([payer, from]) =>
    make('payer', 'payer', { zh: '支付方', en: 'Who pays' }, from, describePayer(payer), payer),
  );
}

function listTargets(plan: PolicyPlan, vocabulary: Vocabulary): readonly PlacedEntry[] {
  return plan.targets.map((target): PlacedEntry => {
    const { comparison, value, tolerance, unit, by, everyYear, from, counts, indicator } = target;
    const amount = `${formatRational(toRational(value))}${unit}`;
    const aim = comparison === 'coverage' ? { zh: '全覆盖', en: 'all' } : AIMS[comparison](amount);
    const due = everyYear ? { zh: '，每年', en: ', every year' } : by ? { zh: `，至${by}`, en: ` by ${by}` } : same('');
    const entry: SubjectEntry = {
      from,
      says: { zh: `${indicator}：${aim.zh}${due.zh}`, en: `${indicator}: ${aim.en}${due.en}` },
      conditions: [],
      limits: [],
    };
    const means = [comparison, value, tolerance, unit, by, everyYear, counts && meaningOf(counts, plan)];
    return {
      atoms: [atomOfTarget(target, plan, vocabulary)],
      entry: { ...entry, full: entry, meaning: JSON.stringify(means) },
      joins: false,
    };
  });
}

function listTerms(plan: PolicyPlan, vocabulary: Vocabulary): readonly PlacedEntry[] {
  const { region, jurisdiction, term, window, validityClause, startAssumed } = plan;
  const area = describeRegion(vocabulary, region);
  const place = PLACES[jurisdiction.place];
  const write = (period: Period | null): Bilingual =>
    period ? { zh: formatPeriod(period, 'zh'), en: formatPeriod(period, 'en') } : { zh: '未写明', en: 'not stated' };
  const days = write(term);
  const counted = write(window);
  const assumed = startAssumed ? { zh: '（起日为假定）', en: ' (start assumed)' } : same('');
  return [
    make(
      'place',
      'place',
      { zh: '适用地区', en: 'Where it applies' },
      jurisdiction.from,
      { zh: `${area}，${place.zh}`, en: `${area}, ${place.en}` },
      JSON.stringify([region, jurisdiction.place]),
    ),
    make(
      'term',
      'term',
      { zh: '有效期', en: 'Term' },
      validityClause,
      { zh: `${days.zh}${assumed.zh}`, en: `${days.en}${assumed.en}` },
      JSON.stringify([term, startAssumed]),
    ),
    make(
      'term',
      'window',
      { zh: '事件计入期间', en: 'Days on which events count' },
      validityClause,
      counted,
      JSON.stringify(window),
    ),
  ];
}

function make(
  topic: SubjectTopic,
  key: string,
  label: Bilingual,
  from: ClauseReference | null,
  says: Bilingual,
  meaning: string,
): PlacedEntry {
  const entry: SubjectEntry = { from, says, conditions: [], limits: [] };
  return { atoms: [{ topic, key, label }], entry: { ...entry, full: entry, meaning }, joins: false };
}

const AIMS = {
  atLeast: (amount: string): Bilingual => ({ zh: `不少于${amount}`, en: `at least ${amount}` }),
  about: (amount: string): Bilingual => ({ zh: `${amount}左右`, en: `about ${amount}` }),
  equals: (amount: string): Bilingual => ({ zh: `等于${amount}`, en: `exactly ${amount}` }),
};

const OPERATIONS: Readonly<Record<'highest' | 'count' | 'cap', Bilingual>> = {
  highest: { zh: '就高不重复', en: 'Highest only' },
  count: { zh: '次数限制', en: 'Number of times' },
  cap: { zh: '合计封顶', en: 'Shared cap' },
};

const RELATIONS: Readonly<Record<LevelRelation, Bilingual>> = {
  additive: { zh: '可叠加', en: 'adds up' },
  highest: { zh: '就高', en: 'highest only' },
  exclusive: { zh: '不重复享受', en: 'one excludes the other' },
  topUp: { zh: '补差', en: 'tops up the difference' },
};

const LEVELS: Readonly<Record<FiscalLevel, Bilingual>> = {
  nation: { zh: '国家', en: 'nation' },
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  district: { zh: '区县', en: 'district' },
};

const PLACES: Readonly<Record<PolicyPlan['jurisdiction']['place'], Bilingual>> = {
  event: { zh: '看事件发生地', en: 'by the place of the event' },
  seat: { zh: '看企业所在地', en: 'by the seat of the enterprise' },
  both: { zh: '事件发生地和企业所在地都须在内', en: 'both the event and the seat must lie there' },
};
