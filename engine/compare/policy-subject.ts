import { visitExpression } from '../analyse/domain/map-expression';
import { resolveExpression, type Names } from '../analyse/domain/resolve-expression';
import type { PolicyPlan, Rule, Target } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { CheckedExpression } from '../expression/checked-expression';
import { describeValue } from '../vocabulary/describe-value';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf, findField } from '../vocabulary/find-field';
import { findTitleById } from '../vocabulary/find-title';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { joinWords } from './describe-content';

/** What a clause of a policy is about, in the order it is told. */
export const subjectTopics = [
  'payment',
  'service',
  'exclusion',
  'stacking',
  'relation',
  'payer',
  'target',
  'place',
  'term',
] as const;
export type SubjectTopic = (typeof subjectTopics)[number];

/** The smallest thing clauses can be about: one title at one level, one kind of platform, one category of expenses. */
export interface SubjectAtom {
  readonly topic: SubjectTopic;
  /** Made of identifiers alone: what is worded otherwise and means the same has the same key. */
  readonly key: string;
  readonly label: Bilingual;
}

/** The names of a plan, for conditions that hold on every day. */
export function namesOf(plan: PolicyPlan): Names {
  const known = names.get(plan);
  if (known) return known;
  const made = { plan, day: null };
  names.set(plan, made);
  return made;
}

const names = new WeakMap<PolicyPlan, Names>();

/** Names what a rule gives for: the kind of its event and what the event is, or the facts it is measured by. */
export function atomsOfRule(rule: Rule, plan: PolicyPlan, vocabulary: Vocabulary): readonly SubjectAtom[] {
  if (rule.trigger !== null)
    return atomsOfEvent(
      'payment',
      rule.trigger,
      rule.conditions.map(({ expression }) => expression),
      plan,
      vocabulary,
    );
  if (rule.kind === 'service' || rule.kind === 'unquantifiedMoney')
    return [{ topic: 'service', key: `service ${rule.kind}`, label: WITHOUT_EVENT[rule.kind] }];
  const { amount } = rule;
  const measured = amount?.kind === 'share' ? [amount.base] : rule.conditions.map(({ expression }) => expression);
  const facts = [...new Set(measured.flatMap((part) => readFacts(resolveExpression(part, namesOf(plan)))))].sort();
  const labels = facts.map((fact) => findField(vocabulary, null, fact)?.label ?? { zh: fact, en: fact });
  const label = labels.length > 0 ? joinWords(labels) : { zh: '企业本身', en: 'the enterprise itself' };
  return [
    {
      topic: 'payment',
      key: `year ${facts.join(' ')}`,
      label: { zh: `每年·${label.zh}`, en: `each year, ${label.en}` },
    },
  ];
}

const WITHOUT_EVENT = {
  service: { zh: '服务（不写金额）', en: 'Services, without money' },
  unquantifiedMoney: { zh: '未定额资金（不凭事件）', en: 'Money without a figure, for no event' },
} as const satisfies Record<string, Bilingual>;

/**
 * Names the events that conditions select: by the field that says what an event is, which is the first title or
 * enumeration of its kind, and by its level.
 */
export function atomsOfEvent(
  topic: SubjectTopic,
  trigger: string,
  conditions: readonly CheckedExpression[],
  plan: PolicyPlan,
  vocabulary: Vocabulary,
): readonly SubjectAtom[] {
  const resolved = conditions.map((condition) => resolveExpression(condition, namesOf(plan)));
  const kind = findCollection(vocabulary, trigger)?.label ?? { zh: trigger, en: trigger };
  const make = (identity: string | null, words: Bilingual | null): SubjectAtom => ({
    topic,
    key: eventKey(topic, trigger, identity),
    label: words
      ? { zh: `${kind.zh}·${words.zh}`, en: `${kind.en}: ${words.en}` }
      : { zh: `${kind.zh}（不分类别）`, en: `${kind.en}, of any kind` },
  });
  const [main, level] = identityFields(trigger, vocabulary);
  if (main?.type.kind === 'title') {
    const chosen = chooseTitles(resolved, vocabulary);
    return chosen?.map((id) => make(id, describeValue(vocabulary, main.type, id))) ?? [make(null, null)];
  }
  const values = main && chooseValues(resolved, main.id);
  const levels = level && chooseValues(resolved, level.id);
  if (!values && !levels) return [make(null, null)];
  return (values ?? [null]).flatMap((value) =>
    (levels ?? [null]).map((grade) => {
      const parts = [
        ...(main && value !== null ? [describeValue(vocabulary, main.type, value)] : []),
        ...(level && grade !== null ? [describeValue(vocabulary, level.type, grade)] : []),
      ];
      return make(writeIdentity(value, grade), joinWords(parts));
    }),
  );
}

/** The key of the events of a kind that are of one identity; null for events of the kind whatever they are. */
export function eventKey(topic: SubjectTopic, trigger: string, identity: string | null): string {
  return `${topic} ${trigger} ${identity ?? '*'}`;
}

