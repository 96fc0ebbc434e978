import type { PolicyPlan } from '../../compile/plan';
import { yearOf } from '../../values/calendar';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { compileExclusions } from './compile-exclusions';
import { compileItem } from './compile-item';
import { compileLimit } from './compile-limit';
import { listItems, scopeOf, tryMaking, type LeftOut, type Setting } from './compile-setting';
import { findNeeds, type DmnElement } from './dmn-model';
import { startNames } from './dmn-names';
import { listLibrary, unboundedParts } from './feel-library';
import { quoteFeel } from './feel-value';
import { lowerCondition, lowerParameterFigures } from './lower-feel';
import { writeDmn } from './write-dmn';

/** A policy as a decision model. */
export interface DmnModel {
  readonly xml: string;
  /** What the model leaves to the full engine; enterprises it may bear on are deferred. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Compiles a plan to a DMN 1.3 model: inputs `enterprise` and `year`, and the decision `result` with `lines`, `total`,
 * `individual_total` and `deferred`. Amounts are whole parts (fen), unknown facts are null, intervals `low` and `high`.
 *
 * An enterprise is deferred, never guessed at, where an uncertain claim competes with another, or something the model
 * leaves out may bear on it.
 */
export function compileDmn(plan: PolicyPlan, vocabulary: Vocabulary): DmnModel {
  const setting: Setting = { plan, vocabulary, names: startNames(), elements: [], leftOut: [], sayable: new Map() };
  const inputs: readonly DmnElement[] = [
    {
      element: 'input',
      name: 'enterprise',
      description: '企业的事实：金额以分计，数与比例以百万分之一计，未知为 null / facts, unknown ones null',
    },
    { element: 'input', name: 'year', description: '年度 / calendar year' },
  ];
  compileFrame(setting);
  compileParameters(setting);
  compileDefinitions(setting);
  const items = [...listItems(plan)];
  for (const [id, rules] of items) compileItem(id, rules, setting);
  compileExclusions(setting);
  compilePayments(
    items.map(([id]) => setting.names.item(id)),
    plan.limits.flatMap((limit) => compileLimit(limit, setting) ?? []),
    setting,
  );
  compileResult(setting);
  const elements = keepUsed([...inputs, ...listLibrary(), ...setting.elements]);
  return { xml: writeDmn(plan, elements, setting.leftOut), leftOut: setting.leftOut };
}

/** Days on which the policy applies. */
function compileFrame({ plan, elements }: Setting): void {
  const { from = null, to = null } = plan.window ?? {};
  const [first, last] = [quoteFeel(from ?? '9999-12-31'), quoteFeel(to ?? '9999-12-31')];
  elements.push(
    {
      element: 'function',
      name: 'first_day',
      description: '当年适用的第一天 / first day of the year on which the policy applies',
      parameters: ['year'],
      body: `if string(year) + "-01-01" < ${first} then ${first} else string(year) + "-01-01"`,
    },
    {
      element: 'function',
      name: 'last_day',
      description: '当年适用的最后一天 / last day of the year on which the policy applies',
      parameters: ['year'],
      body: `if string(year) + "-12-31" > ${last} then ${last} else string(year) + "-12-31"`,
    },
    {
      element: 'function',
      name: 'applies_in',
      description: '当年是否有适用的日子 / whether the policy applies on any day of the year',
      parameters: ['year'],
      body: `string(year) + "-12-31" >= ${first} and string(year) + "-01-01" <= ${last}`,
    },
    {
      element: 'function',
      name: 'in_force',
      description: '这一天是否适用；日期未知为 null / whether the policy applies on a day of the year',
      parameters: ['day', 'year'],
      body: `if day = null then (if applies_in(year) then null else false)
else starts with(day, string(year)) and day >= ${first} and day <= ${last}`,
    },
  );
}

function compileParameters(setting: Setting): void {
  const { plan, names, elements } = setting;
  for (const [id, { label, changes }] of Object.entries(plan.parameters)) {
    if (changes.length === 0) continue;
    const numbers = tryMaking(`parameter ${id}`, setting, () => lowerParameterFigures(id, scopeOf(setting, null)));
    if (numbers === null) continue;
    const dated = changes.map(({ from }, index) => ({ from, index, feel: numbers[index + 1]?.feel ?? 'null' }));
    // The last of those that begin latest counts.
    dated.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : b.index - a.index));
    const steps = dated.map(({ from, feel }) => `if asOf >= ${quoteFeel(from)} then ${feel}\nelse `);
    elements.push({
      element: 'function',
      name: names.parameter(id),
      description: label,
      parameters: ['asOf'],
      body: `if asOf = null then null\nelse ${steps.join('')}${numbers[0]?.feel ?? 'null'}`,
    });
  }
}

