import { claimShape, keyName } from './claim';
import {
  both,
  compare,
  concat,
  constant,
  count,
  either,
  isAbsent,
  named,
  no,
  oneOf,
  through,
  zero,
  type Formula,
} from './formula';
import { keysOf, looksBack, type Component } from './join-rules';
import type { ProgramScope } from './program-scope';

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
  const competes = both(compare('>', count(named(raised)), zero), compare('>', count(everyone), constant(1)), doubtful);
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
