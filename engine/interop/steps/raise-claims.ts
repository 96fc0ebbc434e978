import { areDisjoint } from '../../compile/match-words';
import { payingRules, placeRules, tieOf, type PayingRule } from './claim';
import { choose, constant, either, named, no, through, zero, type Formula } from './formula';
import { lookAt, occasionsName, type Occasions } from './list-occasions';
import { lowerFigure, lowerShare, roundShare, type LoweredRange } from './lower-figure';
import { lowerAll, makeClaim, nodeOf, openEnd, stepName, worthUnknown, type RaisedClaims } from './make-claim';
import { refuse } from './not-expressed';
import type { ProgramScope } from './program-scope';
import { isTable, raiseTable } from './raise-table';
import { raiseYearly } from './raise-yearly';

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
    rule.claim === 'year'
      ? raiseYearly(rule, rules, occasionsOf(rule), scope)
      : raiseEach(rule, occasionsOf(rule), scope),
  );
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    claims: parts.flatMap(({ claims }) => claims),
    unsettled: either(...parts.map(({ unsettled }) => unsettled)),
  };
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

/** The amount of one event, rounded. */
function lowerEvent(rule: PayingRule, occasion: Formula, occasions: Occasions, scope: ProgramScope): LoweredRange {
  const at = lookAt(occasion, occasions, scope);
  if (rule.amount.kind !== 'share') return lowerFigure(rule.amount.amount, rule.unit, at);
  const { low, high, unknown, by } = lowerShare(rule.amount.base, rule.amount.rate, at);
  return { low: roundShare(low, by), high: high && roundShare(high, by), unknown };
}