/** Writes what an event is, by its main field and its level. */
export function writeIdentity(value: string | null, level: string | null): string {
  return level === null ? (value ?? '*') : `${value ?? '*'} ${level}`;
}

/** The fields that say what an event is: a title or kind, and where that has no level of its own, the level. */
export function identityFields(
  trigger: string,
  vocabulary: Vocabulary,
): readonly [main: FactField | undefined, level: FactField | undefined] {
  const fields = fieldsOf(vocabulary, trigger);
  const main = fields.find(({ type }) => type.kind === 'title' || type.kind === 'enumeration');
  const level = fields.find(({ id, type }) => id === 'level' && type.kind === 'enumeration');
  return main?.type.kind === 'title' || main === level ? [main, undefined] : [main, level];
}

/** Whether a condition does nothing but say what the event is. */
export function saysIdentity(condition: CheckedExpression, trigger: string, vocabulary: Vocabulary): boolean {
  const [main, level] = identityFields(trigger, vocabulary);
  const fields = main?.type.kind === 'title' ? [main.id, 'family', 'level'] : [main?.id, level?.id];
  return fields.some((field) => field !== undefined && testedValues(condition, field) !== null);
}

/** Names what a target counts, by the titles and kinds its count speaks of. */
export function atomOfTarget(target: Target, plan: PolicyPlan, vocabulary: Vocabulary): SubjectAtom {
  const label = { zh: target.indicator, en: target.indicator };
  if (!target.counts) return { topic: 'target', key: `target ${plan.id} ${target.id}`, label };
  const found = new Set<string>();
  const words: Bilingual[] = [];
  visitExpression(resolveExpression(target.counts, namesOf(plan)), (part) => {
    if (part.node !== 'literal' || typeof part.value !== 'string' || found.has(part.value)) return;
    if (part.type.kind !== 'title' && part.type.kind !== 'enumeration') return;
    found.add(part.value);
    const title = findTitleById(vocabulary, part.value);
    if (title) words.push(title.name);
  });
  const key = `target ${target.comparison === 'coverage' ? 'coverage' : 'count'} ${[...found].sort().join(' ')}`;
  return { topic: 'target', key: found.size > 0 ? key : `target ${plan.id} ${target.id}`, label };
}

function chooseTitles(conditions: readonly CheckedExpression[], { titles }: Vocabulary): readonly string[] | null {
  const [named, families, levels] = ['title', 'family', 'level'].map((field) => chooseValues(conditions, field));
  if (!named && !families) return null;
  const known = new Set(titles.map(({ id }) => id));
  const foreign = (named ?? []).filter((id) => !known.has(id));
  const found = titles.filter(
    ({ id, family, level }) =>
      (!named || named.includes(id)) && (!families || families.includes(family)) && (!levels || levels.includes(level)),
  );
  return [...found.map(({ id }) => id), ...foreign];
}

/** The values of a field that all conditions together leave; null where they leave it open. */
function chooseValues(conditions: readonly CheckedExpression[], field: string): readonly string[] | null {
  return conditions.flatMap(conjuncts).reduce<readonly string[] | null>((chosen, condition) => {
    const values = valuesLeft(condition, field);
    return values && chosen ? chosen.filter((value) => values.includes(value)) : (values ?? chosen);
  }, null);
}

function valuesLeft(condition: CheckedExpression, field: string): readonly string[] | null {
  const tested = testedValues(condition, field);
  if (tested) return tested;
  if (condition.node === 'and') return chooseValues(condition.operands, field);
  if (condition.node !== 'or') return null;
  const branches = condition.operands.map((operand) => valuesLeft(operand, field));
  return branches.every((branch) => branch !== null) ? [...new Set(branches.flat())] : null;
}

/** The values a plain test allows; null where it is no test of this field. */
function testedValues(condition: CheckedExpression, field: string): readonly string[] | null {
  const isField = (part: CheckedExpression): boolean =>
    part.node === 'path' && part.field === field && part.of.node === 'variable' && part.of.name === 'event';
  if (condition.node === 'compare' && condition.operator === '=' && isField(condition.left))
    return literals([condition.right]);
  if (condition.node !== 'in' || !isField(condition.value)) return null;
  const values = condition.tests.map((test) => (test.test === 'equals' ? literals([test.value]) : null));
  return values.every((value) => value !== null) ? values.flat() : null;
}

function literals(parts: readonly CheckedExpression[]): readonly string[] | null {
  const values = parts.map((part) => {
    if (part.node === 'list') return literals(part.items);
    return part.node === 'literal' && typeof part.value === 'string' ? [part.value] : null;
  });
  return values.every((value) => value !== null) ? values.flat() : null;
}

/** Splits what must hold together. */
export function conjuncts(condition: CheckedExpression): readonly CheckedExpression[] {
  return condition.node === 'and' ? condition.operands.flatMap(conjuncts) : [condition];
}

function readFacts(expression: CheckedExpression): readonly string[] {
  const found: string[] = [];
  visitExpression(expression, (part) => {
    if (part.node === 'path' && part.of.node === 'variable' && part.of.name === 'enterprise') found.push(part.field);
  });
  return found;
}
