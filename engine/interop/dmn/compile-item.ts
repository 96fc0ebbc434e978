import type { Rule } from '../../compile/plan';
import { areaPrefix } from './area-prefix';
import { collectionOf, scopeOf, tryMaking, type Setting } from './compile-setting';
import { findColumns } from './match-table';
import { NotExpressible, leastCommonMultiple, quoteFeel, rescale } from './feel-value';
import { lowerCondition } from './lower-feel';
import {
  cutRange,
  fractionOfParts,
  lowerAmount,
  lowerCap,
  lowerFigure,
  multiplyRanges,
  roundFraction,
  roundToParts,
  type FeelRange,
} from './lower-figure';
import { orderOf } from './order-of-rules';
import { requireKnown } from './require-known';

/** What an item gives is called by these parameters: the day and the reference day are null where nobody knows them. */
const ofEvent = ['enterprise', 'event', 'day', 'asOf', 'year'] as const;
const invoked = `(${ofEvent.join(', ')})`;

/** What one rule pays for an event: both ends in whole parts, or as fractions that are rounded once added up. */
interface FeelPay {
  readonly low: string;
  readonly high: string;
  /** Denominator of the fractions; 1 where they are rounded already. */
  readonly denominator: bigint;
}

/** Makes the elements of one item: its decision lists the claims it raises in each year. */
export function compileItem(id: string, rules: readonly Rule[], setting: Setting): void {
  const { names, elements } = setting;
  const [first] = rules;
  const trigger = first?.trigger;
  if (!first || !trigger) return;
  const name = names.item(id);
  const description = `${first.from.article} ${first.from.articleTitle || first.label}`.trim();
  const made = tryMaking(`item ${id}`, setting, () => compileOccasions(name, rules, trigger, setting));
  const list = `enterprise.${trigger}`;
  const claims = made === null ? `[unsettled(y)]` : writeClaims(name, rules, made, setting);
  elements.push({
    element: 'decision',
    name,
    description,
    feel: `flatten(for y in years return if not(applies_in(y)) then [] else if ${list} = null then [unsettled(y)] else if count(${list}) = 0 then [] else ${claims})`,
  });
}

/** Makes the function that says for one event which rules pay how much. Errors: NotExpressible. */
function compileOccasions(
  name: string,
  rules: readonly Rule[],
  trigger: string,
  setting: Setting,
): ReadonlyMap<Rule, FeelPay> {
  const { elements } = setting;
  rules.forEach((rule) => requireKnown('rule', rule));
  if (rules.some((rule) => rule.trigger !== trigger || rule.asOf !== rules[0]?.asOf))
    throw new NotExpressible({ zh: '一项措施有多种触发', en: 'one item with several kinds of events' });
  const scope = scopeOf(setting, trigger);
  const columns = findColumns(rules, scope);
  const pays = new Map(rules.map((rule) => [rule, lowerPay(rule, setting)]));
  const holds = rules.map((rule) => writeConditions(rule, trigger, setting));
  const shared = holds.every((each) => each === holds[0]);
  const tests = rules.map((rule) => columns.testsOf(rule));
  // From here on nothing fails, so that no element of an item is left behind.
  if (shared)
    elements.push({
      element: 'function',
      name: setting.names.part(name, 'holds'),
      description: '在有效期、辖区内且符合条件 / in force, in place and eligible',
      parameters: ofEvent,
      body: holds[0] ?? 'false',
    });
  else
    rules.forEach((rule, index) =>
      elements.push({
        element: 'function',
        name: setting.names.part(setting.names.rule(rule.id), 'holds'),
        description: rule.label,
        parameters: ofEvent,
        body: holds[index] ?? 'false',
      }),
    );
  elements.push({
    element: 'function',
    name: setting.names.part(name, 'rows'),
    description: '奖励表 / the rows and what they pay',
    parameters: ofEvent,
    body: {
      inputs: columns.columns.length > 0 ? columns.columns : [{ label: 'true', feel: 'true', type: 'boolean' }],
      outputs: [
        { name: 'rule', type: 'string' },
        { name: 'low', type: 'number' },
        { name: 'high', type: 'number' },
      ],
      rows: rules.map((rule, index) => ({
        description: rule.label,
        tests: columns.columns.length > 0 ? (tests[index] ?? []) : ['-'],
        results: [quoteFeel(rule.id), pays.get(rule)?.low ?? 'null', pays.get(rule)?.high ?? 'null'],
      })),
    },
  });
  const chosen = shared
    ? `${setting.names.part(name, 'holds')}${invoked}`
    : rules.reduceRight(
        (otherwise, rule) =>
          `if row.rule = ${quoteFeel(rule.id)} then ${setting.names.part(setting.names.rule(rule.id), 'holds')}${invoked} else ${otherwise}`,
        'false',
      );
  // A row that nobody can choose for want of a fact is left to the full engine.
  const blind = rules
    .map((rule, index) =>
      shared && index > 0
        ? ''
        : shared
          ? setting.names.part(name, 'holds')
          : setting.names.part(setting.names.rule(rule.id), 'holds'),
    )
    .filter((each) => each !== '')
    .map((each) => `${each}${invoked}`);
  const whole = `flatten(for row in ${setting.names.part(name, 'rows')}${invoked} return {o: {rule: row.rule, holds: ${chosen}, low: row.low, high: row.high, defer: row.low = null or row.high = null}, r: if o.holds = false then [] else [o]}.r)`;
  const unclear = `if any_holds([${blind.join(', ')}]) = false then [] else [{rule: null, holds: null, low: 0, high: 0, defer: true}]`;
  elements.push({
    element: 'function',
    name: setting.names.part(name, 'occasions'),
    description: '一件事可得的各行 / what one event may give',
    parameters: ofEvent,
    body: columns.unknown === 'false' ? whole : `if ${columns.unknown} then (${unclear})\nelse ${whole}`,
  });
  return pays;
}

