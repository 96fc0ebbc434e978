import type { PolicyPlan } from '../compile/plan';
import type { CheckedExpression, ComparisonOperator, UnaryTest } from '../expression/checked-expression';
import { addDays, firstDayOfYear, parseDate, yearOf, type CalendarDate } from '../values/calendar';
import { add, compareRationals, parseRational, subtract, toDecimalText, toRational } from '../values/rational';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { withEvent, withFacts, type FactsDraft } from './facts-draft';

/** What a condition is made true in. */
export interface Setting {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  /** Day the condition is tested on. */
  readonly day: string;
  /** Records the variables stand for. */
  readonly records: ReadonlyMap<string, RecordPlace>;
}

/** A record of the draft: the enterprise where `collection` is null, else one of its events. */
export interface RecordPlace {
  readonly collection: string | null;
  readonly index: number;
}

type Value = string | boolean;

/** Ways tried for one condition; what cannot be followed is left as it is, and the simulation decides. */
const MOST_WAYS = 12;

/** Gives ways to make a condition hold, or fail, by adding facts to a draft; none when the facts it has forbid it. */
export function satisfy(
  expression: CheckedExpression,
  wanted: boolean,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  return ways(expression, wanted, draft, setting).slice(0, MOST_WAYS);
}

function ways(node: CheckedExpression, wanted: boolean, draft: FactsDraft, setting: Setting): readonly FactsDraft[] {
  switch (node.node) {
    case 'literal':
      return node.value === wanted ? [draft] : [];
    case 'definition': {
      const body = setting.plan.definitions[node.name];
      return body ? satisfy(body, wanted, draft, setting) : [draft];
    }
    case 'not':
      return satisfy(node.operand, !wanted, draft, setting);
    case 'and':
    case 'or':
      return (node.node === 'and') === wanted
        ? satisfyAll(node.operands, wanted, draft, setting)
        : node.operands.flatMap((operand) => satisfy(operand, wanted, draft, setting));
    case 'path':
      return assign(node, wanted, draft, setting);
    case 'compare':
      return compareWays(node.left, wanted ? node.operator : opposite[node.operator], node.right, draft, setting);
    case 'in':
      return wanted
        ? node.tests.flatMap((test) => testWays(node.value, test, draft, setting))
        : avoid(node, draft, setting);
    case 'some':
    case 'every':
      return (node.node === 'some') === wanted
        ? addSuitable(node.list, node.variable, node.satisfies, wanted, draft, setting)
        : [draft];
    case 'call': {
      const [value, area] = node.arguments;
      const code = area && constantOf(area, draft, setting);
      if (node.function !== 'within' || !wanted || !value || typeof code !== 'string') return [draft];
      return assign(value, code, draft, setting);
    }
    case 'if':
      return satisfyAll([node.condition, node.then], wanted, draft, setting);
    default:
      return [draft];
  }
}

function satisfyAll(
  operands: readonly CheckedExpression[],
  wanted: boolean,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  return operands.reduce<readonly FactsDraft[]>(
    (drafts, operand) => drafts.flatMap((each) => satisfy(operand, wanted, each, setting)).slice(0, MOST_WAYS),
    [draft],
  );
}

const opposite: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function compareWays(
  left: CheckedExpression,
  operator: ComparisonOperator,
  right: CheckedExpression,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  if (left.node !== 'path' && right.node === 'path')
    return compareWays(right, mirrored[operator], left, draft, setting);
  const count = left.node === 'call' && left.function === 'count' ? left.arguments[0] : undefined;
  const bound = constantOf(right, draft, setting);
  if (count && typeof bound === 'string') return addCounted(count, operator, Number(bound), draft, setting);
  if (left.node !== 'path') return [draft];
  if (right.node === 'literal' && right.value === null)
    return operator === '=' ? absentWays(left, draft, setting) : [draft];
  if (bound === undefined) return [draft];
  const place = placeOf(left, setting);
  if (!place) return [draft];
  return valuesFor(place.field, operator, bound).flatMap((value) => assign(left, value, draft, setting));
}

