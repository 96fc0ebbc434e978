import type { Limit, RuleCondition } from '../../compile/plan';
import { areDisjoint, claimShape, groupFields, keyName, matchWords, payingRules, placeRules, tieOf, type PayingRule } from './claim';
import {
  both,
  choose,
  compare,
  constant,
  count,
  either,
  factOf,
  greatest,
  isAbsent,
  lesser,
  list,
  named,
  no,
  nothing,
  oneOf,
  shapeOf,
  sum,
  through,
  zero,
  type Formula,
} from './formula';
import { given, lowerCondition, readName, type Truth } from './lower-condition';
import { lowerCap, lowerFigure, lowerShare, roundShare, type LoweredRange } from './lower-figure';
import { lookAt, occasionsName, readKey, type Occasions, type ProgramScope } from './list-occasions';
import { refuse } from './not-expressed';
import type { FormulaNode, StepNode } from './program';

/** Stands for an upper end that is open, until a claim is paid: larger than any sum of amounts, and exact in doubles. */
export const openEnd = 2 ** 46;

const rowMembers = ['rule', 'place', 'tie', 'min', 'max'];

/** Claims before any limit, and when their number or worth cannot be told. */
export interface RaisedClaims {
  readonly nodes: readonly StepNode[];
  /** Names of the lists of claims. */
  readonly claims: readonly string[];
  readonly unsettled: Formula;
}

/** Writes the claims of the rules of one item. Errors: NotExpressed. */
export function raiseClaims(
  rules: readonly PayingRule[],
  occasionsOf: (rule: PayingRule) => Occasions,
  scope: ProgramScope,
): RaisedClaims {
  const [first] = rules;
  if (!first) return { nodes: [], claims: [], unsettled: no };
  const occasions = occasionsOf(first);
  if (isTable(rules)) return raiseTable(rules, occasions, scope);
  if (first.monthly && !areDisjoint(rules))
    return refuse('同一月份可能适用多行的补贴', 'rows of an allowance that may pay for the same month');
  const parts = rules.map((rule) =>
    rule.claim === 'year' ? raiseYearly(rule, rules, occasionsOf(rule), scope) : raiseEach(rule, occasionsOf(rule), scope),
  );
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    claims: parts.flatMap(({ claims }) => claims),
    unsettled: either(...parts.map(({ unsettled }) => unsettled)),
  };
}

/** Names a rule in steps. */
export const stepName = (text: string): string => text.replaceAll(/[^A-Za-z0-9]+/g, '_');

function lowerAll(conditions: readonly RuleCondition[], occasion: Formula, occasions: Occasions, scope: ProgramScope): Truth {
  const at = lookAt(occasion, occasions, scope);
  const truths = conditions.map(({ expression }) => lowerCondition(expression, at));
  return {
    certain: both(occasions.shape.get(occasion, 'here'), ...truths.map(({ certain }) => certain)),
    possible: both(...truths.map(({ possible }) => possible)),
  };
}

/** Rows with fixed amounts that different words of one field choose, and that agree in all else. */
function isTable(rules: readonly PayingRule[]): boolean {
  const alike = new Set(
    rules.map(({ trigger, asOf, unit, conditions }) =>
      JSON.stringify([trigger, asOf, unit, conditions.filter(({ role }) => role !== 'match').map(({ expression }) => expression)], (key, value: unknown) =>
        key === 'range' ? undefined : value,
      ),
    ),
  );
  return (
    rules.length > 1 &&
    alike.size === 1 &&
    areDisjoint(rules) &&
    rules.every(({ claim, monthly, amount }) => claim === 'event' && !monthly && amount.kind === 'amount')
  );
}

