import type { PolicyPlan, Rule } from '../../compile/plan';
import { findCollection } from '../../vocabulary/find-collection';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { groupFields } from './claim';
import {
  both,
  calculate,
  choose,
  compare,
  constant,
  either,
  factOf,
  isAbsent,
  isGiven,
  list,
  named,
  no,
  shapeOf,
  through,
  yes,
  type Formula,
  type Shape,
} from './formula';
import {
  dayNumber,
  given,
  liesIn,
  lowerCondition,
  lowerEventField,
  lowerOwnField,
  readName,
  type LoweringScope,
  type Truth,
} from './lower-condition';
import { NotExpressed, refuse } from './not-expressed';
import type { FormulaNode } from './program';

/** What the parts of one program share. */
export interface ProgramScope {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly reads: Set<string>;
  readonly factors: Set<number>;
}

/** Occasions of a kind: events, or months of events, on days of the year, in places where the policy may apply. */
export interface Occasions {
  readonly collection: string;
  readonly shape: Shape<string>;
  readonly node: FormulaNode;
  /** Members that hold whether a named condition is met. */
  readonly definitions: ReadonlyMap<string, { readonly certain: string; readonly possible: string }>;
  /** Whether the events of the kind cannot be told for want of the list, a day, or the months of an event. */
  readonly unsettled: Formula;
  readonly monthly: boolean;
}

export const policyFrom = named('from');
export const policyTo = named('to');
export const inForce = named('inForce');

/** Works out the days of the year on which the policy applies. */
export function writePeriod({ window }: PolicyPlan): FormulaNode {
  const year = named('year');
  const start = calculate('+', calculate('*', year, constant(10_000)), constant(101));
  const end = calculate('+', calculate('*', year, constant(10_000)), constant(1231));
  const from = constant(window?.from == null ? 99_991_231 : dayNumber(window.from));
  const to = constant(window?.from == null ? 0 : window.to === null ? 99_991_231 : dayNumber(window.to));
  return {
    kind: 'formulas',
    id: 'period',
    title: { zh: '适用的日子', en: 'days in force' },
    steps: [
      { name: 'from', formula: choose(compare('>', from, start), from, start) },
      { name: 'to', formula: choose(compare('<', to, end), to, end) },
      { name: 'inForce', formula: compare('<=', policyFrom, policyTo) },
    ],
  };
}

/** Names the list of occasions a rule looks at: rules of one trigger and one way of dating share it. */
export function occasionsName({ trigger, asOf, monthly }: Rule, { vocabulary }: ProgramScope): string {
  const dated = findCollection(vocabulary, trigger ?? '')?.dateField != null;
  const way = monthly ? `_${monthly.field}_${monthly.day}` : dated || asOf === 'yearEnd' ? '' : '_yearStart';
  return `occasions_${trigger ?? ''}${way}`;
}

