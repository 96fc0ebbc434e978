// Writes facts for the decision model and the tables in interop/ of a rule bundle. One ES module without dependencies, for
// Node >= 18 and browsers. It reads what vocabulary/vocabulary.json of the same bundle says about each fact.
//
// facts        fields and lists of events by canonical identifier, as in vectors/boundary.json
// vocabulary   vocabulary/vocabulary.json, parsed

/** A fact that cannot be written exactly: the full engine has to settle the enterprise. */
class NotWritable extends Error {}

const MOST_EVENTS = 100;
const LARGEST_IN_MODEL = 10n ** 12n;
const LARGEST_IN_TABLE = 10n ** 15n;

/** Writes the input `enterprise` of a decision model; null where facts cannot be written exactly. */
export function writeModelInput(vocabulary, facts) {
  return orNull(() => {
    const { enterprise, collections } = vocabulary.facts;
    const own = enterprise.map((field) => [field.id, writeForModel(field, facts[field.id])]);
    const lists = collections.map((kind) => [kind.id, writeEvents(kind, facts[kind.id] ?? null)]);
    return Object.fromEntries([...own, ...lists]);
  });
}

/** A list nobody filled in is null. Each event has its place in the list and in the order of what events say. */
function writeEvents({ fields }, events) {
  if (events === null) return null;
  if (events.length > MOST_EVENTS) throw new NotWritable();
  const places = orderByContent(events);
  return events.map((event, index) => ({
    event_number: index,
    event_order: places[index],
    ...Object.fromEntries(fields.map((field) => [field.id, writeForModel(field, event[field.id])])),
  }));
}

function writeForModel(field, given) {
  const value = given ?? field.default ?? null;
  if (value === null || typeof value === 'boolean') return value;
  if (field.type.kind === 'months') return value.map(writeMonth);
  const digits = digitsOf(field);
  return digits === null ? value : countParts(value, digits, LARGEST_IN_MODEL);
}

function writeMonth(month) {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { first: `${month.slice(0, 7)}-01`, last: `${month.slice(0, 7)}-${last}` };
}

/**
 * Writes the rows of the fact tables as { table, cells }; null where facts cannot be written exactly, or where a word is
 * not in `cuoshi_words`.
 *
 * words   the rows of `cuoshi_words` as a Map from word to number
 * e       a number of your own for the enterprise
 */
export function writeRows(vocabulary, words, facts, e) {
  return orNull(() => {
    const { enterprise, collections } = vocabulary.facts;
    const own = enterprise.map((field) => [field.id, writeForTable(field, facts[field.id], words)]);
    const lists = collections.map(({ id }) => [`has_${id}`, (facts[id] ?? null) !== null]);
    return [
      { table: 'enterprise', cells: { e, ...Object.fromEntries([...own, ...lists]) } },
      ...collections.flatMap((kind) => writeEventRows(kind, facts[kind.id] ?? [], words, e)),
    ];
  });
}

function writeEventRows({ id, fields }, events, words, e) {
  const places = orderByContent(events);
  return events.flatMap((event, n) => {
    const cells = fields.map((field) => [field.id, writeForTable(field, event[field.id], words)]);
    const months = fields
      .filter(({ type }) => type.kind === 'months')
      .flatMap((field) =>
        (event[field.id] ?? []).map((month) => ({
          table: `${id}_${field.id}`,
          cells: { e, n, m: `${month.slice(0, 7)}-01` },
        })),
      );
    return [{ table: id, cells: { e, n, o: places[n], ...Object.fromEntries(cells) } }, ...months];
  });
}

function writeForTable(field, given, words) {
  const value = given ?? field.default ?? null;
  const { kind } = field.type;
  // Whether the list was given: the months have a table of their own.
  if (kind === 'months') return value !== null;
  if (value === null || typeof value === 'boolean') return value;
  if (kind === 'title' || kind === 'enumeration' || field.derived === 'titleFamily') {
    const number = words.get(value);
    if (number === undefined) throw new NotWritable();
    return number;
  }
  if (kind === 'region') {
    if (!/^\d{6}$/.test(value)) throw new NotWritable();
    return Number(value);
  }
  const digits = digitsOf(field);
  return digits === null ? value : countParts(value, digits, LARGEST_IN_TABLE);
}

/** Decimals that are counted: money is in fen, numbers and rates are in millionths; null for facts that are no numbers. */
function digitsOf({ type: { kind } }) {
  if (kind === 'money') return 2;
  return kind === 'number' || kind === 'rate' ? 6 : null;
}

function countParts(value, digits, largest) {
  const match = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d+))?$/.exec(String(value));
  if (!match) throw new NotWritable();
  const [, sign, whole, fraction = ''] = match;
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > digits) throw new NotWritable();
  const parts = BigInt(whole + decimals.padEnd(digits, '0'));
  if (parts > largest) throw new NotWritable();
  return Number(sign === '-' ? -parts : parts);
}

/** The place of each event in the order of what events say, which settles ties; equal ones keep the order of the list. */
function orderByContent(events) {
  const texts = events.map((event) =>
    JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  );
  const order = texts
    .map((_, index) => index)
    .sort((a, b) => (texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : a - b));
  const places = [];
  order.forEach((index, place) => (places[index] = place));
  return places;
}

function orNull(write) {
  try {
    return write();
  } catch (error) {
    if (error instanceof NotWritable) return null;
    throw error;
  }
}
