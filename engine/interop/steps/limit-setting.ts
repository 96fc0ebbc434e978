import type { Limit } from '../../compile/plan';
import { claimShape, keyName } from './claim';
import {
  both,
  compare,
  either,
  itemNamed,
  lesser,
  named,
  oneOf,
  shapeOf,
  through,
  yes,
  zero,
  type Formula,
} from './formula';
import { looksBack, membersOf, type Component } from './join-rules';
import { stepName } from './make-claim';
import { refuse } from './not-expressed';
import type { FormulaNode } from './program';
import type { ProgramScope } from './program-scope';

/** A limit and one of the claims it may reach, which a step before put beside the claims it competes with. */
export interface Setting {
  readonly limit: Limit;
  readonly component: Component;
  readonly scope: ProgramScope;
  readonly shape: ReturnType<typeof claimShape>;
  readonly claim: Formula;
  /** Whether the limit reaches the claim. */
  readonly reached: Formula;
  /** Claims of its group: those that come before it, or under `highest` with `differing` all of them. */
  readonly group: Formula;
  /** What earlier years paid the group; null where they do not count. */
  readonly prior: Formula | null;
  /** Name of the step, and what it goes through. */
  readonly groups: string;
  readonly step: { readonly name: string; readonly formula: Formula };
}

/** Puts each claim of a list beside those of its group. Errors: NotExpressed. */
export function openSetting(source: string, limit: Limit, component: Component, scope: ProgramScope): Setting {
  const shape = claimShape(scope.plan);
  const members = membersOf(limit, component.rules);
  if (limit.within === 'event' && members.some((rule) => rule.claim === 'year'))
    return refuse('对按年合计的一笔逐次限制', 'a limit on each event of a claim over a year');
  const isMember = (of: Formula): Formula =>
    oneOf(
      shape.get(of, 'rule'),
      members.map(({ id }) => id),
    );
  const isReached = (of: Formula): Formula =>
    both(members.length === component.rules.length ? yes : isMember(of), compare('>', shape.get(of, 'max'), zero));
  const triggers = new Set(members.map(({ trigger }) => trigger));
  const isByKind = triggers.size > 1 && (limit.groupBy.length > 0 || limit.within === 'event');
  const shared = [...(isByKind ? ['trigger'] : []), ...limit.groupBy.map(keyName)];
  const own = itemNamed('claim');
  const agrees = (other: Formula, on: readonly string[]): Formula =>
    both(...on.map((member) => compare('=', shape.get(other, member), shape.get(own, member))));
  const isRanked = limit.operation.kind !== 'highest' || limit.operation.differing === null;
  const others = through('filter', named(source), 'other', (other) =>
    both(
      isReached(other),
      agrees(other, limit.within === 'event' ? [...shared, 'at'] : shared),
      isRanked ? isBefore(other, own, shape) : yes,
    ),
  );
  const paid = through('filter', named('earlier'), 'other', (other) => both(isMember(other), agrees(other, shared)));
  const grouped = shapeOf<string>(looksBack(limit) ? ['claim', 'group', 'paid'] : ['claim', 'group']);
  const name = `groups_${stepName(limit.id)}`;
  const each = itemNamed('each');
  const claim = grouped.get(each, 'claim');
  return {
    limit,
    component,
    scope,
    shape,
    claim,
    reached: isReached(claim),
    group: grouped.get(each, 'group'),
    prior: looksBack(limit) ? grouped.get(each, 'paid') : null,
    groups: name,
    step: {
      name,
      formula: through('map', named(source), 'claim', () => grouped.make({ claim: own, group: others, paid })),
    },
  };
}

/** What a limit leaves of a claim, and the steps that work it out; the last of them is the list that is gone through. */
export interface Left extends Ends {
  readonly steps: FormulaNode['steps'];
}

/** Both ends of an amount. */
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
