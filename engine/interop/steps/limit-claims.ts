import type { Limit, PolicyPlan } from '../../compile/plan';
import { areDisjoint, claimShape, keyName, type PayingRule } from './claim';
import {
  both,
  calculate,
  choose,
  compare,
  constant,
  count,
  either,
  greatest,
  isAbsent,
  itemNamed,
  larger,
  lesser,
  concat,
  named,
  no,
  not,
  notNegative,
  oneOf,
  sum,
  through,
  yes,
  zero,
  type Formula,
} from './formula';
import { lowerCap } from './lower-figure';
import type { LoweringScope } from './lower-condition';
import { policyTo, type ProgramScope } from './list-occasions';
import { refuse } from './not-expressed';
import type { FormulaNode } from './program';
import { cutsEachEvent, openEnd, stepName } from './raise-claims';

/** Rules that limits reach together. */
export interface Component {
  readonly rules: readonly PayingRule[];
  readonly items: readonly string[];
  readonly limits: readonly Limit[];
  /** Those of them that do anything. */
  readonly effective: readonly Limit[];
}

/** Tells whether a limit counts what was paid in earlier years. */
export const looksBack = ({ within }: Limit): boolean => within === 'term' || within === 'life';

/** Joins the rules that one limit reaches. */
export function joinRules(plan: PolicyPlan, rules: readonly PayingRule[]): readonly Component[] {
  let groups: (readonly PayingRule[])[] = [...new Set(rules.map(({ from }) => from.itemId))].map((item) =>
    rules.filter(({ from }) => from.itemId === item),
  );
  const isReached = (group: readonly PayingRule[], limit: Limit): boolean =>
    group.some(({ id }) => limit.rules.includes(id));
  for (const limit of plan.limits) {
    const joined = groups.filter((group) => isReached(group, limit)).flat();
    if (joined.length > 0) groups = [...groups.filter((group) => !isReached(group, limit)), joined];
  }
  return groups.map((group) => {
    const limits = plan.limits.filter((limit) => isReached(group, limit));
    const ordered = rules.filter((rule) => group.includes(rule));
    return {
      rules: ordered,
      items: [...new Set(ordered.map(({ from }) => from.itemId))],
      limits,
      effective: limits.filter((limit) => doesAnything(limit, ordered)),
    };
  });
}

/** Of rows that no event can match together there is never more than one claim for it. */
function doesAnything(limit: Limit, rules: readonly PayingRule[]): boolean {
  const members = membersOf(limit, rules);
  const { operation, within, groupBy } = limit;
  if (members.length === 0) return false;
  const isEach = members.every(({ claim, monthly }) => claim === 'event' && !monthly);
  return !(operation.kind === 'highest' && within === 'event' && groupBy.length === 0 && isEach && areDisjoint(members));
}

const membersOf = (limit: Limit, rules: readonly PayingRule[]): readonly PayingRule[] =>
  rules.filter((rule) => limit.rules.includes(rule.id) && !cutsEachEvent(limit, rule));

/** Writes what a limit leaves of the claims of a list, under a name of its own. Errors: NotExpressed. */
export function limitClaims(
  source: string,
  limit: Limit,
  component: Component,
  scope: ProgramScope,
): { readonly name: string; readonly node: FormulaNode } {
  const setting = openSetting(source, limit, component, scope);
  const { shape, claim } = setting;
  const left = leave(setting);
  const name = `limited_${stepName(limit.id)}`;
  const formula = through('map', named(source), 'claim', () =>
    shape.make(
      Object.fromEntries(
        shape.members.map((member) => {
          const kept = shape.get(claim, member);
          if (member === 'min') return [member, choose(setting.reached, left.min, kept)];
          return [member, member === 'max' ? choose(setting.reached, keepOpen(left.max, component), kept) : kept];
        }),
      ),
    ),
  );
  return { name, node: { kind: 'formulas', id: name, title: describe(limit), steps: [...setting.steps, { name, formula }] } };
}

function describe({ id, operation, within }: Limit): FormulaNode['title'] {
  const zh = { highest: '就高', count: '次数', cap: '封顶' }[operation.kind];
  const period = { event: '每次', year: '每年', term: '政策期内', life: '终身' }[within];
  return { zh: `限制 ${id}：${zh}（${period}）`, en: `limit ${id}: ${operation.kind} within ${within}` };
}