/** A fact that is left out is null only where its absence says so. */
function absentWays(path: CheckedExpression, draft: FactsDraft, setting: Setting): readonly FactsDraft[] {
  const place = placeOf(path, setting);
  return place && valueAt(draft, place) === undefined ? [draft] : [];
}

/** The nearest values of a fact that stand in a relation to a bound. */
function valuesFor(field: FactField, operator: ComparisonOperator, bound: Value): readonly Value[] {
  const { type } = field;
  if (operator === '=') return [bound];
  if (operator === '!=') {
    if (typeof bound === 'boolean') return [!bound];
    if (type.kind === 'enumeration') return type.values.map(({ id }) => id).filter((id) => id !== bound);
    if (type.kind === 'title' || type.kind === 'region' || type.kind === 'industry' || type.kind === 'text') return [];
  }
  if (typeof bound === 'boolean') return [bound];
  if (type.kind === 'date') {
    const day = parseDate(bound);
    if (!day) return [];
    return [operator === '>' || operator === '!=' ? addDays(day, 1) : operator === '>=' ? day : yearBefore(day)];
  }
  const number = parseRational(bound);
  if (!number) return [bound];
  const step = toRational(type.kind === 'rate' ? '0.01' : '1');
  const moved =
    operator === '<' ? subtract(number, step) : operator === '>' || operator === '!=' ? add(number, step) : number;
  const text = toDecimalText(moved);
  return text === null ? [] : [text];
}

function testWays(
  value: CheckedExpression,
  test: UnaryTest,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  switch (test.test) {
    case 'equals':
      if (test.value.node === 'list')
        return test.value.items.flatMap((item) => compareWays(value, '=', item, draft, setting));
      return compareWays(value, '=', test.value, draft, setting);
    case 'compare':
      return compareWays(value, test.operator, test.value, draft, setting);
    case 'range':
      return [
        ...compareWays(value, test.fromInclusive ? '>=' : '>', test.from, draft, setting),
        ...compareWays(value, test.toInclusive ? '<=' : '<', test.to, draft, setting),
      ];
  }
}

function avoid(
  node: Extract<CheckedExpression, { node: 'in' }>,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  const place = placeOf(node.value, setting);
  if (place?.field.type.kind !== 'enumeration') return [draft];
  const named = node.tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' ? test.value.value : [],
  );
  return place.field.type.values
    .filter(({ id }) => !named.includes(id))
    .flatMap(({ id }) => assign(node.value, id, draft, setting));
}

function addSuitable(
  list: CheckedExpression,
  variable: string,
  test: CheckedExpression,
  wanted: boolean,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  const collection = collectionOf(list);
  if (collection === null) return [draft];
  const index = draft.events[collection]?.length ?? 0;
  const records = new Map(setting.records).set(variable, { collection, index });
  return satisfy(test, wanted, withEvent(draft, collection, {}), { ...setting, records }).map((way) =>
    withFacts(way, collection, index, dateEarlier(collection, way.events[collection]?.[index] ?? {}, setting)),
  );
}

/** An event of the story needs its day, also where the condition does not speak of it. */
function dateEarlier(collection: string, event: Readonly<Record<string, Value>>, { vocabulary, day }: Setting) {
  const dateField = findCollection(vocabulary, collection)?.dateField ?? null;
  const tested = parseDate(day);
  return dateField === null || dateField in event || !tested ? {} : { [dateField]: yearBefore(tested) };
}

/** What must have been before is dated in the year before, so that it is paid for in another year. */
function yearBefore(day: CalendarDate): CalendarDate {
  return addDays(firstDayOfYear(yearOf(day) - 1), 165);
}