function raiseTable(rules: readonly PayingRule[], occasions: Occasions, scope: ProgramScope): RaisedClaims {
  const [first] = rules;
  const match = first && matchWords(first);
  if (!first || !match) throw new Error('A table has rows.');
  const { field } = match;
  const { collection } = occasions;
  scope.reads.add(readName(collection, field));
  const item = stepName(first.from.itemId);
  const source = named(occasionsName(first, scope));
  const others = first.conditions.filter(({ role }) => role !== 'match');
  const occasion = { op: 'item', name: 'occasion' } as const;
  const truth = lowerAll(others, occasion, occasions, scope);
  const event = occasions.shape.get(occasion, 'event');
  const words = rules.flatMap((rule) => matchWords(rule)?.words ?? []);
  const places = placeRules(payingRules(scope.plan));
  const admitted = shapeOf<string>(['event', 'day', 'certain']);
  const row = shapeOf<string>([...admitted.members, ...rowMembers]);
  const found = { op: 'item', name: 'row' } as const;
  const rows = rules.map((rule) => {
    const { low, high } = fixedRange(rule, occasion, occasions, scope);
    const values = [rule.id, places.get(rule.id) ?? 0, tieOf(rule, payingRules(scope.plan)), low, high ?? openEnd];
    return { label: rule.label, words: matchWords(rule)?.words ?? [], values };
  });
  const title = first.from.articleTitle || first.gist;
  const claims = `claims_${item}`;
  return {
    nodes: [
      {
        kind: 'formulas',
        id: `admitted_${item}`,
        title: { zh: `${title}：符合条件的事件`, en: `${first.from.itemId}: events that meet the conditions` },
        steps: [
          {
            name: `admitted_${item}`,
            formula: through(
              'map',
              through('filter', source, 'occasion', () => both(truth.possible, oneOf(factOf(event, field), words))),
              'occasion',
              () => admitted.make({ event, day: occasions.shape.get(occasion, 'day'), certain: truth.certain }),
            ),
          },
        ],
      },
      {
        kind: 'table',
        id: `table_${item}`,
        title: { zh: `${title}：金额表`, en: `${first.from.itemId}: table of amounts` },
        name: `table_${item}`,
        over: `admitted_${item}`,
        itemMembers: admitted.members,
        eventPlace: 0,
        field,
        rowMembers,
        rows,
      },
      {
        kind: 'formulas',
        id: claims,
        title: { zh: `${title}：应得金额`, en: `${first.from.itemId}: claims` },
        steps: [
          {
            name: claims,
            formula: through('map', named(`table_${item}`), 'row', () => {
              const certain = row.get(found, 'certain');
              return makeClaim(first, scope, {
                rule: row.get(found, 'rule'),
                place: row.get(found, 'place'),
                tie: row.get(found, 'tie'),
                event: row.get(found, 'event'),
                day: row.get(found, 'day'),
                min: choose(certain, row.get(found, 'min'), zero),
                max: row.get(found, 'max'),
                certain,
              });
            }),
          },
        ],
      },
    ],
    claims: [claims],
    // Which row is meant is not known where the field is not.
    unsettled: either(
      occasions.unsettled,
      through('some', source, 'occasion', () => both(isAbsent(factOf(event, field)), truth.possible)),
    ),
  };
}

/** The amounts of a row, which depend on nothing but the policy. */
function fixedRange(
  { amount, unit }: PayingRule,
  occasion: Formula,
  occasions: Occasions,
  scope: ProgramScope,
): { readonly low: number; readonly high: number | null } {
  if (amount.kind !== 'amount') throw new Error('A row of a table has an amount.');
  const { low, high } = lowerFigure(amount.amount, unit, lookAt(occasion, occasions, scope));
  const numberOf = (formula: Formula): number =>
    formula.op === 'constant' && typeof formula.value === 'number'
      ? formula.value
      : refuse('表中随日期变化的金额', 'amounts of a table that change on a day');
  return { low: numberOf(low), high: high && numberOf(high) };
}

interface ClaimParts {
  readonly rule: Formula;
  readonly place: Formula;
  readonly tie: Formula;
  readonly event: Formula;
  readonly day: Formula;
  readonly min: Formula;
  readonly max: Formula;
  readonly certain: Formula;
}

