import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import { addMonths, parseDate } from '../values/calendar';
import { parseRational, toDecimalText } from '../values/rational';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';

/**
 * Gives an enterprise to which everything happened some years later: each day, month and calendar year of its facts
 * is moved. It stands for one that in a later year will be where this one was. Units: years.
 */
export function moveEnterprise(enterprise: Enterprise, years: number, { facts }: Vocabulary): Enterprise {
  if (years === 0) return enterprise;
  const events = Object.entries(enterprise.events).map(([id, listed]) => {
    const collection = facts.collections.find((each) => each.id === id);
    const moved = listed.map((event): EnterpriseEvent => ({
      ...event,
      date: event.date && addMonths(event.date, years * 12),
      fields: moveFields(event.fields, collection?.fields ?? [], years),
    }));
    return [id, moved] as const;
  });
  return {
    ...enterprise,
    fields: moveFields(enterprise.fields, facts.enterprise, years),
    events: Object.fromEntries(events),
  };
}

function moveFields(
  values: Readonly<Record<string, FactValue>>,
  fields: readonly FactField[],
  years: number,
): Readonly<Record<string, FactValue>> {
  const byId = new Map(fields.map((field) => [field.id, field]));
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const field = byId.get(id);
      return [id, field ? moveValue(value, field, years) : value] as const;
    }),
  );
}

function moveValue(value: FactValue, { type, unit }: FactField, years: number): FactValue {
  if (typeof value === 'boolean') return value;
  if (type.kind === 'months' && typeof value !== 'string')
    return value.map((month) => addMonths(requireDay(`${month}-01`), years * 12).slice(0, 7));
  if (typeof value !== 'string') return value;
  if (type.kind === 'date') return addMonths(requireDay(value), years * 12);
  if (type.kind !== 'number' || unit !== 'calendarYear') return value;
  const year = parseRational(value);
  return (year && toDecimalText({ n: year.n + BigInt(years) * year.d, d: year.d })) ?? value;
}

function requireDay(text: string) {
  const day = parseDate(text);
  if (!day) throw new Error(`${text} is no day`);
  return day;
}
