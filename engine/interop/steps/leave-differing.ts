import { keyName } from './claim';
import {
  both,
  calculate,
  compare,
  constant,
  either,
  greatest,
  larger,
  lesser,
  not,
  sum,
  through,
  yes,
  type Formula,
} from './formula';
import { isUnbounded } from './join-rules';
import { capEnds, isBefore, type Ends, type Setting } from './limit-setting';
import { openEnd } from './make-claim';
import { refuse } from './not-expressed';

/** The best set of claims that share a value; others of the group give way to it. */
export function leaveDiffering({ limit, shape, claim, group, prior, component }: Setting, field: string): Ends {
  if (prior !== null) return refuse('跨年的就高（同级不竞争）', 'highest only over years among differing values');
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
  const better = through('filter', everyone, 'better', (other) =>
    both(not(sameValue(other, claim)), leads(other, claim)),
  );
  const ahead = through('filter', setOf(claim, 'beside'), 'ahead', (other) => isBefore(other, claim, shape));
  const increase = (member: string): Formula => {
    const best = greatest(through('map', better, 'winner', (other) => worth(other, member, 'sharer')));
    const sofar = sum(through('map', ahead, 'aheadWorth', (other) => shape.get(other, member)));
    return calculate('-', larger(best, calculate('+', sofar, shape.get(claim, member))), larger(best, sofar));
  };
  return capEnds(increase('min'), increase('max'));
}