/** An upper end that is open stays open, whatever stood beside it. */
function keepOpen(max: Formula, { rules }: Component): Formula {
  return rules.some(isUnbounded) ? choose(compare('>=', max, constant(openEnd / 2)), constant(openEnd), max) : max;
}

interface Setting {
  readonly limit: Limit;
  readonly component: Component;
  readonly scope: ProgramScope;
  readonly shape: ReturnType<typeof claimShape>;
  readonly claim: Formula;
  /** Whether the limit reaches the claim. */
  readonly reached: Formula;
  /** Other claims of the group of the claim. */
  readonly group: (condition: (other: Formula) => Formula) => Formula;
  /** What earlier years paid the group; null where they do not count. */
  readonly prior: Formula | null;
  readonly steps: FormulaNode['steps'];
}

function openSetting(source: string, limit: Limit, component: Component, scope: ProgramScope): Setting {
  const shape = claimShape(scope.plan);
  const members = membersOf(limit, component.rules);
  const all = members.length === component.rules.length;
  const isMember = (of: Formula): Formula =>
    oneOf(
      shape.get(of, 'rule'),
      members.map(({ id }) => id),
    );
  const isReached = (of: Formula): Formula =>
    both(all ? yes : isMember(of), compare('>', shape.get(of, 'max'), zero));
  const triggers = new Set(members.map(({ trigger }) => trigger));
  const claim = itemNamed('claim');
  const equal = (other: Formula, member: string): Formula =>
    compare('=', shape.get(other, member), shape.get(claim, member));
  const isYearly = members.some((rule) => rule.claim === 'year');
  if (limit.within === 'event' && isYearly) refuse('对按年合计的一笔逐次限制', 'a limit on each event of a claim over a year');
  const sameKeys = (other: Formula): Formula =>
    both(
      ...(triggers.size > 1 && (limit.groupBy.length > 0 || limit.within === 'event') ? [equal(other, 'trigger')] : []),
      ...limit.groupBy.map((field) => equal(other, keyName(field))),
    );
  const sameEvent = (other: Formula): Formula => (limit.within === 'event' ? equal(other, 'at') : yes);
  const group = (condition: (other: Formula) => Formula): Formula =>
    through('filter', named(source), 'other', (other) =>
      both(isReached(other), sameKeys(other), sameEvent(other), condition(other)),
    );
  const prior = looksBack(limit)
    ? through('filter', named('earlier'), 'other', (other) => both(isMember(other), sameKeys(other)))
    : null;
  return { limit, component, scope, shape, claim, reached: isReached(claim), group, prior, steps: [] };
}


interface Ends {
  readonly min: Formula;
  readonly max: Formula;
}

function leave(setting: Setting): Ends {
  const { limit, shape, claim, prior } = setting;
  const { operation } = limit;
  if (operation.kind === 'highest' && operation.differing !== null) return leaveDiffering(setting, operation.differing);
  requireOneClaimEach(setting);
  const before = setting.group((other) => isBefore(other, claim, shape));
  const ends = (of: Formula, member: string): Formula =>
    through('map', of, 'each', (each) => shape.get(each, member));
  const own = (member: string): Formula => shape.get(claim, member);
  const paid = (member: string): readonly Formula[] => (prior === null ? [] : [endsOfPrior(prior, member, shape)]);
  if (operation.kind === 'cap') {
    const cap = lowerCapOf(setting);
    const increase = (member: string, end: Formula, earlier: readonly Formula[]): Formula => {
      const sums = sum(concat([ends(before, member), ...earlier]));
      const cut = (amount: Formula): Formula => lesser(amount, end);
      return calculate('-', cut(calculate('+', sums, own(member))), cut(sums));
    };
    return capEnds(increase('min', cap.low, paid('max')), increase('max', cap.high, paid('min')));
  }
  const used = prior === null ? null : count(prior);
  if (operation.kind === 'count' && (operation.times > 1 || isUniform(setting))) {
    if (!isUniform(setting))
      return refuse('按次数限制，而金额性质不一', 'a count of payments whose amounts differ in modality');
    const ahead = used === null ? count(before) : calculate('+', used, count(before));
    const pays = compare('<', ahead, constant(operation.times));
    return { min: choose(pays, own('min'), zero), max: choose(pays, own('max'), zero) };
  }
  const best = (member: string, earlier: readonly Formula[]): Formula => {
    const ahead = greatest(concat([ends(before, member), ...(operation.kind === 'count' ? [] : earlier)]));
    const increase = notNegative(calculate('-', own(member), ahead));
    return operation.kind === 'count' && used !== null ? choose(compare('>', used, zero), zero, increase) : increase;
  };
  return capEnds(best('min', paid('max')), best('max', paid('min')));
}

