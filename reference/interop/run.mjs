// Runs what stands in interop/ of a rule bundle in the engines it was written for. One ES module without dependencies,
// for Node >= 18 and browsers. It writes facts the way the rules read them, and gives each year what the years before
// paid; it works out no amount.

/**
 * Writes the facts of an enterprise as input of one year; null where an amount is too large for exact calculation.
 *
 * description  `input` of the JSON Logic file, `cuoshi.input` of the JDM file
 * facts        fields and lists of events by canonical identifier, as in vectors/boundary.json
 * year         calendar year
 * earlier      `lines` of the years before, one after the other; `unsettled` their `deferred`
 */
export function prepareInput(description, facts, year, earlier = [], unsettled = []) {
  try {
    return {
      year,
      enterprise: writeFields(description.enterprise, facts, description.largestAmount),
      events: Object.fromEntries(
        description.collections.map((kind) => [kind.id, writeEvents(kind, facts[kind.id], description.largestAmount)]),
      ),
      earlier,
      unsettled,
    };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

class TooLarge extends Error {}

/** A list nobody filled in is null. Each event says where it stands, and its place in the order of what events say. */
function writeEvents({ id, fields }, events, largest) {
  if (events === undefined || events === null) return null;
  if (events.length > 256) throw new TooLarge();
  const contents = [...new Set(events.map(contentOf))].sort();
  return events.map((event, index) => ({
    factPath: `${id}[${index}]`,
    factIndex: index,
    contentOrder: contents.indexOf(contentOf(event)),
    ...writeFields(fields, event, largest),
  }));
}

const contentOf = (event) => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

function writeFields(fields, facts, largest) {
  return Object.fromEntries(
    fields.map((field) => [field.id, writeFact(field, facts[field.id] ?? field.default, largest)]),
  );
}

/** What is missing is null: days 2023-07-14 are 20230714, months 2023-07 are 202307, money is in fen. */
function writeFact({ kind }, value, largest) {
  if (value === undefined || value === null) return null;
  switch (kind) {
    case 'day':
      return Number(value.replaceAll('-', ''));
    case 'months':
      return value.map((month) => Number(month.slice(0, 7).replace('-', '')));
    case 'money':
      return toFen(String(value), largest);
    case 'number':
      return toNumber(String(value));
    default:
      return value;
  }
}

function toFen(text, largest) {
  const [, sign, whole, decimals = ''] = /^([+-]?)(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  const fen = decimals.length > 2 || whole === undefined ? null : Number(`${sign}${whole}${decimals.padEnd(2, '0')}`);
  if (fen === null || Math.abs(fen) > largest) throw new TooLarge();
  return fen === 0 ? 0 : fen;
}

/** Numbers of up to 15 digits are told apart by doubles. */
function toNumber(text) {
  if (text.replace(/\D/g, '').length > 15) throw new TooLarge();
  return Number(text);
}

/** The years to evaluate, that asked for last: what earlier ones paid may count. Years without events paid nothing. */
export function listYears({ firstYear, collections }, facts, year) {
  if (firstYear === null || firstYear >= year) return [year];
  const happens = (each) =>
    collections.some(({ id, dateField }) =>
      facts[id]?.some((event) => dateField === null || event[dateField]?.startsWith(String(each))),
    );
  const earlier = Array.from({ length: year - firstYear }, (_, index) => firstYear + index);
  return [...earlier.filter(happens), year];
}

/**
 * Evaluates the years that matter, one after the other, and gives the result of the last; null where the facts cannot be
 * written. `evaluate` runs the engine on one input and gives { lines, deferred, total, individualTotal }.
 */
export async function evaluateYears(description, facts, year, evaluate) {
  let earlier = [];
  let unsettled = [];
  let result = null;
  for (const each of listYears(description, facts, year)) {
    const input = prepareInput(description, facts, each, earlier, unsettled);
    if (input === null) return null;
    // zen-engine leaves members out that are null.
    const { lines, deferred, total = null, individualTotal = null } = await evaluate(input);
    result = { lines, deferred, total, individualTotal };
    earlier = [...earlier, ...lines];
    unsettled = [...new Set([...unsettled, ...deferred])];
  }
  return result;
}

/** Applies the steps of a JSON Logic file; `apply` is that of json-logic-js or of another implementation. */
export function applySteps({ steps, members }, input, apply) {
  const data = { ...input };
  for (const { name, logic } of steps) data[name] = apply(logic, data);
  const { lines, deferred, total, individualTotal } = data;
  return {
    lines,
    deferred,
    total: nameMembers(total, members.total),
    individualTotal: nameMembers(individualTotal, members.total),
  };
}

/** Gives the places of a list their names. */
export function nameMembers(list, names) {
  return list === null ? null : Object.fromEntries(names.map((name, place) => [name, list[place]]));
}
