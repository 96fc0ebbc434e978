import type { PolicyPlan } from '../compile/plan';
import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import { addDays, parseDate, type CalendarDate } from '../values/calendar';
import { add, parseRational, subtract, toDecimalText, toRational, type Rational } from '../values/rational';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';

/** An enterprise with one thing about it changed. */
export interface Neighbour {
  readonly name: string;
  readonly enterprise: Enterprise;
}

/** Gives each figure of the events the values that the policy names, and those one step beside them. */
export function* figuresBeside(enterprise: Enterprise, plan: PolicyPlan, vocabulary: Vocabulary): Generator<Neighbour> {
  const named = namedFigures(plan);
  for (const fact of listEventFacts(enterprise, vocabulary)) {
    const { kind } = fact.field.type;
    const step = STEPS[kind];
    if (step === undefined || fact.event.fields[fact.field.id] === undefined) continue;
    for (const text of named.get(kind) ?? []) {
      const figure = toRational(text);
      for (const each of [subtract(figure, step), figure, add(figure, step)])
        if (each.n >= 0n) yield change(enterprise, fact, toDecimalText(each));
    }
  }
}

const STEPS: Readonly<Record<string, Rational | undefined>> = {
  money: toRational('0.01'),
  number: toRational('1'),
  rate: toRational('0.0001'),
};

/** Puts each event on the days at which the policy begins, ends or changes a figure, and on those beside them. */
export function* daysBeside(
  enterprise: Enterprise,
  { window, parameters }: PolicyPlan,
  vocabulary: Vocabulary,
): Generator<Neighbour> {
  const changes = Object.values(parameters).flatMap((parameter) => parameter.changes.map(({ from }) => from));
  const named = [window?.from ?? null, window?.to ?? null, ...changes].flatMap((text) => parseDate(text ?? '') ?? []);
  const days = [...new Set(named.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))].sort();
  for (const fact of listEventFacts(enterprise, vocabulary)) {
    if (findCollection(vocabulary, fact.collection)?.dateField !== fact.field.id) continue;
    for (const day of days) yield change(enterprise, fact, day);
  }
}

/** Leaves out each fact in turn: a whole list, a field of an event, a field of the enterprise. */
export function* withoutFacts(enterprise: Enterprise, _plan: PolicyPlan, vocabulary: Vocabulary): Generator<Neighbour> {
  const { fields, events } = enterprise;
  for (const fact of listEventFacts(enterprise, vocabulary))
    if (fact.event.fields[fact.field.id] !== undefined) yield change(enterprise, fact, null);
  for (const id of Object.keys(fields).sort())
    if (id !== 'id' && id !== 'name')
      yield { name: `without ${id}`, enterprise: { ...enterprise, fields: leaveOut(fields, [id]) } };
  for (const id of Object.keys(events).sort()) {
    const others = Object.entries(events).filter(([key]) => key !== id);
    yield { name: `without ${id}`, enterprise: { ...enterprise, events: Object.fromEntries(others) } };
  }
}

interface EventFact {
  readonly collection: string;
  readonly event: EnterpriseEvent;
  readonly field: FactField;
}

function listEventFacts({ events }: Enterprise, vocabulary: Vocabulary): readonly EventFact[] {
  return Object.keys(events)
    .sort()
    .flatMap((collection) =>
      (events[collection] ?? []).flatMap((event) =>
        fieldsOf(vocabulary, collection).map((field) => ({ collection, event, field })),
      ),
    );
}

/** Changes a fact of an event, or leaves it out; without its title an event has no level and family that came from it. */
function change(enterprise: Enterprise, { collection, event, field }: EventFact, value: string | null): Neighbour {
  const kept = leaveOut(event.fields, field.type.kind === 'title' ? [field.id, 'family', 'level'] : [field.id]);
  const isDay = event.date !== null && event.fields[field.id] === event.date;
  const changed: EnterpriseEvent = {
    ...event,
    date: isDay ? (value as CalendarDate | null) : event.date,
    fields: value === null ? kept : { ...kept, [field.id]: value },
  };
  const list = (enterprise.events[collection] ?? []).map((each) => (each === event ? changed : each));
  const path = `${collection}[${event.index}].${field.id}`;
  return {
    name: value === null ? `without ${path}` : `${path} = ${value}`,
    enterprise: { ...enterprise, events: { ...enterprise.events, [collection]: list } },
  };
}

function leaveOut(fields: Readonly<Record<string, FactValue>>, ids: readonly string[]) {
  return Object.fromEntries(Object.entries(fields).filter(([id]) => !ids.includes(id)));
}

const figuresOfPlans = new WeakMap<PolicyPlan, ReadonlyMap<string, ReadonlySet<string>>>();

/** Figures that stand in the rules, limits, parameters and definitions, by the kind of their type. */
function namedFigures(plan: PolicyPlan): ReadonlyMap<string, ReadonlySet<string>> {
  const known = figuresOfPlans.get(plan);
  if (known) return known;
  const { rules, limits, parameters, definitions } = plan;
  const found = new Map<string, Set<string>>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('node' in value && value.node === 'literal' && 'value' in value && typeof value.value === 'string') {
      const { kind } = (value as unknown as { readonly type: { readonly kind: string } }).type;
      if (kind in STEPS && parseRational(value.value)) found.set(kind, (found.get(kind) ?? new Set()).add(value.value));
    }
    for (const member of Object.values(value)) visit(member);
  };
  visit([rules, limits, parameters, definitions]);
  figuresOfPlans.set(plan, found);
  return found;
}