/** Conditions of a rule but those that choose its row, with the time and the place. Errors: NotExpressible. */
function writeConditions(rule: Rule, trigger: string, setting: Setting): string {
  const conditions = rule.conditions.filter(({ role }) => role !== 'match');
  const scope = scopeOf(setting, trigger);
  return [
    'in_force(day, year)',
    writePlace(trigger, setting),
    ...conditions.map(({ expression }) => lowerCondition(expression, scope)),
  ].join('\nand ');
}

function writePlace(trigger: string, setting: Setting): string {
  const { plan } = setting;
  const { placeField } = collectionOf(trigger, setting);
  const inside = (code: string): string =>
    `(if ${code} = null then null else starts with(${code}, ${quoteFeel(areaPrefix(plan.region))}))`;
  const { place } = plan.jurisdiction;
  const [own, seat] = [placeField === null ? null : inside(`event.${placeField}`), inside('enterprise.region')];
  if (own === null || place === 'seat') return seat;
  return place === 'event' ? own : `${own} and ${seat}`;
}

function lowerPay(rule: Rule, setting: Setting): FeelPay {
  const { amount, unit, claim } = rule;
  if (!amount) throw new Error('a rule that pays has an amount');
  const scope = scopeOf(setting, rule.trigger);
  const figure = amount.kind === 'share' ? null : lowerFigure(amount.amount, scope);
  const base = amount.kind === 'share' ? lowerAmount(amount.base, scope) : null;
  const rate = amount.kind === 'share' ? lowerFigure(amount.rate, scope) : null;
  const range = figure ?? (base && rate ? multiplyRanges({ low: base, high: base }, rate) : null);
  if (!range) throw new Error('an amount has a figure or a base');
  const caps = setting.plan.limits.filter((limit) => cutsEachEvent(limit, rule));
  caps.forEach((limit) => requireKnown('limit', limit));
  const cut = caps.reduce<FeelRange>(
    (held, { operation }) => (operation.kind === 'cap' ? cutRange(held, lowerCap(operation.amount, scope)) : held),
    range,
  );
  const isAddedUp = claim === 'year' && amount.kind !== 'amount';
  const rounding = amount.kind === 'share' ? 'money' : unit;
  if (!isAddedUp)
    return { low: roundToParts(cut.low, rounding), high: roundToParts(cut.high, rounding), denominator: 1n };
  if (cut.high === null) throw new NotExpressible({ zh: '逐件相加且无上限', en: 'a sum without upper end' });
  const scale = leastCommonMultiple(cut.low.scale, cut.high.scale);
  const [low, high] = [rescale(cut.low, scale), rescale(cut.high, scale)].map((end) => {
    // A hundred events a year still add up exactly.
    const { numerator, denominator } = fractionOfParts({ ...end, magnitude: end.magnitude * 100n }, rounding);
    return { numerator, denominator };
  });
  if (!low || !high) throw new Error('there are two ends');
  return { low: low.numerator, high: high.numerator, denominator: high.denominator };
}

