import type { PolicyPlan } from '../../engine/compile/plan';
import type { BaseClaim } from '../../engine/scenario/base-claim';
import { listClaims, planYears } from '../../engine/scenario/list-claims';
import type { Scenario } from '../../engine/scenario/scenario';
import { claimPopulation } from '../population/claim-population';
import type { ReadWorld } from '../population/read-world';
import { breathe, type TaskLimits, type TaskRun } from '../population/task-run';

/** On whom claims are listed. */
export interface ClaimSource extends TaskLimits {
  /** Folder of the population; null: the sample enterprises of the workspace. */
  readonly folder: string | null;
  readonly world: ReadWorld;
  /** Tells this source from others. */
  readonly key: string;
}

/** Lists of claims that are kept: those of two scenarios side by side. */
const KEPT = 2;

/** Lists the claims of policies for the years of a scenario; one that only assumes otherwise is given those of before. */
export function rememberClaims() {
  let kept: readonly { readonly key: string; readonly claims: readonly BaseClaim[] }[] = [];
  return async (source: ClaimSource, scenario: Scenario, run: TaskRun): Promise<readonly BaseClaim[]> => {
    const key = `${source.key}\n${JSON.stringify(planYears(scenario))}`;
    const known = kept.find((each) => each.key === key);
    const claims = known?.claims ?? (await gatherClaims(source, [source.world.draft.plans], scenario, run))[0] ?? [];
    kept = [{ key, claims }, ...kept.filter((each) => each.key !== key)].slice(0, KEPT);
    return claims;
  };
}

/** Enterprises computed between two looks at what the user wants. */
const SLICE = 20;

/** Lists the claims of a scenario under each variant of the policies. Errors: those of claimPopulation. */
export async function gatherClaims(
  source: ClaimSource,
  variants: readonly (readonly PolicyPlan[])[],
  scenario: Scenario,
  run: TaskRun,
): Promise<readonly (readonly BaseClaim[])[]> {
  const { folder, world } = source;
  const { vocabulary } = world;
  const years = planYears(scenario);
  const step = { zh: '逐年列出付款', en: 'listing payments year by year' };
  run.progress({ step, share: null });
  if (folder !== null)
    return claimPopulation({ ...source, folder, vocabulary, variants, years, engine: 'duckdb' }, run);
  const enterprises = world.readEnterprises();
  const lists: (readonly BaseClaim[])[] = [];
  for (const [index, plans] of variants.entries()) {
    const claims: BaseClaim[] = [];
    for (let from = 0; from < enterprises.length; from += SLICE) {
      claims.push(...listClaims(plans, enterprises.slice(from, from + SLICE), years, vocabulary));
      run.progress({ step, share: (index + from / enterprises.length) / variants.length });
      await breathe(run);
    }
    lists.push(claims);
  }
  return lists;
}
