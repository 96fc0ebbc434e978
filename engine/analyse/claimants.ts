import type { Rule } from '../compile/plan';
import { anyAmount, sumIntervals, type MoneyInterval } from '../values/money';
import { isMoney, type Analysis, type FoundWitness } from './analysis';
import { findWitness } from './build-witness';
import type { Affected } from './finding';
import type { PolicyScope } from './policy-scope';

/** The enterprises that something rests on, and one of them. */
export interface Claimants {
  readonly affected: Affected;
  readonly witness: FoundWitness;
}

/** So many rules are tried for a constructed claimant: the first will nearly always do. */
const MOST_TRIED = 8;

/**
 * Gives those who receive something under some rules, promises of no stated amount included: of the loaded enterprises
 * the first, else a constructed one. Units: fen; an unstated amount counts as open upwards.
 */
export function listClaimants(
  analysis: Analysis,
  scope: PolicyScope,
  rules: readonly Rule[] = scope.plan.rules,
): Claimants {
  const giving = rules.filter(gives);
  const affected = countClaimants(analysis, scope, giving);
  return { affected: affected.counted, witness: affected.first ?? makeClaimant(scope, giving) };
}

function gives({ amount, kind }: Rule): boolean {
  return amount !== null || kind === 'unquantifiedMoney';
}

function countClaimants(analysis: Analysis, scope: PolicyScope, rules: readonly Rule[]) {
  const ids = new Set(rules.map(({ id }) => id));
  const concerns = (each: { readonly policy: string; readonly rule: string }): boolean =>
    each.policy === scope.plan.id && ids.has(each.rule);
  const isOpen = rules.some(({ amount }) => amount === null);
  const amounts: MoneyInterval[] = [];
  let enterprises = 0;
  let first: FoundWitness | null = null;
  analysis.results.forEach((result, index) => {
    const lines = result.lines.filter(concerns);
    const promised = isOpen && result.unquantified.some(concerns);
    const enterprise = analysis.enterprises[index];
    if ((lines.length === 0 && !promised) || !enterprise) return;
    enterprises += 1;
    amounts.push(...lines.filter(isMoney).map(({ amount }) => amount), ...(promised ? [anyAmount] : []));
    first ??= { enterprise, origin: 'loaded', year: analysis.year };
  });
  const counted: Affected = { enterprises, money: sumIntervals(amounts), basis: 'paid' };
  return { counted, first: first as FoundWitness | null };
}

function makeClaimant(scope: PolicyScope, rules: readonly Rule[]): FoundWitness {
  // A stated amount shows more than a promise.
  const ordered = [...rules].sort((a, b) => Number(a.amount === null) - Number(b.amount === null));
  for (const rule of ordered.slice(0, MOST_TRIED)) {
    const enterprise = findWitness(scope, { rule, condition: scope.conditionOf(rule) }, (tried) => {
      const { lines, unquantified } = scope.simulate(tried, [rule.from.itemId]);
      return [...lines, ...unquantified].some((line) => line.rule === rule.id);
    });
    if (enterprise) return { enterprise };
  }
  if (rules.length === 0)
    return {
      why: {
        zh: '没有给付条款与此有关，不影响任何企业。',
        en: 'No clause that pays rests on it: no enterprise is concerned.',
      },
    };
  return {
    why: {
      zh: '与此有关的条款，没有找到能得到给付的企业。',
      en: 'No enterprise was found that is paid under the clauses that rest on it.',
    },
  };
}