function compileDefinitions(setting: Setting): void {
  const { plan, names, elements } = setting;
  for (const [id, condition] of Object.entries(plan.definitions)) {
    const body = tryMaking(`definition ${id}`, setting, () => lowerCondition(condition, scopeOf(setting, null)));
    if (body === null) continue;
    elements.push({
      element: 'function',
      name: names.definition(id),
      description: id,
      parameters: ['enterprise', 'asOf', 'year'],
      body,
    });
  }
}

/** What every year pays, in their order, because limits count what was paid before. */
function compilePayments(items: readonly string[], limits: readonly string[], setting: Setting): void {
  const { plan, elements, leftOut } = setting;
  // Whether an exclusion that FEEL cannot say holds, the full engine has to tell.
  const isBlind = leftOut.some(({ what }) => what.startsWith('exclusion '));
  const looksBack = plan.limits.some(({ within }) => within === 'term' || within === 'life');
  const first = plan.window?.from ? yearOf(plan.window.from) : null;
  elements.push({
    element: 'decision',
    name: 'years',
    description: '须依次计算的年度 / years to be worked out one after another',
    feel:
      looksBack && first !== null ? `if year > ${first} then (for y in ${first}..year return y) else [year]` : '[year]',
  });
  elements.push({
    element: 'decision',
    name: 'claims_raised',
    description: '各项措施的主张 / claims of all items',
    feel: `flatten([${items.join(', ')}])`,
  });
  const steps = limits.map(
    (limit, index) => `  after${index + 1}: ${limit}(enterprise, after${index}, earlier, the_year),\n`,
  );
  elements.push({
    element: 'function',
    name: 'pay_year',
    description: '一年的主张经过限制和不予奖励的情形 / the claims of a year after limits and exclusions',
    parameters: ['enterprise', 'raised', 'earlier', 'the_year'],
    body: `{
  after0: raised,
${steps.join('')}  stopped: excluded(enterprise, the_year),
  result: if stopped = true then (for c in after${limits.length} return with_amount(c, 0, 0, c.unsure, c.defer))
          else if stopped = null then (for c in after${limits.length} return with_amount(c, 0, c.high, true, ${isBlind ? 'true' : 'c.defer'}))
          else after${limits.length}
}.result`,
  });
  elements.push({
    element: 'decision',
    name: 'payments',
    description: '逐年支付 / payments of each year',
    feel: `for y in years return {year: y, claims: pay_year(enterprise, claims_raised[item.year = y], flatten(for p in partial return for c in p.claims return if c.high > 0 then [c] else []), y)}`,
  });
}

function compileResult({ plan, elements }: Setting): void {
  const paying = plan.rules.filter(({ amount }) => amount !== null);
  const list = (rules: typeof paying): string => `[${rules.map(({ id }) => quoteFeel(id)).join(', ')}]`;
  const counted = list(paying.filter(({ countsInTotal }) => countsInTotal));
  const individual = list(paying.filter(({ unit, payee }) => unit === 'money' && payee === 'individual'));
  const end = (feel: string): string => `{e: ${feel}, r: if e >= ${BigInt(unboundedParts) / 2n} then null else e}.r`;
  const sum = (rules: string): string =>
    `{low: sum(concatenate([0], for c in current return if list contains(${rules}, c.rule) then c.low else 0)), ` +
    `high: ${end(`sum(concatenate([0], for c in current return if list contains(${rules}, c.rule) then c.high else 0))`)}}`;
  elements.push({
    element: 'decision',
    name: 'result',
    description: '结果：deferred 为 true 时须由完整引擎判定 / where deferred, the full engine has to settle it',
    feel: `{
  current: payments[count(payments)].claims,
  deferred: not(excluded(enterprise, year) = true) and (some p in payments satisfies some c in p.claims satisfies c.defer = true),
  lines: flatten(for c in current return if c.high > 0 then [{rule: c.rule, event: c.place, day: c.day, low: c.low, high: ${end('c.high')}}] else []),
  total: ${sum(counted)},
  individual_total: ${sum(individual)},
  result: {deferred: deferred, lines: lines, total: total, individual_total: individual_total}
}.result`,
  });
}

/** Functions that nothing needs would only stand in the way of a reader. */
function keepUsed(elements: readonly DmnElement[]): readonly DmnElement[] {
  const needs = findNeeds(elements);
  const used = new Set<DmnElement>();
  const visit = (element: DmnElement): void => {
    if (used.has(element)) return;
    used.add(element);
    needs.get(element)?.forEach(visit);
  };
  elements.filter(({ element }) => element !== 'function').forEach(visit);
  return elements.filter((element) => used.has(element));
}
