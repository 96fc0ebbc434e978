import type { Limit, RuleCondition } from '../../compile/plan';
import { claimShape, groupFields, keyName, type PayingRule } from './claim';
import { both, choose, constant, factOf, list, no, through, zero, type Formula } from './formula';
import { lookAt, readKey, type Occasions } from './list-occasions';
import { lowerCondition } from './lower-condition';
import type { LoweredRange } from './lower-figure';
import type { Truth } from './lower-value';
import type { FormulaNode, StepNode } from './program';
import type { ProgramScope } from './program-scope';

/** Stands for an upper end that is open, until a claim is paid: larger than any sum of amounts, and exact in doubles. */
export const openEnd = 2 ** 46;

export const rowMembers = ['rule', 'place', 'tie', 'min', 'max'];

/** Claims before any limit, and when their number or worth cannot be told. */
export interface RaisedClaims {
  readonly nodes: readonly StepNode[];
  /** Names of the lists of claims. */
  readonly claims: readonly string[];
  readonly unsettled: Formula;
}

/** Names a rule in steps. */
export const stepName = (text: string): string => text.replaceAll('-', '_').replaceAll(/[^A-Za-z0-9_]+/g, '__');

export function lowerAll(
  conditions: readonly RuleCondition[],
  occasion: Formula,
  occasions: Occasions,
  scope: ProgramScope,
): Truth {
  const at = lookAt(occasion, occasions, scope);
  const truths = conditions.map(({ expression }) => lowerCondition(expression, at));
  return {
    certain: both(occasions.shape.get(occasion, 'here'), ...truths.map(({ certain }) => certain)),
    possible: both(...truths.map(({ possible }) => possible)),
  };
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

export function makeClaim({ trigger }: PayingRule, scope: ProgramScope, parts: ClaimParts): Formula {
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

export function nodeOf(rule: PayingRule, id: string, steps: FormulaNode['steps']): FormulaNode {
  return {
    kind: 'formulas',
    id,
    title: { zh: `${rule.label || rule.gist}：应得金额`, en: `${rule.id}: claims` },
    steps,
  };
}

export function worthUnknown(source: Formula, { possible }: Truth, { unknown }: LoweredRange): Formula {
  return unknown === no ? no : through('some', source, 'occasion', () => both(possible, unknown));
}

/** Caps on each event of a claim over a year: afterwards its parts cannot be told apart. */
export function cutsEachEvent({ operation, within, rules }: Limit, { claim, id }: PayingRule): boolean {
  return operation.kind === 'cap' && within === 'event' && claim === 'year' && rules.includes(id);
}