function makeClaim({ trigger }: PayingRule, scope: ProgramScope, parts: ClaimParts): Formula {
  const { event, certain, ...others } = parts;
  const at = factOf(event, 'factPath');
  return claimShape(scope.plan).make({
    ...others,
    trigger: constant(trigger),
    at,
    order: factOf(event, 'contentOrder'),
    index: factOf(event, 'factIndex'),
    events: list([at]),
    doubt: choose(certain, zero, constant(1)),
    ...Object.fromEntries(
      groupFields(scope.plan).map((field) => [keyName(field), readKey(event, trigger, field, scope)]),
    ),
  });
}

/** A claim for each event. */
function raiseEach(rule: PayingRule, occasions: Occasions, scope: ProgramScope): RaisedClaims {
  if (rule.monthly) return refuse('按月逐次的请求', 'claims of single months');
  const source = named(occasionsName(rule, scope));
  const occasion = { op: 'item', name: 'occasion' } as const;
  const truth = lowerAll(rule.conditions, occasion, occasions, scope);
  const range = lowerEvent(rule, occasion, occasions, scope);
  const name = `claims_${stepName(rule.id)}`;
  const formula = through(
    'map',
    through('filter', source, 'occasion', () => truth.possible),
    'occasion',
    () =>
      makeClaim(rule, scope, {
        rule: constant(rule.id),
        place: constant(placeRules(payingRules(scope.plan)).get(rule.id) ?? 0),
        tie: constant(tieOf(rule, payingRules(scope.plan))),
        event: occasions.shape.get(occasion, 'event'),
        day: occasions.shape.get(occasion, 'day'),
        min: choose(truth.certain, range.low, zero),
        max: range.high ?? constant(openEnd),
        certain: truth.certain,
      }),
  );
  return {
    nodes: [nodeOf(rule, name, [{ name, formula }])],
    claims: [name],
    unsettled: either(occasions.unsettled, worthUnknown(source, truth, range)),
  };
}

function nodeOf(rule: PayingRule, id: string, steps: FormulaNode['steps']): FormulaNode {
  return { kind: 'formulas', id, title: { zh: `${rule.label || rule.gist}：应得金额`, en: `${rule.id}: claims` }, steps };
}

function worthUnknown(source: Formula, { possible }: Truth, { unknown }: LoweredRange): Formula {
  return unknown === no ? no : through('some', source, 'occasion', () => both(possible, unknown));
}

/** The amount of one event, rounded. */
function lowerEvent(rule: PayingRule, occasion: Formula, occasions: Occasions, scope: ProgramScope): LoweredRange {
  const at = lookAt(occasion, occasions, scope);
  if (rule.amount.kind !== 'share') return lowerFigure(rule.amount.amount, rule.unit, at);
  const { low, high, unknown, by } = lowerShare(rule.amount.base, rule.amount.rate, at);
  return { low: roundShare(low, by), high: high && roundShare(high, by), unknown };
}

