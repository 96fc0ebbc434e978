import type { Rule } from '../compile/plan';
import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import type { CheckedExpression } from '../expression/checked-expression';
import { addMonths, type CalendarDate } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import { countryCode, isWithin } from '../vocabulary/region-hierarchy';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import { placeOfFact } from './domain/axis';
import { boxesOf, meet, type Box } from './domain/box';
import { visitExpression } from './domain/map-expression';
import type { Quantified } from './domain/quantified';
import { createSpace, type Space } from './domain/space';
import { boundsOf, type PolicyScope } from './policy-scope';

type Facts = Record<string, FactValue>;

/** What a constructed enterprise must be like. */
export interface Wish {
  readonly rule: Rule;
  /** Resolved; what does not depend on facts one by one is tried, not proved. */
  readonly condition: CheckedExpression;
  /** Narrows the facts further, in the space of the rule's kind of event. */
  readonly within?: Box;
  readonly space?: Space;
}

const MOST_TRIES = 6;

/** Looks for an enterprise that meets a wish and passes a test run through the simulation; null when none is found. */
export function findWitness(
  scope: PolicyScope,
  wish: Wish,
  passes: (enterprise: Enterprise) => boolean,
): Enterprise | null {
  const space = wish.space ?? scope.spaceOf(wish.rule.trigger);
  const boxes = boxesOf(space, wish.condition) ?? [];
  const wanted = boxes.flatMap((box) => (wish.within ? (meet(box, wish.within) ?? []) : box));
  for (const box of wanted.slice(0, MOST_TRIES)) {
    const enterprise = buildEnterprise(scope, wish.rule, space, box);
    if (passes(enterprise)) return enterprise;
  }
  return null;
}

/** Builds the enterprise at a place of a space: what is not asked for is usual, and events not asked for did not happen. */
export function buildEnterprise(scope: PolicyScope, rule: Rule, space: Space, box: Box): Enterprise {
  const { vocabulary, day } = scope;
  const facts: Facts = {};
  const event: Facts = {};
  const extra: Record<string, EnterpriseEvent[]> = {};
  for (const [id, cells] of box) {
    const axis = space.axes.get(id);
    if (axis) {
      const cell = pickCell(axis.cells, cells);
      if (cell) Object.assign(axis.subject === 'enterprise' ? facts : event, cell.fields);
      continue;
    }
    const quantified = space.opaque.get(id)?.quantified;
    if (quantified) addEvents(quantified, cells === 1n, { vocabulary, day, facts, extra });
  }
  for (const field of factsOf(scope, rule)) {
    const held = field.subject === 'enterprise' ? facts : event;
    if (field.field.id in held || box.has(field.id)) continue;
    Object.assign(held, usualFacts(field.field, field.collection, vocabulary, day));
  }
  facts['region'] ??= seatIn(scope.plan.region, vocabulary);
  const events: Record<string, readonly EnterpriseEvent[]> = Object.fromEntries(
    vocabulary.facts.collections.map(({ id }) => [id, extra[id] ?? []]),
  );
  if (rule.trigger !== null)
    events[rule.trigger] = [placeEvent(scope, rule.trigger, event, 0), ...(extra[rule.trigger] ?? []).map(nextIndex)];
  return { id: 'witness', name: '构造的企业', file: '', fields: facts, events };
}

/** Changes one fact of the enterprise, or of the first event of a kind. */
export function withFact(
  enterprise: Enterprise,
  collection: string | null,
  fields: Readonly<Record<string, FactValue>>,
  vocabulary: Vocabulary,
  position = 0,
): Enterprise {
  if (collection === null) return { ...enterprise, fields: { ...enterprise.fields, ...fields } };
  const dateField = findCollection(vocabulary, collection)?.dateField ?? '';
  const events = (enterprise.events[collection] ?? []).map((event, index) =>
    index === position
      ? {
          ...event,
          date: typeof fields[dateField] === 'string' ? (fields[dateField] as CalendarDate) : event.date,
          fields: { ...event.fields, ...fields },
        }
      : event,
  );
  return { ...enterprise, events: { ...enterprise.events, [collection]: events } };
}