/** Lines have no upper end where it is open. */
function endsOfPrior(prior: Formula, member: string, shape: Setting['shape']): Formula {
  return through('map', prior, 'each', (each) => {
    const end = shape.get(each, member);
    return member === 'max' ? choose(isAbsent(end), constant(openEnd), end) : end;
  });
}

/** A lower end is cut at the upper end of its claim. */
const capEnds = (min: Formula, max: Formula): Ends => ({ min: lesser(min, max), max });

/** A cap is evaluated on the last day of the year, or for its event where it is one on each event. */
function lowerCapOf({ limit, component, shape, claim, scope }: Setting): { readonly low: Formula; readonly high: Formula } {
  if (limit.operation.kind !== 'cap') throw new Error('A cap has an amount.');
  const [rule] = membersOf(limit, component.rules);
  if (!rule) throw new Error('A limit reaches rules.');
  const at: LoweringScope = {
    ...scope,
    event: null,
    asOf: limit.within === 'event' ? shape.get(claim, 'day') : policyTo,
    definitions: new Map(),
    locals: new Map(),
  };
  return lowerCap(limit.operation.amount, rule.unit, at);
}

/** Best claims first: by worth, day, the place of the rule, and what the event says. */
function isBefore(a: Formula, b: Formula, shape: Setting['shape']): Formula {
  const order: readonly (readonly [string, '<' | '>'])[] = [
    ['min', '>'],
    ['max', '>'],
    ['day', '<'],
    ['place', '<'],
    ['order', '<'],
    ['tie', '<'],
  ];
  return order.reduceRight<Formula>(
    (rest, [member, operator]) => {
      const [left, right] = [shape.get(a, member), shape.get(b, member)];
      return either(compare(operator, left, right), both(compare('=', left, right), rest));
    },
    compare('<', shape.get(a, 'index'), shape.get(b, 'index')),
  );
}

/** The best set of claims that share a value; others of the group give way to it. */
function leaveDiffering({ limit, shape, claim, group, prior, component }: Setting, field: string): Ends {
  if (prior !== null)
    return refuse('跨年的就高（同级不竞争）', 'highest only over years among differing values');
  if (component.rules.some((rule) => limit.rules.includes(rule.id) && rule.claim === 'year'))
    return refuse('按年合计的一笔按字段就高', 'highest only by a field of claims over a year');
  const key = keyName(field);
  const sameValue = (a: Formula, b: Formula): Formula => compare('=', shape.get(a, key), shape.get(b, key));
  const everyone = group(() => yes);
  // The set of `of`: all claims of the group with its value.
  const setOf = (of: Formula, item: string): Formula =>
    through('filter', everyone, item, (each) => sameValue(each, of));
  const worth = (of: Formula, member: string, item: string): Formula =>
    sum(through('map', setOf(of, item), `${item}Worth`, (each) => shape.get(each, member)));
  // A set with an open end is worth no more for what else it holds.
  const most = (of: Formula): Formula => {
    const all = worth(of, 'max', 'one');
    return component.rules.some(isUnbounded) ? lesser(all, constant(openEnd)) : all;
  };
  // Whether the set of `a` is better than that of `b`: by worth, then by its leading claim.
  const leads = (a: Formula, b: Formula): Formula => {
    const [minA, minB] = [worth(a, 'min', 'one'), worth(b, 'min', 'one')];
    const [maxA, maxB] = [most(a), most(b)];
    const isLedBy = through('some', setOf(a, 'leader'), 'leading', (leader) =>
      not(through('some', setOf(b, 'rival'), 'leadingRival', (rival) => isBefore(rival, leader, shape))),
    );
    return either(
      compare('>', minA, minB),
      both(compare('=', minA, minB), either(compare('>', maxA, maxB), both(compare('=', maxA, maxB), isLedBy))),
    );
  };
  const better = through('filter', everyone, 'better', (other) => both(not(sameValue(other, claim)), leads(other, claim)));
  const ahead = through('filter', setOf(claim, 'beside'), 'ahead', (other) => isBefore(other, claim, shape));
  const increase = (member: string): Formula => {
    const best = greatest(through('map', better, 'winner', (other) => worth(other, member, 'sharer')));
    const sofar = sum(through('map', ahead, 'aheadWorth', (other) => shape.get(other, member)));
    return calculate('-', larger(best, calculate('+', sofar, shape.get(claim, member))), larger(best, sofar));
  };
  return capEnds(increase('min'), increase('max'));
}

