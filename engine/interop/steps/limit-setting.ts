import type { Limit } from '../../compile/plan';
import { claimShape, keyName } from './claim';
import { both, compare, either, itemNamed, lesser, named, oneOf, through, yes, zero, type Formula } from './formula';
import { looksBack, membersOf, type Component } from './join-rules';
import { refuse } from './not-expressed';
import type { FormulaNode } from './program';
import type { ProgramScope } from './program-scope';

export interface Setting {
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

export function openSetting(source: string, limit: Limit, component: Component, scope: ProgramScope): Setting {
  const shape = claimShape(scope.plan);
  const members = membersOf(limit, component.rules);
  const all = members.length === component.rules.length;
  const isMember = (of: Formula): Formula =>
    oneOf(
      shape.get(of, 'rule'),
      members.map(({ id }) => id),
    );
  const isReached = (of: Formula): Formula => both(all ? yes : isMember(of), compare('>', shape.get(of, 'max'), zero));
  const triggers = new Set(members.map(({ trigger }) => trigger));
  const claim = itemNamed('claim');
  const equal = (other: Formula, member: string): Formula =>
    compare('=', shape.get(other, member), shape.get(claim, member));
  const isYearly = members.some((rule) => rule.claim === 'year');
  if (limit.within === 'event' && isYearly)
    refuse('对按年合计的一笔逐次限制', 'a limit on each event of a claim over a year');
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

export interface Ends {
  readonly min: Formula;
  readonly max: Formula;
}

/** A lower end is cut at the upper end of its claim. */
export const capEnds = (min: Formula, max: Formula): Ends => ({ min: lesser(min, max), max });

/** Best claims first: by worth, day, the place of the rule, and what the event says. */
export function isBefore(a: Formula, b: Formula, shape: Setting['shape']): Formula {
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
