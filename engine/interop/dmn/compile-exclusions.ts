import type { Exclusion } from '../../compile/plan';
import { yearOf } from '../../values/calendar';
import { collectionOf, scopeOf, tryMaking, type Setting } from './compile-setting';
import { quoteFeel } from './feel-value';
import { lowerCondition } from './lower-feel';
import { requireKnown } from './require-known';

/** Makes the function that says whether something takes the claims of a year away: true, false or null for perhaps. */
export function compileExclusions(setting: Setting): void {
  const { plan, elements } = setting;
  const outcomes = plan.exclusions.map((exclusion) => writeExclusion(exclusion, setting));
  elements.push({
    element: 'function',
    name: 'excluded',
    description: '不予奖励的情形 / what takes the claims of a year away',
    parameters: ['enterprise', 'year'],
    body: `any_holds(flatten([${outcomes.join(',\n')}]))`,
  });
}

function writeExclusion(exclusion: Exclusion, setting: Setting): string {
  const { plan, names } = setting;
  const { id, trigger, gist } = exclusion;
  const name = names.part(names.rule(id), 'excludes');
  const { dateField } = collectionOf(trigger, setting);
  const when = tryMaking(`exclusion ${id}`, setting, () => {
    requireKnown('exclusion', exclusion);
    return lowerCondition(exclusion.when, scopeOf(setting, trigger));
  });
  setting.elements.push({
    element: 'function',
    name,
    description: gist,
    parameters: ['enterprise', 'event', 'asOf', 'year'],
    body: when ?? 'null',
  });
  const list = `enterprise.${trigger}`;
  if (dateField === null) {
    return `if ${list} = null then [null] else for e in ${list} return ${name}(enterprise, e, last_day(year), year)`;
  }
  const stops = plan.sanctions.some(({ actions, after }) => actions.includes('stop') && after.includes(id));
  const day = `e.${dateField}`;
  const start = plan.window?.from;
  const inTime =
    exclusion.within === 'year' && !stops
      ? `starts with(${day}, string(year))`
      : `${day} <= string(year) + "-12-31"${start ? ` and ${day} >= ${quoteFeel(`${yearOf(start)}-01-01`)}` : ''}`;
  const holds = `${name}(enterprise, e, ${day}, year)`;
  return `if ${list} = null then [null] else for e in ${list} return if ${day} = null then (if ${holds} = false then false else null) else if ${inTime} then ${holds} else false`;
}
