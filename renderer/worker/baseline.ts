import { findUnfeltEdits, type SimulationSummary } from '../../engine/index';
import type { EffectView } from './effect-view';
import type { TextSet, UsedPlan } from './text-set';

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
  const plans = current.usedPlans();
  if (baseline.kind === 'policy' && plans.some(({ path }) => path === baseline.against)) {
    const [now, base] = [{ without: baseline.against }, { without: baseline.path }];
    return {
      now: current.simulate(year, now),
      base: current.simulate(year, base),
      plans: current.usedPlans(now),
      basePlans: current.usedPlans(base),
      without: baseline.against,
      problem: null,
    };
  }
  const now = current.simulate(year);
  if (baseline.kind === 'text' && instead)
    return {
      now,
      base: current.simulate(year, { instead }),
      plans,
      basePlans: current.usedPlans({ instead }),
      without: null,
      problem: instead.state === 'partial' ? 'partial' : null,
    };
  return {
    now,
    base: saved.simulate(year),
    plans,
    basePlans: saved.usedPlans(),
    without: null,
    problem: baseline.kind === 'saved' ? null : 'unreadable',
  };
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
