import type { Exclusion } from '../../compile/plan';
import { findCollection } from '../../vocabulary/find-collection';
import {
  both,
  calculate,
  compare,
  constant,
  either,
  eitherOf,
  factOf,
  isAbsent,
  isGiven,
  itemNamed,
  named,
  no,
  through,
  type Formula,
  given,
} from './formula';
import { lowerCondition } from './lower-condition';
import { dayNumber, readName, type Truth } from './lower-value';
import { inForce, policyTo, type ProgramScope } from './program-scope';
import type { FormulaNode } from './program';

/** Names of the steps that say whether facts take the claims of the policy away. */
export const excluded = named('excluded');
export const perhapsExcluded = named('perhapsExcluded');
export const undatedExclusion = named('undatedExclusion');

/** Writes whether facts take all claims of the year away, for certain or perhaps. Errors: NotExpressed. */
export function excludeClaims(scope: ProgramScope): FormulaNode {
  const parts = scope.plan.exclusions.map((exclusion) => writeExclusion(exclusion, scope));
  return {
    kind: 'formulas',
    id: 'exclusions',
    title: { zh: '不予奖励的情形', en: 'exclusions' },
    steps: [
      { name: 'excluded', formula: both(inForce, either(...parts.map(({ certain }) => certain))) },
      { name: 'perhapsExcluded', formula: both(inForce, either(...parts.map(({ possible }) => possible))) },
      { name: 'undatedExclusion', formula: both(inForce, eitherOf(parts.map(({ undated }) => undated))) },
    ],
  };
}

function writeExclusion(exclusion: Exclusion, scope: ProgramScope): Truth & { readonly undated: Formula } {
  const { trigger } = exclusion;
  const dateField = findCollection(scope.vocabulary, trigger)?.dateField ?? null;
  const events = factOf(named('events'), trigger);
  scope.reads.add(readName(trigger, ''));
  if (dateField !== null) scope.reads.add(readName(trigger, dateField));
  const event = itemNamed('event');
  const day = dateField === null ? policyTo : factOf(event, dateField);
  const truth = lowerCondition(exclusion.when, {
    ...scope,
    event: { formula: event, collection: trigger },
    asOf: day,
    definitions: new Map(),
    locals: new Map(),
  });
  const dated = dateField === null ? [] : [isGiven(day), ...reachYear(exclusion, day, scope)];
  const some = (holds: Formula): Formula => through('some', given(events), 'event', () => both(...dated, holds));
  return {
    certain: some(truth.certain),
    possible: either(isAbsent(events), some(truth.possible)),
    undated: dateField === null ? no : through('some', given(events), 'event', () => isAbsent(day)),
  };
}

/** A sanction that stops all support makes its exclusions last from the year of the fact on. */
function reachYear({ id, within }: Exclusion, day: Formula, { plan }: ProgramScope): readonly Formula[] {
  const year = named('year');
  const start = calculate('*', year, constant(10_000));
  const notLater = compare('<', day, calculate('+', start, constant(10_000)));
  const stops = plan.sanctions.some(({ actions, after }) => actions.includes('stop') && after.includes(id));
  if (within === 'year' && !stops) return [compare('>=', day, start), notLater];
  const from = plan.window?.from;
  return [...(from ? [compare('>=', day, constant(Math.floor(dayNumber(from) / 10_000) * 10_000))] : []), notLater];
}
