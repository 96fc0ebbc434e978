import { keyName } from './claim';
import {
  both,
  calculate,
  compare,
  constant,
  either,
  greatest,
  itemNamed,
  larger,
  lesser,
  named,
  not,
  shapeOf,
  sum,
  through,
  type Formula,
} from './formula';
import { isUnbounded } from './join-rules';
import { capEnds, isBefore, type Left, type Setting } from './limit-setting';
import { openEnd, stepName } from './make-claim';
import { refuse } from './not-expressed';

/** The best set of claims that share a value; others of the group give way to it. */
export function leaveDiffering(setting: Setting, field: string): Left {
  const { limit, shape, claim, group, prior, component, groups } = setting;
  if (prior !== null) return refuse('跨年的就高（同级不竞争）', 'highest only over years among differing values');
  if (component.rules.some((rule) => limit.rules.includes(rule.id) && rule.claim === 'year'))
    return refuse('按年合计的一笔按字段就高', 'highest only by a field of claims over a year');
  const key = keyName(field);
  const sameValue = (a: Formula, b: Formula): Formula => compare('=', shape.get(a, key), shape.get(b, key));
  // First each claim with its set: the claims of its group that share its value.
  const sets = shapeOf<string>(['claim', 'group', 'set', 'worthMin', 'worthMax']);
  const setName = `sets_${stepName(limit.id)}`;
  const worth = (member: string): Formula =>
    sum(
      through(
        'map',
        through('filter', group, 'other', (other) => sameValue(other, claim)),
        'other',
        (other) => shape.get(other, member),
      ),
    );
  const setStep = {
    name: setName,
    formula: through('map', named(groups), 'each', () =>
      sets.make({
        claim,
        group,
        set: through('filter', group, 'other', (other) => sameValue(other, claim)),
        worthMin: worth('min'),
        worthMax: worth('max'),
      }),
    ),
  };
  // Then the worth of the best of the sets before its own, and of the claims before it in its own.
  const own = itemNamed('own');
  const other = itemNamed('rival');
  const of = (entry: Formula, member: string): Formula => shape.get(sets.get(entry, 'claim'), member);
  const isLedBy = (a: Formula, b: Formula): Formula =>
    through('some', sets.get(a, 'set'), 'leader', (leader) =>
      not(through('some', sets.get(b, 'set'), 'follower', (follower) => isBefore(follower, leader, shape))),
    );
  const [minA, minB] = [sets.get(other, 'worthMin'), sets.get(own, 'worthMin')];
  // A set with an open end is worth no more for what else it holds.
  const most = (entry: Formula): Formula => {
    const all = sets.get(entry, 'worthMax');
    return component.rules.some(isUnbounded) ? lesser(all, constant(openEnd)) : all;
  };
  const [maxA, maxB] = [most(other), most(own)];
  const leads = either(
    compare('>', minA, minB),
    both(
      compare('=', minA, minB),
      either(compare('>', maxA, maxB), both(compare('=', maxA, maxB), isLedBy(other, own))),
    ),
  );
  const isOfGroup = through('some', sets.get(own, 'group'), 'member', (member) =>
    both(
      compare('=', shape.get(member, 'at'), of(other, 'at')),
      compare('=', shape.get(member, 'rule'), of(other, 'rule')),
    ),
  );
  const better = through('filter', named(setName), 'rival', () =>
    both(isOfGroup, compare('!=', of(other, key), of(own, key)), leads),
  );
  const ahead = (member: string): Formula =>
    sum(
      through(
        'map',
        through('filter', sets.get(own, 'set'), 'beside', (beside) => isBefore(beside, sets.get(own, 'claim'), shape)),
        'beside',
        (beside) => shape.get(beside, member),
      ),
    );
  const best = (member: string): Formula => greatest(through('map', better, 'rival', () => sets.get(other, member)));
  const ranks = shapeOf<string>(['claim', 'bestMin', 'bestMax', 'aheadMin', 'aheadMax']);
  const rankStep = {
    name: `ranks_${stepName(limit.id)}`,
    formula: through('map', named(setName), 'own', () =>
      ranks.make({
        claim: sets.get(own, 'claim'),
        bestMin: best('worthMin'),
        bestMax: best('worthMax'),
        aheadMin: ahead('min'),
        aheadMax: ahead('max'),
      }),
    ),
  };
  const each = itemNamed('each');
  const increase = (member: string, end: string): Formula => {
    const [top, sofar] = [ranks.get(each, `best${end}`), ranks.get(each, `ahead${end}`)];
    return calculate('-', larger(top, calculate('+', sofar, shape.get(claim, member))), larger(top, sofar));
  };
  return { ...capEnds(increase('min', 'Min'), increase('max', 'Max')), steps: [setStep, rankStep] };
}