function addCounted(
  list: CheckedExpression,
  operator: ComparisonOperator,
  bound: number,
  draft: FactsDraft,
  setting: Setting,
): readonly FactsDraft[] {
  const times = operator === '>' ? bound + 1 : operator === '>=' || operator === '=' ? bound : 0;
  const [inner, variable, test] =
    list.node === 'filter' ? [list.list, list.variable, list.condition] : [list, 'item', null];
  let drafts: readonly FactsDraft[] = [draft];
  for (let count = 0; count < Math.min(times, 20); count += 1) {
    drafts = drafts
      .slice(0, 2)
      .flatMap((each) =>
        test
          ? addSuitable(inner, variable, test, true, each, setting)
          : addSuitable(
              inner,
              variable,
              { node: 'literal', value: true, type: { kind: 'boolean' } },
              true,
              each,
              setting,
            ),
      );
  }
  return drafts;
}

function collectionOf(list: CheckedExpression): string | null {
  if (list.type.kind !== 'list' || list.type.of.kind !== 'record') return null;
  return list.node === 'path' || list.node === 'filter' ? list.type.of.collection : null;
}

interface FactPlace extends RecordPlace {
  readonly field: FactField;
}

function placeOf(path: CheckedExpression, { records, vocabulary }: Setting): FactPlace | null {
  if (path.node !== 'path' || path.of.node !== 'variable') return null;
  const record = path.of.name === 'enterprise' ? { collection: null, index: 0 } : records.get(path.of.name);
  const field = record && fieldsOf(vocabulary, record.collection).find(({ id }) => id === path.field);
  return record && field ? { ...record, field } : null;
}

function valueAt(draft: FactsDraft, { collection, index, field }: FactPlace): Value | undefined {
  return (collection === null ? draft.facts : draft.events[collection]?.[index])?.[field.id];
}

/** Gives a fact a value; a level or family of titles is given by a title that has it. */
function assign(path: CheckedExpression, value: Value, draft: FactsDraft, setting: Setting): readonly FactsDraft[] {
  const place = placeOf(path, setting);
  if (!place) return [draft];
  const { collection, index, field } = place;
  if (field.derived === 'titleFamily' || field.derived === 'titleLevel')
    return assignTitle(place, value, draft, setting);
  const present = valueAt(draft, place);
  if (present !== undefined) return isSame(field, present, value) ? [draft] : [];
  return [withFacts(draft, collection, index, { [field.id]: value })];
}

function assignTitle(
  place: FactPlace,
  value: Value,
  draft: FactsDraft,
  { vocabulary }: Setting,
): readonly FactsDraft[] {
  const { collection, index, field } = place;
  const titleField = fieldsOf(vocabulary, collection).find(({ type }) => type.kind === 'title');
  if (!titleField) return [withFacts(draft, collection, index, { [field.id]: value })];
  const present = valueAt(draft, { ...place, field: titleField });
  const fits = vocabulary.titles.filter(
    (title) => (field.derived === 'titleLevel' ? title.level : title.family) === value,
  );
  if (present !== undefined) return fits.some(({ id }) => id === present) ? [draft] : [];
  return fits.map(({ id }) => withFacts(draft, collection, index, { [titleField.id]: id }));
}

function isSame(field: FactField, one: Value, other: Value): boolean {
  if (one === other) return true;
  if (field.type.kind !== 'money' && field.type.kind !== 'number' && field.type.kind !== 'rate') return false;
  const [a, b] = [parseRational(String(one)), parseRational(String(other))];
  return a !== null && b !== null && compareRationals(a, b) === 0;
}

/** The value an expression has whatever else happens: a literal, a parameter, the day, or a fact that is there. */
export function constantOf(expression: CheckedExpression, draft: FactsDraft, setting: Setting): Value | undefined {
  switch (expression.node) {
    case 'literal':
      return expression.value ?? undefined;
    case 'parameter': {
      const parameter = setting.plan.parameters[expression.name];
      const change = parameter?.changes.findLast(({ from }) => from <= setting.day);
      const value = change?.value ?? parameter?.value;
      return value && constantOf(value, draft, setting);
    }
    case 'variable':
      if (expression.name === 'asOf') return setting.day;
      if (expression.name === 'year') return setting.day.slice(0, 4);
      return expression.name === 'policyRegion' ? setting.plan.region : undefined;
    case 'path': {
      const place = placeOf(expression, setting);
      return place ? valueAt(draft, place) : undefined;
    }
    default:
      return undefined;
  }
}
