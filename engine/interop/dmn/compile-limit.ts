import { listOpenLimits } from '../../compile/list-open-limits';
import type { Limit, Rule } from '../../compile/plan';
import { fieldsOf } from '../../vocabulary/find-field';
import { cutsEachEvent } from './compile-item';
import { scopeOf, tryMaking, type Setting } from './compile-setting';
import { NotExpressible, quoteFeel } from './feel-value';
import { lowerCap, roundToParts } from './lower-figure';
import { requireKnown } from './require-known';

/** Makes the function that applies one limit to the claims of a year, after what earlier years paid; null where it reaches none. */
export function compileLimit(limit: Limit, setting: Setting): string | null {
  const { names, elements, plan } = setting;
  const name = names.limit(limit.id);
  const rules = plan.rules.filter(
    (rule) => rule.amount !== null && limit.rules.includes(rule.id) && !cutsEachEvent(limit, rule),
  );
  if (rules.length === 0) return null;
  const body = tryMaking(`limit ${limit.id}`, setting, () => writeLimit(name, limit, rules, setting));
  elements.push({
    element: 'function',
    name,
    description: `${limit.from.article} ${limit.from.articleTitle}`.trim(),
    parameters: ['enterprise', 'claims', 'earlier', 'the_year'],
    body:
      body ??
      `for c in claims return if list contains([${rules.map(({ id }) => quoteFeel(id)).join(', ')}], c.rule) and c.high > 0 then with_amount(c, c.low, c.high, true, true) else c`,
  });
  return name;
}

/** Errors: NotExpressible. */
function writeLimit(name: string, limit: Limit, rules: readonly Rule[], setting: Setting): string {
  requireKnown('limit', limit);
  if (listOpenLimits(setting.plan).includes(limit))
    throw new NotExpressible({
      zh: '金额未定的几笔先相互取舍、再受其他限制',
      en: 'claims without a fixed amount of which some are kept before another limit',
    });
  const { operation, groupBy, within } = limit;
  const differing = operation.kind === 'highest' ? operation.differing : null;
  requireReadable(rules, [...groupBy, ...(differing === null ? [] : [differing])], setting);
  const yearly = rules.filter(({ claim }) => claim === 'year');
  if (within === 'event' && yearly.length > 0 && rules.length > 1)
    throw new NotExpressible({ zh: '按件限制全年的主张', en: 'a limit on each event of claims for a year' });
  const key = writeKey(limit);
  const list = `[${rules.map(({ id }) => quoteFeel(id)).join(', ')}]`;
  const looksBack = within === 'term' || within === 'life';
  const bucket =
    differing === null
      ? operation.kind === 'highest' && limit.stage === 'itemCap'
        ? 'c.id'
        : 'c.payment'
      : `string(c.event.${differing})`;
  const earlierBucket = differing === null ? `c.day + " " + ${bucket}` : bucket;
  const before = looksBack
    ? `flatten(for c in earlier return if list contains(${list}, c.rule) then [{key: ${key}, bucket: ${earlierBucket}, low: c.low, high: c.high, sure: not(c.unsure) or c.low > 0}] else [])`
    : '[]';
  const times = operation.kind === 'count' ? operation.times : 0;
  const cap = operation.kind === 'cap' ? compileCap(name, limit, rules, setting) : null;
  const ends =
    cap === null
      ? '{low: 0, high: 0}'
      : within === 'event'
        ? `${cap}(enterprise, g[1].claim.event, g[1].claim.day, the_year)`
        : `${cap}(enterprise, null, last_day(the_year), the_year)`;
  return `{
  reached: flatten(for c in claims return if list contains(${list}, c.rule) and c.high > 0 then [c] else []),
  others: for c in claims return if list contains(${list}, c.rule) and c.high > 0 then [] else [c],
  members: for c in reached return {claim: c, key: ${key}, bucket: ${bucket}},
  before: ${before},
  vague: (some m in concatenate(members, before) satisfies m.key = null or m.bucket = null) and count(members) + count(before) > 1,
  shared: for the_key in distinct values(for m in members return m.key) return {
    g: members[item.key = the_key],
    ends: ${ends},
    result: if ends.low = null or ends.high = null then (for m in g return with_amount(m.claim, m.claim.low, m.claim.high, true, true))
            else share(${quoteFeel(operation.kind)}, ${times}, ends.low, ends.high, g, before[item.key = the_key])
  }.result,
  result: flatten([others, if vague then (for c in reached return with_amount(c, c.low, c.high, true, true)) else shared])
}.result`;
}

/** The group of a claim `c`: null where a fact is missing. */
function writeKey({ groupBy, within }: Limit): string {
  const values = groupBy.map((field) => `c.event.${field}`);
  const parts = [
    ...(groupBy.length > 0 ? ['c.kind'] : []),
    ...(within === 'event' ? ['c.path'] : []),
    ...values.map((value) => `string(${value})`),
  ];
  if (parts.length === 0) return '"all"';
  const whole = parts.join(' + "|" + ');
  return values.length === 0
    ? whole
    : `if ${values.map((value) => `${value} = null`).join(' or ')} then null else ${whole}`;
}

/** What claims are grouped by has to be a fact of their event, and the same whoever reads it. */
function requireReadable(rules: readonly Rule[], fields: readonly string[], { vocabulary }: Setting): void {
  const units = new Set(rules.map(({ unit }) => unit));
  if (units.size > 1) throw new NotExpressible({ zh: '不同单位的主张', en: 'claims in different units' });
  if (fields.length === 0) return;
  for (const { claim, trigger } of rules) {
    if (claim === 'year') throw new NotExpressible({ zh: '全年的主张分组', en: 'claims for a year in groups' });
    for (const id of fields) {
      const field = fieldsOf(vocabulary, trigger ?? '').find((each) => each.id === id);
      const isPlain = field && field.default === undefined && field.type.kind !== 'months';
      if (!isPlain) throw new NotExpressible({ zh: `按 ${id} 分组`, en: `groups by ${id}` });
    }
  }
}

function compileCap(name: string, { operation, within }: Limit, rules: readonly Rule[], setting: Setting): string {
  const [first] = rules;
  if (operation.kind !== 'cap' || !first) throw new Error('a cap has an amount and reaches rules');
  const cap = setting.names.part(name, 'cap');
  const range = lowerCap(operation.amount, scopeOf(setting, within === 'event' ? first.trigger : null));
  setting.elements.push({
    element: 'function',
    name: cap,
    description: '上限 / the cap',
    parameters: ['enterprise', 'event', 'asOf', 'year'],
    body: `{low: ${roundToParts(range.low, first.unit)}, high: ${roundToParts(range.high, first.unit)}}`,
  });
  return cap;
}