/** Tells whether a limit is a cap on each event of a claim for the year, which is cut before the claim is added up. */
export function cutsEachEvent(
  { operation, within, rules }: Setting['plan']['limits'][number],
  { id, claim }: Rule,
): boolean {
  return operation.kind === 'cap' && within === 'event' && claim === 'year' && rules.includes(id);
}

/** The claims of an item in the year `y`, from the occasions of its events. */
function writeClaims(name: string, rules: readonly Rule[], pays: ReadonlyMap<Rule, FeelPay>, setting: Setting): string {
  const [first] = rules;
  const trigger = first?.trigger ?? '';
  const { dateField } = collectionOf(trigger, setting);
  const reference = first?.asOf === 'yearStart' ? 'first_day(y)' : 'last_day(y)';
  const list = `enterprise.${trigger}`;
  const byEvent = rules.filter(({ claim }) => claim === 'event');
  const byYear = rules.filter(({ claim }) => claim === 'year');
  if (first?.monthly) return writeMonthly(name, rules, pays, setting);
  const day = dateField === null ? reference : `e.${dateField}`;
  const occasions = `${setting.names.part(name, 'occasions')}(enterprise, e, ${day}, ${day}, y)`;
  const ofYear =
    dateField === null ? occasions : `(if ${day} = null or starts with(${day}, string(y)) then ${occasions} else [])`;
  const undated = dateField === null ? '' : ` or ${day} = null`;
  const found = `for e in ${list} return for o in ${ofYear} return {rule: o.rule, holds: o.holds, low: o.low, high: o.high, defer: o.defer${undated}, day: ${day}, event: e}`;
  const groups = [
    ...(byEvent.length > 0
      ? [
          `for o in ${byYear.length > 0 ? `flatten(for f in found return if f.rule = null or list contains(${namesOf(byEvent)}, f.rule) then [f] else [])` : 'found'} return ${writeClaim(
            {
              rule: 'o.rule',
              day: 'o.day',
              age: `o.day + ${ages(byEvent, setting)} + string(100000 + o.event.event_order) + " " + o.rule`,
              place: 'o.event.event_number',
              event: 'o.event',
              id: 'o.rule + " " + string(o.event.event_number)',
              payment: `${quoteFeel(`${first?.from.itemId ?? ''} ${trigger} `)} + string(o.event.event_number)`,
              kind: quoteFeel(trigger),
              path: `${quoteFeel(`${trigger} `)} + string(o.event.event_number)`,
              low: 'if o.defer or not(o.holds = true) then 0 else o.low',
              high: 'if o.defer then 0 else o.high',
              unsure: 'not(o.holds = true)',
              defer: 'o.defer',
            },
          )}`,
        ]
      : []),
    ...byYear.map((rule) => writeYearly(rule, pays, setting)),
    ...(byEvent.length === 0 ? ['if some o in found satisfies o.rule = null then [unsettled(y)] else []'] : []),
  ];
  return `{found: flatten(${found}), result: flatten([${groups.join(',\n')}])}.result`;
}

const namesOf = (rules: readonly Rule[]): string => `[${rules.map(({ id }) => quoteFeel(id)).join(', ')}]`;