/** Makes one event of a kind that meets a condition said of `event`; null when none can. */
export function makeEvent(
  { vocabulary, day }: { readonly vocabulary: Vocabulary; readonly day: CalendarDate },
  collectionId: string,
  condition: CheckedExpression | null,
): { readonly event: EnterpriseEvent; readonly facts: Facts } | null {
  const facts: Facts = {};
  const fields: Facts = {};
  if (condition) {
    const space = createSpace({ vocabulary, trigger: collectionId }, [condition]);
    const [box] = boxesOf(space, condition) ?? [];
    if (!box) return null;
    for (const [id, cells] of box) {
      const axis = space.axes.get(id);
      const cell = axis && pickCell(axis.cells, cells);
      if (axis && cell) Object.assign(axis.subject === 'enterprise' ? facts : fields, cell.fields);
    }
  }
  const dateField = findCollection(vocabulary, collectionId)?.dateField ?? null;
  const written = dateField === null ? undefined : fields[dateField];
  const date = typeof written === 'string' ? (written as CalendarDate) : addMonths(day, -14);
  if (dateField !== null) fields[dateField] = date;
  return { event: { index: 0, date: dateField === null ? null : date, fields }, facts };
}

interface Building {
  readonly vocabulary: Vocabulary;
  readonly day: CalendarDate;
  readonly facts: Facts;
  readonly extra: Record<string, EnterpriseEvent[]>;
}

/** Adds the events that make a condition on a list hold; one that must fail is left without events. */
function addEvents({ kind, collection, body, times }: Quantified, holds: boolean, building: Building): void {
  if (kind === 'every' || !holds) return;
  for (let count = 0; count < times; count += 1) {
    const made = makeEvent(building, collection, body);
    if (!made) return;
    Object.assign(building.facts, made.facts);
    const list = building.extra[collection] ?? [];
    building.extra[collection] = [...list, { ...made.event, index: list.length }];
  }
}

function pickCell<Cell extends { readonly state: string }>(cells: readonly Cell[], wanted: bigint): Cell | undefined {
  const inside = cells.filter((_, index) => (wanted & (1n << BigInt(index))) !== 0n);
  return inside.find(({ state }) => state === 'value') ?? inside[0];
}

function placeEvent(scope: PolicyScope, trigger: string, fields: Facts, index: number): EnterpriseEvent {
  const collection = findCollection(scope.vocabulary, trigger);
  const { dateField = null, placeField = null } = collection ?? {};
  const written = dateField === null ? undefined : fields[dateField];
  const date = dateField === null ? null : typeof written === 'string' ? (written as CalendarDate) : scope.day;
  return {
    index,
    date,
    fields: {
      ...(placeField === null ? {} : { [placeField]: seatIn(scope.plan.region, scope.vocabulary) }),
      ...(dateField === null || date === null ? {} : { [dateField]: date }),
      ...fields,
    },
  };
}

function nextIndex(event: EnterpriseEvent, position: number): EnterpriseEvent {
  return { ...event, index: position + 1 };
}

/** Gives a county in the area where there is one: seats are given that finely. */
export function seatIn(area: string, vocabulary: Vocabulary): string {
  if (area !== countryCode && !area.endsWith('00')) return area;
  return vocabulary.regions.find(({ code }) => !code.endsWith('00') && isWithin(code, area))?.code ?? area;
}

/** The facts a rule reads of the enterprise and the event, for its conditions and its amount. */
function factsOf(scope: PolicyScope, rule: Rule) {
  const { amount } = rule;
  const figures = !amount
    ? []
    : amount.kind === 'share'
      ? [amount.base, ...boundsOf(amount.rate)]
      : boundsOf(amount.amount);
  const places = new Map<string, NonNullable<ReturnType<typeof placeOfFact>>>();
  for (const part of [...rule.conditions.map(({ expression }) => expression), ...figures])
    visitExpression(scope.resolve(part), (inner) => {
      const place = placeOfFact(inner, scope.vocabulary);
      if (place) places.set(place.id, place);
    });
  return [...places.values()];
}

function usualFacts(field: FactField, collection: string | null, vocabulary: Vocabulary, day: CalendarDate): Facts {
  switch (field.type.kind) {
    case 'money':
      return { [field.id]: '1000000' };
    case 'number':
      return { [field.id]: '100' };
    case 'rate':
      return { [field.id]: '0.1' };
    case 'boolean':
      return { [field.id]: true };
    case 'enumeration':
      return { [field.id]: field.type.values[0]?.id ?? '' };
    case 'title': {
      const [title] = vocabulary.titles;
      const family = fieldsOf(vocabulary, collection).find(({ derived }) => derived === 'titleFamily');
      const level = fieldsOf(vocabulary, collection).find(({ derived }) => derived === 'titleLevel');
      if (!title) return {};
      return {
        [field.id]: title.id,
        ...(level && { [level.id]: title.level }),
        ...(family && { [family.id]: title.family }),
      };
    }
    // The day of the event is its own; a day that is left out means none where that has a meaning.
    case 'date':
      return field.absent === 'none' || collection !== null ? {} : { [field.id]: addMonths(day, -60) };
    case 'region':
    case 'industry':
    case 'text':
    case 'months':
      return {};
  }
}
