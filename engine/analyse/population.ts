import type { Rule } from '../compile/plan';
import type { CheckedExpression } from '../expression/checked-expression';
import { judge } from '../simulate/judge';
import { setYearContext } from '../simulate/year-context';
import { asFen, noMoney, type MoneyInterval } from '../values/money';
import type { Analysis } from './analysis';
import type { Affected } from './finding';
import type { PolicyScope } from './policy-scope';

/**
 * Counts the loaded enterprises with an event of the year that meets some conditions and fails others; the money is
 * what each could have had. Units: fen.
 */
export function countEvents(
  analysis: Analysis,
  scope: PolicyScope,
  rule: Rule,
  tests: { readonly meets: readonly CheckedExpression[]; readonly fails: readonly CheckedExpression[] },
  worth: MoneyInterval | null,
): Affected {
  const { trigger } = rule;
  if (trigger === null) return { enterprises: 0, money: { min: noMoney, max: noMoney } };
  let enterprises = 0;
  let events = 0n;
  for (const enterprise of analysis.enterprises) {
    const context = setYearContext(scope.plan, enterprise, analysis.year, analysis.vocabulary);
    const concerned = (context.eventsOfYear(trigger) ?? []).filter((event) => {
      const at = context.scopeOf(trigger, event);
      return (
        tests.meets.every((condition) => judge(condition, at).truth === 'true') &&
        tests.fails.every((condition) => judge(condition, at).truth === 'false')
      );
    });
    if (concerned.length > 0) enterprises += 1;
    events += BigInt(concerned.length);
  }
  const most = worth === null || worth.max === null ? null : asFen(worth.max * events);
  return { enterprises, money: { min: noMoney, max: events === 0n ? noMoney : most } };
}
