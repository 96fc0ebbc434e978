import { isDay } from './days.mjs';
import { fromDecimal, whole } from './fractions.mjs';

// Values. What an expression comes to is one of
//   null                        known to be absent
//   true, false, 'text'         as in JSON; titles, regions and other identifiers are texts
//   { n, d }                    a number, rate or amount of yuan
//   { day: '2024-02-29' }       a calendar day
//   { record, event }           the enterprise (record null) or an event of the kind `record`
//   { items: [{ value, doubts }] }   a list; `doubts` are missing facts that decide whether the item belongs to it
//   { needs, low, high }        unknown, with the paths of the missing facts; what bounds a number has are known (or null)

export const unknown = (needs, bounds = null) => ({
  needs: unite(needs),
  low: bounds?.low ?? null,
  high: bounds?.high ?? null,
  bounded: bounds !== null,
});
export const isUnknown = (value) => value !== null && value.needs !== undefined;
export const isNumber = (value) => value !== null && value.d !== undefined;
export const isDate = (value) => value !== null && value.day !== undefined;
export const isList = (value) => value !== null && value.items !== undefined;
export const isRecord = (value) => value !== null && value.record !== undefined;
export const needsOf = (value) => (isUnknown(value) ? value.needs : []);

/** Paths of missing facts, each once, sorted. */
export const unite = (...lists) => [...new Set(lists.flat())].sort();

/** Compares texts by UTF-16 code units: every order in this evaluator is this one. */
export const compareTexts = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The vocabulary with its fields and kinds of events found by identifier. */
export function indexVocabulary({ facts, titles, industries }) {
  const byId = (list) => new Map(list.map((each) => [each.id, each]));
  return {
    enterprise: byId(facts.enterprise),
    titles: byId(titles),
    collections: new Map(facts.collections.map((each) => [each.id, { ...each, fieldById: byId(each.fields) }])),
    industryParents: new Map(industries.map(({ code, parent }) => [code, parent])),
  };
}

/**
 * An enterprise as the rules see it. `given` holds fields and lists of events by identifier, as in the examples of a
 * bundle. A field that is missing is absent; a kind of event that is missing is unknown.
 */
export function readEnterprise(given, vocabulary) {
  const fields = {};
  const events = {};
  for (const [key, value] of Object.entries(given)) {
    const collection = vocabulary.collections.get(key);
    if (!collection || vocabulary.enterprise.has(key)) fields[key] = value;
    else
      events[key] = value.map((event, index) =>
        withFields({ path: `${key}[${index}]`, date: event[collection.dateField] ?? null }, event),
      );
  }
  const id = fields.id ?? '';
  return { id, name: fields.name || id, fields: { ...fields, id, name: fields.name || id }, events };
}

/** An event with these fields; `content` orders events that nothing else does. */
export const withFields = (event, fields) => ({
  ...event,
  fields,
  content: JSON.stringify(Object.entries(fields).sort(([a], [b]) => compareTexts(a, b))),
});

/** Reads a field of the enterprise or of an event. The vocabulary says what a missing one means. */
export function readField(field, record, event, { enterprise, vocabulary }) {
  const described =
    record === null ? vocabulary.enterprise.get(field) : vocabulary.collections.get(record).fieldById.get(field);
  if (!described) throw new Error(`the vocabulary has no field ${field} of ${record ?? 'the enterprise'}`);
  const written = (record === null ? enterprise : event).fields[field] ?? described.default;
  if (written !== undefined) return fromWritten(written, described.type.kind);
  return described.absent === 'none' ? null : unknown([record === null ? field : `${event.path}.${field}`]);
}

function fromWritten(written, kind) {
  if (typeof written === 'boolean') return written;
  if (Array.isArray(written)) return { items: written.map((month) => ({ value: monthDay(month), doubts: [] })) };
  if (kind === 'number' || kind === 'rate' || kind === 'money')
    return typeof written === 'number' ? whole(written) : fromDecimal(written);
  return kind === 'date' ? { day: written } : written;
}

/** A month counts as its first day. */
function monthDay(month) {
  const day = month.length === 7 ? `${month}-01` : month;
  return isDay(day) ? { day } : null;
}

/** Whether a GB/T 2260 code lies in an area: a province holds its cities and counties, 000000 everything. */
export function liesInArea(code, area) {
  return code.startsWith(area === '000000' ? '' : area.replace(/(?:00){1,2}$/, ''));
}

/** Whether a GB/T 4754 code is a wider one or lies below it. */
export function liesInIndustry(code, wider, { industryParents }) {
  if (/^[A-T]$/.test(code)) return code === wider;
  const wideners = [4, 3, 2].filter((length) => length <= code.length).map((length) => code.slice(0, length));
  return [...wideners, industryParents.get(code.slice(0, 2))].includes(wider);
}
