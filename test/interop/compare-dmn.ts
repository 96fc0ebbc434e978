import type { PolicyPlan } from '../../engine/compile/plan';
import type { BoundaryCase } from '../../engine/coverage/seek-boundaries';
import { compileDmn } from '../../engine/interop/dmn/compile-dmn';
import { yearOf } from '../../engine/values/calendar';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { startChance } from './chance';
import { compareDmn } from './dmn-difference';
import { readDmn } from './dmn-evaluator';
import { gatherSupply, generateEnterprise } from './generate-enterprise';
import { drawSmallPolicies } from './small-policies';

/** How many enterprises a foreign engine gave the same for, and how many it left to the full engine. */
export interface Tally {
  readonly equal: number;
  readonly deferred: number;
  readonly different: number;
  /** Of the deferred ones, those of which every fact is known. */
  readonly deferredThoughKnown: number;
  readonly paid: number;
  readonly difference: string | null;
}

/** An enterprise to try, and whether every fact of it is known. */
export interface Trial extends Pick<BoundaryCase, 'enterprise' | 'year'> {
  readonly isKnown: boolean;
}

/** Tries the model of a policy on enterprises. */
export async function compareDmnOn(plan: PolicyPlan, trials: Iterable<Trial>): Promise<Tally> {
  const program = await readDmn(compileDmn(plan, builtinVocabulary).xml, 'result');
  const counts = { equal: 0, deferred: 0, different: 0, deferredThoughKnown: 0, paid: 0 };
  let difference: string | null = null;
  for (const { enterprise, year, isKnown } of trials) {
    const { outcome, detail, paid } = compareDmn(program, plan, enterprise, year, builtinVocabulary);
    counts[outcome] += 1;
    if (outcome === 'deferred' && isKnown) counts.deferredThoughKnown += 1;
    if (outcome === 'equal' && paid) counts.paid += 1;
    difference ??= detail;
  }
  return { ...counts, difference };
}

/** The same under small generated policies. */
export async function compareDmnOnSmallPolicies(seed: number, count: number): Promise<Tally> {
  const { plans, cases } = drawSmallPolicies(count, seed);
  const tallies: Tally[] = [];
  for (const plan of plans)
    tallies.push(
      await compareDmnOn(
        plan,
        cases.map((each) => ({ ...each, isKnown: false })),
      ),
    );
  const total = (member: 'equal' | 'deferred' | 'different' | 'paid'): number =>
    tallies.reduce((sum, tally) => sum + tally[member], 0);
  return {
    equal: total('equal'),
    deferred: total('deferred'),
    different: total('different'),
    paid: total('paid'),
    deferredThoughKnown: 0,
    difference: tallies.find(({ difference }) => difference !== null)?.difference ?? null,
  };
}

/** Generates enterprises around the years of a policy; of half of them every fact is known. */
export function* generateTrials(plan: PolicyPlan, seed: number, count: number): Generator<Trial> {
  const supply = gatherSupply([plan], builtinVocabulary);
  const chance = startChance(seed);
  const firstYear = plan.window?.from ? yearOf(plan.window.from) - 1 : 2021;
  for (let made = 0; made < count; made += 1) {
    const forgets = chance.pick([0, 0, 40, 8]);
    const year = firstYear + chance.below(6);
    yield { ...generateEnterprise(supply, chance, forgets, year), isKnown: forgets === 0 };
  }
}