/** A limit counts payments; rows of one item that claim for one event are one payment. Errors: NotExpressed. */
function requireOneClaimEach({ limit, component }: Setting): void {
  if (limit.operation.kind === 'highest' && limit.stage === 'itemCap') return;
  const members = membersOf(limit, component.rules);
  const earlier = component.limits.slice(0, component.limits.indexOf(limit));
  for (const item of new Set(members.map(({ from }) => from.itemId))) {
    const rows = members.filter(({ from, monthly }) => from.itemId === item && !monthly);
    const isPicked = earlier.some(
      ({ operation, within, groupBy, rules }) =>
        operation.kind === 'highest' && within === 'event' && groupBy.length === 0 && rows.every(({ id }) => rules.includes(id)),
    );
    const isEach = rows.every(({ claim }) => claim === 'event');
    const alike = new Set(rows.map(modalityOf)).size === 1;
    if (rows.length > 1 && !(isEach && (areDisjoint(rows) || (isPicked && alike && modalityOf(rows[0]) !== 'between'))))
      refuse('同一项目多行并付的限制', 'a limit over rows of one item that are paid together');
  }
}

function modalityOf(rule: PayingRule | undefined): string {
  if (!rule) return '';
  return rule.amount.kind === 'share' ? rule.amount.rate.modality : rule.amount.amount.modality;
}

/**
 * Whether the best claim is best at both ends: what the limit reaches is all exact, or all 'up to', and so is what the
 * limits before it reached together with it.
 */
function isUniform({ limit, component: { rules, limits, effective } }: Setting): boolean {
  const before = effective.slice(0, effective.indexOf(limit));
  const own = membersOf(limit, rules);
  const reaching = before.filter((other) => membersOf(other, rules).some((rule) => own.includes(rule)));
  const modalities = new Set([limit, ...reaching].flatMap((each) => membersOf(each, rules)).map(modalityOf));
  const cutting = [...reaching, ...limits.filter((other) => own.some((rule) => cutsEachEvent(other, rule)))];
  const caps = cutting.flatMap(({ operation }) => (operation.kind === 'cap' ? [operation.amount.modality] : []));
  const [modality] = modalities;
  return (
    modalities.size === 1 &&
    modality !== 'between' &&
    caps.every((cap) => modality !== 'atLeast' && (cap === 'exactly' || cap === 'upTo'))
  );
}

/** Whether an amount has no upper end. */
export const isUnbounded = (rule: PayingRule): boolean => modalityOf(rule) === 'atLeast';

/**
 * Tells when a component cannot be settled: claims that are not certain compete with others, or lack a value that
 * tells their group.
 */
export function findCompetition(raised: string, component: Component, scope: ProgramScope): Formula {
  if (component.effective.length === 0) return no;
  const shape = claimShape(scope.plan);
  const earlier = component.effective.some(looksBack)
    ? [
        through('filter', named('earlier'), 'other', (other) =>
          oneOf(
            shape.get(other, 'rule'),
            component.rules.map(({ id }) => id),
          ),
        ),
      ]
    : [];
  const everyone = concat([named(raised), ...earlier]);
  const doubtful = through('some', everyone, 'claim', (claim) => compare('>', shape.get(claim, 'doubt'), zero));
  const competes = both(
    compare('>', count(named(raised)), zero),
    compare('>', count(everyone), constant(1)),
    doubtful,
  );
  const keys = [...new Set(component.effective.flatMap((limit) => keysOf(limit)))];
  const lacks = through('some', named(raised), 'claim', (claim) =>
    either(
      ...keys.map((field) => {
        const reaching = component.effective.filter((limit) => keysOf(limit).includes(field));
        const rules = component.rules.filter(({ id }) => reaching.some((limit) => limit.rules.includes(id)));
        return both(
          oneOf(
            shape.get(claim, 'rule'),
            rules.map(({ id }) => id),
          ),
          isAbsent(shape.get(claim, keyName(field))),
        );
      }),
    ),
  );
  return either(competes, keys.length === 0 ? no : lacks);
}

function keysOf({ groupBy, operation }: Limit): readonly string[] {
  return operation.kind === 'highest' && operation.differing !== null ? [...groupBy, operation.differing] : groupBy;
}
