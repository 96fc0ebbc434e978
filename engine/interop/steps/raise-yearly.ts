import { matchWords } from '../../compile/match-words';
import type { Limit } from '../../compile/plan';
import { claimShape, groupFields, keyName, payingRules, placeRules, tieOf, type PayingRule } from './claim';
import {
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
  shapeOf,
  sum,
  through,
  zero,
  type Formula,
  given,
} from './formula';
import { lookAt, occasionsName, type Occasions } from './list-occasions';
import {} from './lower-condition';
import { lowerCap, lowerFigure, lowerShare, roundShare, type LoweredRange } from './lower-figure';
import { readName } from './lower-value';
import { cutsEachEvent, lowerAll, nodeOf, openEnd, stepName, worthUnknown, type RaisedClaims } from './make-claim';
import { refuse } from './not-expressed';
import type { ProgramScope } from './program-scope';

/** One claim for all events of the year, or for all their months. */
export function raiseYearly(
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
    ? through(
        'filter',
        through('map', given(factOf(named('events'), rule.trigger)), 'event', () =>
          factOf({ op: 'item', name: 'event' }, 'factPath'),
        ),
        'path',
        (path) => ({ op: 'isIn', value: path, list: partsOf('at') }),
      )
    : partsOf('at');
  const certain = {
    op: 'not',
    of: through('some', named(admitted), 'part', () => ({ op: 'not', of: shape.get(part, 'certain') })),
  } as const;
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
          formula: through(
            'map',
            through('filter', source, 'occasion', () => truth.possible),
            'occasion',
            () =>
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
  return through('some', source, 'occasion', (occasion) =>
    isAbsent(factOf(occasions.shape.get(occasion, 'event'), field)),
  );
}

function isGrouped({ id }: PayingRule, field: string, { plan }: ProgramScope): boolean {
  return plan.limits.some(
    ({ rules, groupBy, operation }) =>
      rules.includes(id) &&
      (groupBy.includes(field) || (operation.kind === 'highest' && operation.differing === field)),
  );
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
