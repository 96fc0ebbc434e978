import fc from 'fast-check';
import { evaluate as evaluateFeel } from 'feelin';
import { describe, expect, it } from 'vitest';
import { makeEnterprise, makeScope, read, readSound, showValue, testEnvironment } from './expression-harness';
import type { CheckedExpression } from './checked-expression';
import { evaluate } from './evaluate-expression';
import { printExpression } from './print-expression';
import { truthOf } from './three-valued';

/** One expression in our notation and in plain FEEL, which has no money and no per cent. */
interface Pair {
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
    fc.tuple(inner, number(scope, depth - 1)).map(([a, b]) => join`${a} * (${b})`),
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

const number = (scope: Scope, depth: number): fc.Arbitrary<Pair> => {
  const leaf = fc.oneof(
    fc.nat(12).map((value) => same(String(value))),
    oneOf('enterprise.employees', 'enterprise.rdStaff', 'year', '-3', '0.5'),
  );
  if (depth === 0) return leaf;
  const inner = number(scope, depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(inner, oneOf('+', '-', '*'), inner).map(([a, sign, b]) => join`(${a} ${sign} ${b})`),
    // Without brackets, so that precedence and association are compared too.
    fc
      .tuple(leaf, oneOf('+', '-', '*'), leaf, oneOf('+', '-', '*'), leaf)
      .map(([a, s, b, t, c]) => join`${a} ${s} ${b} ${t} ${c}`),
    inner.map((a) => join`-(${a})`),
    inner.map((a) => join`abs(${a})`),
    inner.map((a) => join`floor((${a}) / 2)`),
    inner.map((a) => join`ceiling((${a}) / 4)`),
    recognitions(scope, depth - 1).map((list) => join`count(${list})`),
    date(scope).map((day): Pair => ({ ours: `year(${day.ours})`, feel: `(${day.feel}).year` })),
    date(scope).map((day): Pair => ({ ours: `month(${day.ours})`, feel: `(${day.feel}).month` })),
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

const condition = (scope: Scope, depth: number): fc.Arbitrary<Pair> => {
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
  const numbers = number(scope, depth - 1);
  const fresh = `t${scope.length}`;
  return fc.oneof(
    leaf,
    fc.tuple(numbers, comparison, numbers).map(([a, sign, b]) => join`(${a}) ${sign} ${b}`),
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

const enterprise = makeEnterprise(
  {
    size: 'small',
    listed: false,
    intendsToList: true,
    employees: '10',
    rdStaff: '3',
    revenue: '100',
    rdExpense: '40',
    foundedOn: '2022-06-15',
  },
  {
    recognitions: [
      { level: 'province', type: 'new', firstTime: true, awardedOn: '2023-07-14', recognizedIn: '360103' },
      { level: 'nation', type: 'renewal', firstTime: false, awardedOn: '2022-06-15', recognizedIn: '360103' },
      { level: 'city', type: 'new', firstTime: true, awardedOn: '2023-01-01', recognizedIn: '360100' },
    ],
    expenses: [
      { category: 'booth-fee', date: '2023-04-20', amount: '60' },
      { category: 'transport-fee', date: '2023-08-20', amount: '12' },
      { category: 'booth-fee', date: '2022-02-20', amount: '7' },
    ],
  },
);
const scope = makeScope(enterprise);

const feelValue = (field: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return evaluateFeel(`date("${value}")`).value;
  return /^(?:employees|rdStaff|revenue|rdExpense|amount)$/.test(field) ? Number(value) : value;
};
const feelRecord = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([field, value]) => [field, feelValue(field, value)]));
const [firstEvent] = enterprise.events['recognitions'] ?? [];
const feelContext = {
  enterprise: {
    ...feelRecord(enterprise.fields),
    recognitions: (enterprise.events['recognitions'] ?? []).map(({ fields }) => feelRecord(fields)),
    expenses: (enterprise.events['expenses'] ?? []).map(({ fields }) => feelRecord(fields)),
  },
  event: { validTo: null, ...feelRecord(firstEvent?.fields ?? {}) },
  asOf: feelValue('asOf', scope.asOf),
  year: scope.year,
};

/** Reads a generated text; null for what no drafter writes and the check refuses: a fact compared with itself. */
function readGenerated(text: string): CheckedExpression | null {
  const { value, diagnostics } = read(text);
  if (value) return value;
  const other = diagnostics.filter(({ code }) => code !== 'expression/compares-itself');
  if (other.length > 0) throw new Error(`${text}: ${other.map(({ message }) => message.en).join(' ')}`);
  return null;
}

const anyExpression = fc.oneof(condition([], 3), number([], 3), money([], 3));

describe('agreement with feelin', () => {
  it('evaluates what FEEL can say exactly as feelin does', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, ({ ours, feel }) => {
        const checked = readGenerated(ours);
        if (!checked) return;
        const { value } = evaluate(checked, scope);
        const reference = evaluateFeel(feel, feelContext);
        // feelin loses names in nested filters; our check has shown that they exist.
        if (reference.warnings.some(({ type }) => type === 'NO_VARIABLE_FOUND')) return;
        const known = value.kind === 'boolean' ? String(value.value) : showValue(value);
        expect(known, `${ours}\n${feel}`).toBe(String(reference.value));
        compared += 1;
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  it('prints text that reads back to the same expression', () => {
    fc.assert(
      fc.property(anyExpression, fc.constantFrom('identifier' as const, 'zh' as const), ({ ours }, names) => {
        const checked = readGenerated(ours);
        if (!checked) return;
        const style = { names, vocabulary: testEnvironment.vocabulary };
        expect(withoutRanges(readSound(printExpression(checked, style)))).toEqual(withoutRanges(checked));
      }),
      { numRuns: 500 },
    );
  });

  it('is monotone: what is decided while facts are missing stays so when they come in', () => {
    const gaps: fc.Arbitrary<readonly string[]> = fc.array(
      fc.constantFrom(
        'size',
        'listed',
        'employees',
        'revenue',
        'level',
        'firstTime',
        'awardedOn',
        'amount',
        'category',
        'recognitions',
        'expenses',
      ),
      { minLength: 1, maxLength: 3 },
    );
    let decided = 0;
    fc.assert(
      fc.property(condition([], 3), gaps, ({ ours }, missing) => {
        const checked = readGenerated(ours);
        if (!checked) return;
        const drop = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
          Object.fromEntries(Object.entries(record).filter(([field]) => !missing.includes(field)));
        const kept = Object.fromEntries(
          Object.entries(drop(enterprise.events)).map(([kind, events]) => [
            kind,
            events.map((event) => ({
              ...event,
              fields: drop(event.fields),
              date: missing.includes('awardedOn') ? null : event.date,
            })),
          ]),
        );
        const partial = makeScope(
          { ...enterprise, fields: drop(enterprise.fields), events: kept },
          {
            event: scope.event && {
              ...scope.event,
              event: { ...scope.event.event, fields: drop(scope.event.event.fields) },
            },
          },
        );
        const before = truthOf(evaluate(checked, partial).value);
        if (before === 'unknown') return;
        decided += 1;
        expect(truthOf(evaluate(checked, scope).value), ours).toBe(before);
      }),
      { numRuns: 1000 },
    );
    expect(decided).toBeGreaterThan(200);
  });
});

function withoutRanges(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRanges);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'range')
      .map(([key, part]) => [key, withoutRanges(part)]),
  );
}
