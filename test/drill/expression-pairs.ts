import fc from 'fast-check';

/** One expression in our notation and in plain FEEL, which has no money and no per cent. */
export interface Pair {
  readonly ours: string;
  readonly feel: string;
}

const same = (text: string): Pair => ({ ours: text, feel: text });
const join = (parts: TemplateStringsArray, ...pairs: readonly Pair[]): Pair => ({
  ours: parts.map((part, index) => part + (pairs[index]?.ours ?? '')).join(''),
  feel: parts.map((part, index) => part + (pairs[index]?.feel ?? '')).join(''),
});
const oneOf = (...texts: readonly string[]): fc.Arbitrary<Pair> => fc.constantFrom(...texts.map(same));
const comparison = oneOf('=', '!=', '<', '<=', '>', '>=');
const equality = oneOf('=', '!=');

/** feelin reads `a in (b) and c` as `a in ((b) and c)`: it is given the brackets that say what is meant. */
const bracketed = ({ ours, feel }: Pair): Pair => ({ ours, feel: `(${feel})` });

/** Variables bound around a part, by kind of record. */
type Scope = readonly { readonly name: string; readonly record: 'recognition' | 'expense' }[];

const date = (scope: Scope): fc.Arbitrary<Pair> =>
  fc.oneof(
    fc.constantFrom('2022-06-15', '2023-01-01', '2023-07-14', '2024-02-29').map((day) => same(`date("${day}")`)),
    oneOf(
      'asOf',
      'event.awardedOn',
      'enterprise.foundedOn',
      ...scope.map(({ name, record }) => `${name}.${record === 'expense' ? 'date' : 'awardedOn'}`),
    ),
  );

const money = (scope: Scope, depth: number): fc.Arbitrary<Pair> => {
  const literal = fc.nat(200).map((yuan): Pair => ({ ours: `${yuan} yuan`, feel: String(yuan) }));
  const fact = oneOf(
    'enterprise.revenue',
    'enterprise.rdExpense',
    ...scope.filter(({ record }) => record === 'expense').map(({ name }) => `${name}.amount`),
  );
  if (depth === 0) return fc.oneof(literal, fact);
  const inner = money(scope, depth - 1);
  return fc.oneof(
    literal,
    fact,
    fc.tuple(inner, oneOf('+', '-'), inner).map(([a, sign, b]) => join`(${a} ${sign} ${b})`),
    fc.tuple(inner, anyNumber(scope, depth - 1)).map(([a, b]) => join`${a} * (${b})`),
    fc
      .tuple(inner, fc.constantFrom(25, 50, 75))
      .map(([a, rate]) => join`(${a}) * ${{ ours: `${rate}%`, feel: String(rate / 100) }}`),
    inner.map((a) => join`(${a}) / 4`),
    expenses(depth - 1).map(
      (list) => join`(if count(${list}) > 0 then sum(${list}.amount) else ${{ ours: '0 yuan', feel: '0' }})`,
    ),
    expenses(depth - 1).map(
      (list) => join`(if count(${list}) > 0 then max(${list}.amount) else ${{ ours: '1 yuan', feel: '1' }})`,
    ),
    fc.tuple(condition(scope, depth - 1), inner, inner).map(([test, a, b]) => join`(if ${test} then ${a} else ${b})`),
    fc.tuple(inner, inner).map(([a, b]) => join`min(${a}, ${b})`),
  );
};

/** What the numbers of one sum or comparison count: ours adds and compares like with like only. */
type Counted = 'persons' | 'items' | 'calendarYears' | 'months';
const counted: fc.Arbitrary<Counted> = fc.constantFrom('persons', 'items', 'calendarYears', 'months');

/** The numbers, each with all that counts the same. */
const anyNumber = (scope: Scope, depth: number): fc.Arbitrary<Pair> =>
  counted.chain((what) => number(scope, depth, what));

const number = (scope: Scope, depth: number, what: Counted): fc.Arbitrary<Pair> => {
  const facts: Readonly<Record<Counted, fc.Arbitrary<Pair>>> = {
    persons: oneOf('enterprise.employees', 'enterprise.rdStaff'),
    items: oneOf('count(enterprise.recognitions)', 'count(enterprise.expenses)'),
    calendarYears: oneOf('year'),
    months: oneOf('12'),
  };
  const leaf = fc.oneof(
    fc.nat(12).map((value) => same(String(value))),
    oneOf('-3', '0.5'),
    facts[what],
  );
  if (depth === 0) return leaf;
  const inner = number(scope, depth - 1, what);
  // One calendar year less another is a number of years, which ours does not compare with a calendar year.
  const sign = what === 'calendarYears' ? oneOf('+', '*') : oneOf('+', '-', '*');
  const dated: Readonly<Record<Counted, fc.Arbitrary<Pair>>> = {
    persons: leaf,
    items: recognitions(scope, depth - 1).map((list) => join`count(${list})`),
    calendarYears: date(scope).map((day): Pair => ({ ours: `year(${day.ours})`, feel: `(${day.feel}).year` })),
    months: date(scope).map((day): Pair => ({ ours: `month(${day.ours})`, feel: `(${day.feel}).month` })),
  };
  return fc.oneof(
    leaf,
    fc.tuple(inner, sign, inner).map(([a, sign, b]) => join`(${a} ${sign} ${b})`),
    // Without brackets, so that precedence and association are compared too.
    fc.tuple(leaf, sign, leaf, sign, leaf).map(([a, s, b, t, c]) => join`${a} ${s} ${b} ${t} ${c}`),
    inner.map((a) => join`-(${a})`),
    inner.map((a) => join`abs(${a})`),
    inner.map((a) => join`floor((${a}) / 2)`),
    inner.map((a) => join`ceiling((${a}) / 4)`),
    dated[what],
  );
};

