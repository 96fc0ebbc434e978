import type { CheckContext } from '../check-context';
import { findCycles, listNamedValues } from '../name-graph';
import { descend } from '../pointer';

/** No parameter or definition depends on itself; the cycle is spelled out at each of its places. */
export function checkCycles(context: CheckContext): void {
  const named = listNamedValues(context.document);
  const reported = new Set<string>();
  for (const cycle of findCycles(named))
    cycle.forEach((name, index) => {
      // A name in several circles has one finding.
      if (reported.has(name)) return;
      reported.add(name);
      const kind = named.find((value) => value.name === name)?.kind ?? 'parameter';
      const pointer = descend(kind === 'parameter' ? '/parameters' : '/definitions', name);
      const path = [...cycle.slice(index), ...cycle.slice(0, index), name].join(' → ');
      context.report('check/cycle', pointer, { name, path }, { at: 'key' });
      context.drop(pointer);
    });
}
