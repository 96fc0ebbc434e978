import type { PolicyPlan, Rule } from '../../compile/plan';
import { findCollection } from '../../vocabulary/find-collection';
import { groupFields } from './claim';
import {
  both,
  constant,
  either,
  factOf,
  isAbsent,
  named,
  shapeOf,
  through,
  type Formula,
  type Shape,
  given,
} from './formula';
import { liesIn, lowerCondition } from './lower-condition';
import { lowerEventField, lowerOwnField, readName, type LoweringScope, type Truth } from './lower-value';
import { NotExpressed, refuse } from './not-expressed';
import type { FormulaNode } from './program';
import { inForce, type ProgramScope } from './program-scope';
import { timeEvents, timeMonths } from './time-occasions';

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
export function lookAt(
  occasion: Formula,
  { shape, collection, definitions }: Occasions,
  scope: ProgramScope,
): LoweringScope {
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