const recognitions = (scope: Scope, depth: number): fc.Arbitrary<Pair> => {
  const all = oneOf('enterprise.recognitions');
  if (depth === 0) return all;
  const inside = fc.oneof(
    oneOf('item.firstTime', 'level = "province"', 'awardedOn >= asOf', 'type in ("new", "renewal")'),
    // feelin does not find a field by its bare name when it is false.
    fc.constantFrom('firstTime', 'level != "nation" and firstTime', 'not(firstTime)').map((ours): Pair => ({
      ours,
      feel: ours.replace('firstTime', 'item.firstTime'),
    })),
    condition([...scope, { name: 'item', record: 'recognition' }], depth - 1),
  );
  return fc.oneof(
    all,
    inside.map((test) => join`enterprise.recognitions[${test}]`),
  );
};

const expenses = (depth: number): fc.Arbitrary<Pair> => {
  const all = oneOf('enterprise.expenses');
  if (depth === 0) return all;
  const inside = fc.oneof(
    oneOf('category = "booth-fee"', 'date < asOf', 'item.category in ("booth-fee", "transport-fee")'),
    fc.nat(100).map((yuan): Pair => ({ ours: `amount > ${yuan} yuan`, feel: `amount > ${yuan}` })),
  );
  return fc.oneof(
    all,
    inside.map((test) => join`enterprise.expenses[${test}]`),
  );
};

/** Conditions of a depth, over the variables in scope. */
export const condition = (scope: Scope, depth: number): fc.Arbitrary<Pair> => {
  const named = scope.filter(({ record }) => record === 'recognition').map(({ name }) => name);
  const leaf = fc.oneof(
    oneOf(
      'true',
      'false',
      'enterprise.listed',
      'enterprise.intendsToList',
      'event.firstTime',
      'event.validTo = null',
      'event.awardedOn != null',
      ...named.map((name) => `${name}.firstTime`),
    ),
    fc
      .tuple(oneOf('enterprise.size', 'event.level', ...named.map((name) => `${name}.level`)), equality)
      .chain(([fact, sign]) => {
        const values = fact.ours.endsWith('size') ? oneOf('"small"', '"micro"') : oneOf('"province"', '"nation"');
        return values.map((value) => join`${fact} ${sign} ${value}`);
      }),
    oneOf(
      'enterprise.size in ("small", "medium")',
      'event.level in ["province", "city"]',
      'event.level in ("nation")',
      '"province" in (enterprise.recognitions.level)',
    ).map(bracketed),
  );
  if (depth === 0) return leaf;
  const inner = condition(scope, depth - 1);
  const numbers = anyNumber(scope, depth - 1);
  const fresh = `t${scope.length}`;
  return fc.oneof(
    leaf,
    counted
      .chain((what) => fc.tuple(number(scope, depth - 1, what), comparison, number(scope, depth - 1, what)))
      .map(([a, sign, b]) => join`(${a}) ${sign} ${b}`),
    fc
      .tuple(money(scope, depth - 1), comparison, money(scope, depth - 1))
      .map(([a, sign, b]) => join`${a} ${sign} ${b}`),
    fc
      .tuple(date(scope), comparison, date([]))
      .map(([a, sign, b]) => join`(${a} ${sign} addMonthsOf(${b}))`)
      .map(dropMarker),
    fc
      .tuple(numbers, fc.nat(6), fc.nat(20), oneOf('[', '('), oneOf(']', ')'))
      .map(
        ([a, from, more, open, close]) =>
          join`(${a}) in ${open}${same(String(from))}..${same(String(from + more))}${close}`,
      )
      .map(bracketed),
    fc
      .tuple(numbers, fc.nat(6), fc.nat(20))
      .map(([a, b, c]) => join`(${a}) in (< ${same(String(b))}, ${same(String(c))}, [10..12])`)
      .map(bracketed),
    fc
      .tuple(inner, oneOf('and', 'or'), inner, oneOf('and', 'or'), inner)
      .map(([a, s, b, t, c]) => join`${a} ${s} ${b} ${t} ${c}`)
      .map((pair) => join`(${pair})`),
    inner.map((a) => join`not(${a})`),
    fc.tuple(inner, inner, inner).map(([a, b, c]) => join`(if ${a} then ${b} else ${c})`),
    fc
      .tuple(
        oneOf('some', 'every'),
        recognitions(scope, depth - 1),
        condition([...scope, { name: fresh, record: 'recognition' }], depth - 1),
      )
      .map(([kind, list, test]) => join`(${kind} ${same(fresh)} in ${list} satisfies ${test})`),
  );
};

/** Equal facts on both sides are refused as senseless; literals never are. */
function dropMarker({ ours, feel }: Pair): Pair {
  const plain = (text: string): string => text.replaceAll('addMonthsOf', '');
  return { ours: plain(ours), feel: plain(feel) };
}

/** Conditions, numbers and amounts of money, up to three operations deep. */
export const anyExpression: fc.Arbitrary<Pair> = fc.oneof(condition([], 3), anyNumber([], 3), money([], 3));