/** One claim for a year: the best of its events, or their sum, rounded once. */
function writeYearly(rule: Rule, pays: ReadonlyMap<Rule, FeelPay>, setting: Setting): string {
  const denominator = pays.get(rule)?.denominator ?? 1n;
  const join = rule.amount?.kind === 'amount' ? 'max' : 'sum';
  const end = (member: string): string => roundFraction(`${join}(for o in own return ${member})`, denominator);
  const claim = writeClaim({
    rule: quoteFeel(rule.id),
    // Engines differ in whether max() takes texts.
    day: 'sort(for o in own return o.day, function(p, q) p > q)[1]',
    age: `day + ${quoteFeel(` ${orderOf(rule, setting.plan)} `)} + "100000"`,
    kind: quoteFeel(rule.trigger ?? ''),
    path: '"year"',
    place: 'null',
    event: 'null',
    id: quoteFeel(`${rule.id} year`),
    payment: quoteFeel(`${rule.monthly ? rule.id : rule.from.itemId} year`),
    low: `if defer then 0 else ${end('if o.holds = true then o.low else 0')}`,
    high: `if defer then 0 else ${end('o.high')}`,
    unsure: 'some o in own satisfies not(o.holds = true)',
    defer: 'some o in own satisfies o.defer = true',
  });
  return `{own: found[item.rule = ${quoteFeel(rule.id)}], result: if count(own) = 0 then [] else [${claim}]}.result`;
}

interface ClaimMembers {
  readonly rule: string;
  readonly day: string;
  readonly age: string;
  readonly kind: string;
  readonly path: string;
  readonly place: string;
  readonly event: string;
  readonly id: string;
  readonly payment: string;
  readonly low: string;
  readonly high: string;
  readonly unsure: string;
  readonly defer: string;
}

function writeClaim(members: ClaimMembers): string {
  const { rule, day, age, kind, path, place, event, id, payment, low, high, unsure, defer } = members;
  return `{rule: ${rule}, year: y, day: ${day}, age: ${age}, kind: ${kind}, path: ${path}, place: ${place}, event: ${event}, id: ${id}, payment: ${payment}, defer: ${defer}, unsure: ${unsure}, low: ${low}, high: ${high}}`;
}

/** The place of each rule in the order of claims that are equal in all else. */
function ages(rules: readonly Rule[], { plan }: Setting): string {
  const [first] = rules;
  if (!first || rules.every((rule) => orderOf(rule, plan) === orderOf(first, plan)))
    return quoteFeel(` ${first ? orderOf(first, plan) : ''} `);
  return rules.reduceRight(
    (otherwise, rule) =>
      `(if o.rule = ${quoteFeel(rule.id)} then ${quoteFeel(` ${orderOf(rule, plan)} `)} else ${otherwise})`,
    '""',
  );
}

/** Each month that an event lists is an occasion; of the rows that may pay it, the one that pays most does. */
function writeMonthly(
  name: string,
  rules: readonly Rule[],
  pays: ReadonlyMap<Rule, FeelPay>,
  setting: Setting,
): string {
  const [first] = rules;
  const trigger = first?.trigger ?? '';
  const { field = '', day = 'monthStart' } = first?.monthly ?? {};
  if (rules.some((rule) => rule.claim !== 'year' || rule.monthly?.field !== field || rule.monthly.day !== day)) {
    setting.leftOut.push({ what: `item ${first?.from.itemId}`, construct: { zh: '按月', en: 'months' } });
    return '[unsettled(y)]';
  }
  const { from = null, to = null } = setting.plan.window ?? {};
  const dated =
    `if ${from === null ? 'false' : `m.first < ${quoteFeel(from)}`} then m.first ` +
    `else if ${to === null ? 'false' : `m.last > ${quoteFeel(to)}`} then m.last else ${day === 'monthStart' ? 'm.first' : 'm.last'}`;
  const occasions = `{d: ${dated}, all: ${setting.names.part(name, 'occasions')}(enterprise, e, d, d, y), best: sort(all, function(p, q) if not(p.high = q.high) then p.high > q.high else if not(p.holds = q.holds) then p.holds = true else p.rule < q.rule), result: for o in first_of(best, 1) return {rule: o.rule, holds: o.holds, low: o.low, high: o.high, defer: o.defer, day: d, event: e}}.result`;
  const months = `(for m in e.${field} return if starts with(m.first, string(y)) then ${occasions} else [])`;
  const missing = '[{rule: null, holds: null, low: 0, high: 0, defer: true, day: null, event: e}]';
  const found = `for e in enterprise.${trigger} return if e.${field} = null then ${missing} else if count(e.${field}) = 0 then [] else ${months}`;
  const groups = [
    ...rules.map((rule) => writeYearly(rule, pays, setting)),
    'if some o in found satisfies o.rule = null then [unsettled(y)] else []',
  ];
  return `{found: flatten(${found}), result: flatten([${groups.join(',\n')}])}.result`;
}
