import { findUnfeltEdits, type SimulationSummary } from '../../engine/index';
import type { EffectView } from './effect-view';
import type { PlanChoice, TextSet, UsedPlan } from './text-set';

/** What the simulation is compared with. */
export type Baseline =
  /** Every text as it was last saved. */
  | { readonly kind: 'saved' }
  /** One policy as another text has it, beside the other policies as they are. */
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** Another policy of the workspace in the place of this one: either is simulated without the other. */
  | { readonly kind: 'policy'; readonly path: string; readonly against: string };

/** What is simulated now and what it is compared with. */
export interface ComparedWorlds {
  readonly now: SimulationSummary;
  readonly base: SimulationSummary;
  /** The policies that are simulated now. */
  readonly plans: readonly UsedPlan[];
  readonly basePlans: readonly UsedPlan[];
  /** Policy that is left out now because it is what is compared with. */
  readonly without: string | null;
  /** `partial`: the baseline has errors, what is wrong is left out; `unreadable`: the saved texts stand in for it. */
  readonly problem: 'partial' | 'unreadable' | null;
}

/** A simulation to be made: of which texts, with which policies. */
interface WantedWorld {
  readonly texts: TextSet;
  readonly choice: PlanChoice;
}

interface WantedWorlds {
  readonly now: WantedWorld;
  readonly base: WantedWorld;
  readonly without: string | null;
  readonly problem: ComparedWorlds['problem'];
}

function chooseWorlds(current: TextSet, saved: TextSet, baseline: Baseline, instead: UsedPlan | null): WantedWorlds {
  const isThere = (path: string) => current.usedPlans().some((plan) => plan.path === path);
  if (baseline.kind === 'policy' && isThere(baseline.against))
    return {
      now: { texts: current, choice: { without: baseline.against } },
      base: { texts: current, choice: { without: baseline.path } },
      without: baseline.against,
      problem: null,
    };
  const now = { texts: current, choice: {} };
  if (baseline.kind === 'text' && instead)
    return {
      now,
      base: { texts: current, choice: { instead } },
      without: null,
      problem: instead.state === 'partial' ? 'partial' : null,
    };
  const problem = baseline.kind === 'saved' ? null : 'unreadable';
  return { now, base: { texts: saved, choice: {} }, without: null, problem };
}

/**
 * Simulates the present texts and the baseline. The baseline is remembered as long as nothing it rests on changes, so
 * typing costs one simulation, not two.
 */
export function compareWorlds(
  current: TextSet,
  saved: TextSet,
  baseline: Baseline,
  year: number,
  instead: UsedPlan | null,
): ComparedWorlds {
  const { now, base, without, problem } = chooseWorlds(current, saved, baseline, instead);
  return {
    now: now.texts.simulate(year, now.choice),
    base: base.texts.simulate(year, base.choice),
    plans: now.texts.usedPlans(now.choice),
    basePlans: base.texts.usedPlans(base.choice),
    without,
    problem,
  };
}

/** Simulates a part of what {@link compareWorlds} needs; tells whether nothing is left. */
export function advanceWorlds(
  current: TextSet,
  saved: TextSet,
  baseline: Baseline,
  year: number,
  instead: UsedPlan | null,
  shallStop: () => boolean,
): boolean {
  const { now, base } = chooseWorlds(current, saved, baseline, instead);
  return now.texts.advance(year, now.choice, shallStop) && base.texts.advance(year, base.choice, shallStop);
}

/** Says which differences to the baseline nobody feels, and why; policies with errors are left out. */
export function explainEffect(worlds: ComparedWorlds, baseline: Baseline): EffectView {
  const { now, base, plans, basePlans } = worlds;
  if (baseline.kind === 'policy') return { year: now.year, edits: [] };
  const edits = plans.flatMap((after) => {
    const before = basePlans.find(({ path }) => path === after.path);
    if (!before || before.text === after.text || after.state !== 'newest') return [];
    const effect = findUnfeltEdits(
      { checked: before.checked, plan: before.plan, results: base.results },
      { checked: after.checked, plan: after.plan, results: now.results },
      now.year,
    );
    if (effect.rules + effect.wording === 0) return [];
    return [{ path: after.path, policy: after.plan.id, title: after.plan.title, ...effect }];
  });
  return { year: now.year, edits };
}