/** Writes the occasions that some rules of one trigger and one way of dating look at. Errors: NotExpressed. */
export function listOccasions(rules: readonly Rule[], scope: ProgramScope): Occasions {
  const [rule] = rules;
  const collection = rule?.trigger == null ? undefined : findCollection(scope.vocabulary, rule.trigger);
  if (!rule || !collection) throw new Error('Occasions are those of a rule.');
  const { id, dateField } = collection;
  const events = factOf(named('events'), id);
  scope.reads.add(readName(id, ''));
  for (const field of groupFields(scope.plan))
    if (collection.fields.some((each) => each.id === field)) scope.reads.add(readName(id, field));
  const timing = rule.monthly ? timeMonths(rule.monthly, id, dateField, scope) : timeEvents(rule, id, dateField, scope);
  const at = (event: Formula, asOf: Formula): LoweringScope => ({
    ...scope,
    event: { formula: event, collection: id },
    asOf,
    definitions: new Map(),
    locals: new Map(),
  });
  const event = { op: 'item', name: 'event' } as const;
  const place = testPlace(collection.placeField, at(event, constant(0)));
  const used = definitionsOf(rules, scope.plan);
  const definitions = new Map<string, { certain: string; possible: string }>();
  const flags: [string, (asOf: Formula) => Formula][] = [];
  const names = Object.keys(scope.plan.definitions);
  for (const name of used) {
    const definition = scope.plan.definitions[name];
    if (!definition) continue;
    const lower = (asOf: Formula): Truth => lowerCondition(definition, at(event, asOf));
    const truth = tryLowering(() => lower(constant(0)));
    if (!truth) continue;
    const member = `definition${names.indexOf(name) + 1}`;
    const isDecided = truth.certain === truth.possible;
    const possible = isDecided ? member : `${member}Possible`;
    definitions.set(name, { certain: member, possible });
    flags.push([member, (asOf) => lower(asOf).certain]);
    if (!isDecided) flags.push([possible, (asOf) => lower(asOf).possible]);
  }
  const shape = shapeOf<string>(['event', 'day', 'here', ...flags.map(([member]) => member)]);
  const make = (day: Formula): Formula =>
    shape.make(
      Object.fromEntries([
        ['event', event],
        ['day', day],
        ['here', both(timing.isCertain(event), place.certain)],
        ...flags.map(([member, flag]) => [member, flag(day)] as const),
      ]),
    );
  const admitted = through('filter', given(events), 'event', () => both(timing.admits(event), place.possible));
  const name = occasionsName(rule, scope);
  const uses = [...definitions].map(([each, { certain }]) => `${certain}=${each}`).join('，');
  return {
    collection: id,
    shape,
    definitions,
    monthly: rule.monthly !== null,
    unsettled: both(
      inForce,
      either(
        isAbsent(events),
        through('some', given(events), 'event', (each) => both(timing.isOpen(each), place.possible)),
      ),
    ),
    node: {
      kind: 'formulas',
      id: name,
      title: {
        zh: `事件：${collection.label.zh}${uses === '' ? '' : `（${uses}）`}`,
        en: `events: ${collection.label.en}`,
      },
      steps: [{ name, formula: timing.spread(admitted, event, make) }],
    },
  };
}

interface Timing {
  /** Whether an event may give rise to occasions of the year. */
  readonly admits: (event: Formula) => Formula;
  /** Whether nobody knows when the event counts. */
  readonly isOpen: (event: Formula) => Formula;
  /** Whether its occasions are known. */
  readonly isCertain: (event: Formula) => Formula;
  readonly spread: (events: Formula, event: Formula, make: (day: Formula) => Formula) => Formula;
}

function timeEvents({ asOf }: Rule, collection: string, dateField: string | null, scope: ProgramScope): Timing {
  const spreadOn =
    (day: (event: Formula) => Formula): Timing['spread'] =>
    (events, event, make) =>
      through('map', events, 'event', () => make(day(event)));
  if (dateField === null)
    return {
      admits: () => inForce,
      isOpen: () => no,
      isCertain: () => yes,
      spread: spreadOn(() => (asOf === 'yearStart' ? policyFrom : policyTo)),
    };
  scope.reads.add(readName(collection, dateField));
  const day = (event: Formula): Formula => factOf(event, dateField);
  return {
    admits: (event) => both(isGiven(day(event)), compare('>=', day(event), policyFrom), compare('<=', day(event), policyTo)),
    isOpen: (event) => isAbsent(day(event)),
    isCertain: () => yes,
    spread: spreadOn(day),
  };
}

/** Months that an event lists, in the year and wholly in the days of the policy, dated on their first or last day. */
function timeMonths(
  { field, day }: NonNullable<Rule['monthly']>,
  collection: string,
  dateField: string | null,
  scope: ProgramScope,
): Timing {
  scope.reads.add(readName(collection, field));
  if (dateField !== null) scope.reads.add(readName(collection, dateField));
  const months = (event: Formula): Formula => factOf(event, field);
  const yearOf = (number: Formula, digits: number): Formula => ({ op: 'quotient', of: number, by: digits });
  const inYear = (event: Formula): Formula => {
    if (dateField === null) return yes;
    const date = factOf(event, dateField);
    return either(isAbsent(date), compare('=', yearOf(choose(isAbsent(date), constant(0), date), 10_000), named('year')));
  };
  const { from, to } = fullMonths(scope.plan);
  const month = { op: 'item', name: 'month' } as const;
  const first = calculate('+', calculate('*', month, constant(100)), constant(1));
  const last = calculate('+', calculate('*', month, constant(100)), daysOfMonth(month));
  const counts = both(
    compare('=', yearOf(month, 100), named('year')),
    compare('>=', month, constant(from)),
    compare('<=', month, constant(to)),
  );
  return {
    admits: (event) => both(inForce, inYear(event)),
    isOpen: () => no,
    // Without the list every month of the year is possible.
    isCertain: (event) => isGiven(months(event)),
    spread: (events, event, make) =>
      through('flatMap', events, 'event', () =>
        through('map', through('filter', choose(isAbsent(months(event)), monthsOfYear, months(event)), 'month', () => counts), 'month', () =>
          make(day === 'monthStart' ? first : last),
        ),
      ),
  };
}