/** One claim for all events of the year, or for all their months. */
function raiseYearly(
  rule: PayingRule,
  rows: readonly PayingRule[],
  occasions: Occasions,
  scope: ProgramScope,
): RaisedClaims {
  if (groupFields(scope.plan).some((field) => isGrouped(rule, field, scope)))
    return refuse('按年合计的一笔按字段分组', 'a claim over a year grouped by a field');
  const source = named(occasionsName(rule, scope));
  const occasion = { op: 'item', name: 'occasion' } as const;
  const truth = lowerAll(rule.conditions, occasion, occasions, scope);
  const caps = scope.plan.limits.filter((limit) => cutsEachEvent(limit, rule));
  const { low, high, unknown, by } = lowerPart(rule, occasion, occasions, scope, caps);
  const shape = shapeOf<string>(['at', 'day', 'certain', 'min', 'max']);
  const [admitted, name] = [`admitted_${stepName(rule.id)}`, `claims_${stepName(rule.id)}`];
  const part = { op: 'item', name: 'part' } as const;
  const partsOf = (member: string): Formula => through('map', named(admitted), 'part', () => shape.get(part, member));
  const add = rule.amount.kind === 'amount' ? greatest : sum;
  const at = factOf(occasions.shape.get(occasion, 'event'), 'factPath');
  const total = (member: string): Formula => roundShare(add(partsOf(member)), by);
  const events = occasions.monthly
    ? through('filter', through('map', given(factOf(named('events'), rule.trigger)), 'event', () => factOf({ op: 'item', name: 'event' }, 'factPath')), 'path', (path) => ({ op: 'isIn', value: path, list: partsOf('at') }))
    : partsOf('at');
  const certain = { op: 'not', of: through('some', named(admitted), 'part', () => ({ op: 'not', of: shape.get(part, 'certain') })) } as const;
  const claim = claimShape(scope.plan).make({
    rule: constant(rule.id),
    place: constant(placeRules(payingRules(scope.plan)).get(rule.id) ?? 0),
    tie: constant(tieOf(rule, payingRules(scope.plan))),
    index: zero,
    trigger: constant(rule.trigger),
    at: constant(''),
    day: greatest(partsOf('day')),
    order: zero,
    events,
    min: total('min'),
    max: high === null ? constant(openEnd) : total('max'),
    doubt: choose(certain, zero, constant(1)),
    ...Object.fromEntries(groupFields(scope.plan).map((field) => [keyName(field), nothing])),
  });
  return {
    nodes: [
      nodeOf(rule, name, [
        {
          name: admitted,
          formula: through('map', through('filter', source, 'occasion', () => truth.possible), 'occasion', () =>
            shape.make({
              at,
              day: occasions.shape.get(occasion, 'day'),
              certain: truth.certain,
              min: choose(truth.certain, low, zero),
              max: high ?? constant(openEnd),
            }),
          ),
        },
        { name, formula: choose(compare('>', count(named(admitted)), zero), list([claim]), list([])) },
      ]),
    ],
    claims: [name],
    unsettled: either(
      occasions.unsettled,
      worthUnknown(source, truth, { low, high, unknown }),
      rule.monthly ? rowUnknown(rule, rows, source, occasions, scope) : no,
    ),
  };
}

/** Which row of an allowance is meant is not known where the field that chooses it is not. */
function rowUnknown(
  rule: PayingRule,
  rows: readonly PayingRule[],
  source: Formula,
  occasions: Occasions,
  scope: ProgramScope,
): Formula {
  const field = matchWords(rule)?.field;
  if (rows.length === 1 || field === undefined) return no;
  scope.reads.add(readName(occasions.collection, field));
  return through('some', source, 'occasion', (occasion) => isAbsent(factOf(occasions.shape.get(occasion, 'event'), field)));
}

function isGrouped({ id }: PayingRule, field: string, { plan }: ProgramScope): boolean {
  return plan.limits.some(
    ({ rules, groupBy, operation }) =>
      rules.includes(id) && (groupBy.includes(field) || (operation.kind === 'highest' && operation.differing === field)),
  );
}

/** Caps on each event of a claim over a year: afterwards its parts cannot be told apart. */
export function cutsEachEvent({ operation, within, rules }: Limit, { claim, id }: PayingRule): boolean {
  return operation.kind === 'cap' && within === 'event' && claim === 'year' && rules.includes(id);
}

/** What one event adds to a claim over a year, in parts of which `by` make one. */
function lowerPart(
  rule: PayingRule,
  occasion: Formula,
  occasions: Occasions,
  scope: ProgramScope,
  caps: readonly Limit[],
): LoweredRange & { readonly by: number } {
  const at = lookAt(occasion, occasions, scope);
  const { amount, unit } = rule;
  const part =
    amount.kind === 'share'
      ? lowerShare(amount.base, amount.rate, at)
      : { ...lowerFigure(amount.amount, unit, at, amount.kind === 'each' ? 'whole' : 'rounded'), by: 1 };
  return caps.reduce((cut, { operation }) => {
    if (operation.kind !== 'cap') return cut;
    const cap = lowerCap(operation.amount, unit, at);
    const scaled = (end: Formula): Formula =>
      cut.by === 1 ? end : { op: 'arithmetic', operator: '*', left: end, right: constant(cut.by) };
    return {
      ...cut,
      low: lesser(cut.low, scaled(cap.low)),
      high: cut.high === null ? scaled(cap.high) : lesser(cut.high, scaled(cap.high)),
    };
  }, part);
}
