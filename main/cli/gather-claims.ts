import path from 'node:path';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { BaseClaim } from '../../engine/scenario/base-claim';
import { listClaims, planYears } from '../../engine/scenario/list-claims';
import type { Scenario } from '../../engine/scenario/scenario';
import { chooseEnterprises } from './choose-inputs';
import type { Invocation } from './command';
import type { OpenedWorkspace } from './open-workspace';
import { readEngine, readLimits, runTask } from './population-options';

/**
 * Lists the claims of a scenario under each variant of the policies: those of the population that --population names,
 * else those of the enterprises of the workspace. Errors: those of claimPopulation.
 */
export async function gatherClaims(
  invocation: Invocation,
  opened: OpenedWorkspace,
  variants: readonly (readonly PolicyPlan[])[],
  scenario: Scenario,
): Promise<readonly (readonly BaseClaim[])[]> {
  const { population } = invocation.values;
  const { vocabulary } = opened.workspace;
  const years = planYears(scenario);
  if (population === undefined) {
    const enterprises = chooseEnterprises(invocation, opened);
    return variants.map((plans) => listClaims(plans, enterprises, years, vocabulary));
  }
  return runTask(invocation, 'claims', {
    ...readLimits(invocation),
    folder: path.resolve(invocation.host.folder, population),
    ...readEngine(invocation),
    vocabulary,
    variants,
    years,
  });
}