const monthsOfYear = list(
  Array.from({ length: 12 }, (_, index) => calculate('+', calculate('*', named('year'), constant(100)), constant(index + 1))),
);

/** The first and last month, as 202307, that lie wholly in the days of the policy. */
function fullMonths({ window }: PolicyPlan): { readonly from: number; readonly to: number } {
  if (window?.from == null) return { from: 999_999, to: 0 };
  const from = dayNumber(window.from);
  const to = window.to === null ? 99_991_231 : dayNumber(window.to);
  const next = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);
  const before = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);
  const [firstMonth, lastMonth] = [Math.floor(from / 100), Math.floor(to / 100)];
  const isLastDay = to % 100 === new Date(Date.UTC(Math.floor(lastMonth / 100), lastMonth % 100, 0)).getUTCDate();
  return { from: from % 100 === 1 ? firstMonth : next(firstMonth), to: isLastDay ? lastMonth : before(lastMonth) };
}

function daysOfMonth(month: Formula): Formula {
  const number = calculate('%', month, constant(100));
  const year: Formula = { op: 'quotient', of: month, by: 100 };
  const divides = (by: number): Formula => compare('=', calculate('%', year, constant(by)), constant(0));
  const leap = both(divides(4), either({ op: 'not', of: divides(100) }, divides(400)));
  const isOne = (...months: readonly number[]): Formula =>
    either(...months.map((each) => compare('=', number, constant(each))));
  return choose(isOne(2), choose(leap, constant(29), constant(28)), choose(isOne(4, 6, 9, 11), constant(30), constant(31)));
}

/** Whether the place of an event, or the seat where its kind has none, lies in the policy's region. */
function testPlace(placeField: string | null, scope: LoweringScope): Truth {
  const { place } = scope.plan.jurisdiction;
  const seat = liesIn(lowerOwnField('region', scope), scope.plan.region);
  if (placeField === null || place === 'seat') return seat;
  const own = liesIn(lowerEventField(placeField, scope), scope.plan.region);
  if (place === 'event') return own;
  return { certain: both(own.certain, seat.certain), possible: both(own.possible, seat.possible) };
}

/** Names of the conditions that rules refer to. */
function definitionsOf(rules: readonly Rule[], { definitions }: PolicyPlan): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('node' in part && part.node === 'definition' && 'name' in part) found.add(String(part.name));
    else Object.values(part).forEach(visit);
  };
  for (const { conditions } of rules) conditions.forEach(({ expression }) => visit(expression));
  return Object.keys(definitions).filter((name) => found.has(name));
}

function tryLowering<Value>(lower: () => Value): Value | null {
  try {
    return lower();
  } catch (error) {
    if (error instanceof NotExpressed) return null;
    throw error;
  }
}

/** Looks at one of the occasions of a list: the scope in which the conditions of a rule are lowered. */
export function lookAt(occasion: Formula, { shape, collection, definitions }: Occasions, scope: ProgramScope): LoweringScope {
  return {
    ...scope,
    event: { formula: shape.get(occasion, 'event'), collection },
    asOf: shape.get(occasion, 'day'),
    definitions: new Map(
      [...definitions].map(([name, { certain, possible }]) => {
        const known = shape.get(occasion, certain);
        return [name, { certain: known, possible: possible === certain ? known : shape.get(occasion, possible) }];
      }),
    ),
    locals: new Map(),
  };
}

/** Reads a field that groups claims. Errors: NotExpressed for fields whose missing value means something. */
export function readKey(event: Formula, collection: string, field: string, { vocabulary }: ProgramScope): Formula {
  const described = findCollection(vocabulary, collection)?.fields.find(({ id }) => id === field);
  if (!described) return constant(null);
  if (described.default !== undefined || described.type.kind === 'months')
    return refuse(`按“${described.label.zh}”分组`, `groups by "${described.label.en}"`);
  return factOf(event, field);
}
