import type { Limit, PolicyPlan } from '../../engine/compile/plan';
import { applyRepeals } from '../../engine/simulate/apply-repeals';
import { asFen, type MoneyInterval } from '../../engine/values/money';
import type { ImpactReductions, ImpactRules } from '../ipc/population-contract';
import type { HeldPopulation } from './hold-population';
import { payPopulation } from './pay-population';
import { breathe, type TaskRun } from './task-run';
import { totalBriefly } from './total-payments';

const isCap = ({ operation }: Limit): boolean => operation.kind === 'cap';

/** The plan with some of the rules only that take money away. */
function only(plan: PolicyPlan, part: Partial<PolicyPlan>): PolicyPlan {
  return { ...plan, exclusions: [], sanctions: [], limits: [], relations: {}, ...part };
}

/**
 * Computes the draft four more times, each with one more kind of rule: claims as they are, without those that are
 * excluded, with the best or first only, with caps, with what policies of other levels give. The last must be the total.
 */
export async function listReductions(held: HeldPopulation, year: number, run: TaskRun): Promise<ImpactReductions> {
  const { population, world } = held;
  const { plans } = world.draft;
  const variants = [
    ['claims', (plan) => only(plan, {})],
    ['exclusions', (plan) => only(plan, { exclusions: plan.exclusions, sanctions: plan.sanctions })],
    [
      'stacking',
      (plan) =>
        only(plan, {
          exclusions: plan.exclusions,
          sanctions: plan.sanctions,
          limits: plan.limits.filter((limit) => !isCap(limit)),
        }),
    ],
    ['caps', (plan) => only(plan, { exclusions: plan.exclusions, sanctions: plan.sanctions, limits: plan.limits })],
  ] as const satisfies readonly (readonly [string, (plan: PolicyPlan) => PolicyPlan])[];
  const table = 'reduced';
  const steps: ImpactReductions['steps'][number][] = [];
  for (const [kind, change] of variants) {
    const paid = await payPopulation(population, { plans: plans.map(change), year, table, engine: 'duckdb' }, run);
    steps.push({ kind, amount: (await totalBriefly(population, paid)).total.amount });
    await breathe(run);
  }
  await population.connection.run(`DROP TABLE IF EXISTS ${table}`);
  const { total } = await totalBriefly(population, await held.pay(world.draft, year));
  return { steps: [...steps, { kind: 'relations', amount: total.amount }, { kind: 'paid', amount: total.amount }] };
}

type RuleKind = ImpactRules['steps'][number]['kind'];

/** One more rule that takes away, with what the plan is with it and all before it. */
interface RuleStep {
  readonly kind: RuleKind;
  readonly rule: string;
  readonly clause: string | null;
  readonly label: string;
  readonly plan: PolicyPlan;
}

/**
 * Computes each policy again with one more exclusion, stacking rule or cap at a time, in the order of the kinds of
 * `listReductions`: the steps of a kind add up to what that kind takes away. Relations between levels are none of them,
 * so policies stand beside one another, and a step computes its own policy only.
 */
export async function reduceByRule(
  { population, world }: HeldPopulation,
  year: number,
  run: TaskRun,
): Promise<ImpactRules> {
  const table = 'reduced';
  const quiet: TaskRun = { ...run, progress: () => undefined };
  const amountOf = async (plan: PolicyPlan): Promise<MoneyInterval> => {
    const paid = await payPopulation(population, { plans: [plan], year, table, engine: 'duckdb' }, quiet);
    return (await totalBriefly(population, paid)).total.amount;
  };
  // A policy that another one repeals ends early, also where it is computed alone.
  const plans = applyRepeals(world.draft.plans);
  const kinds: readonly RuleKind[] = ['exclusions', 'stacking', 'caps'];
  const listed = kinds.flatMap((kind) =>
    plans.flatMap((plan, place) => listSteps(plan, kind).map((step) => ({ step, plan, place }))),
  );
  const paid: MoneyInterval[] = [];
  const tell = (done: number): Promise<void> => {
    const step = { zh: '逐条规则测算', en: 'computing rule by rule' };
    run.progress({ step, share: done / (plans.length + listed.length) });
    return breathe(run);
  };
  try {
    for (const [index, plan] of plans.entries()) {
      await tell(index);
      paid.push(await amountOf(only(plan, {})));
    }
    const claims = addUp(paid);
    const steps: ImpactRules['steps'][number][] = [];
    for (const [index, { step, plan, place }] of listed.entries()) {
      await tell(plans.length + index);
      paid[place] = await amountOf(step.plan);
      const { kind, rule, clause, label } = step;
      steps.push({ kind, policy: plan.id, policyTitle: plan.title, rule, clause, label, left: addUp(paid) });
    }
    return { claims, steps };
  } finally {
    await population.connection.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

function listSteps(plan: PolicyPlan, kind: RuleKind): readonly RuleStep[] {
  const { exclusions, sanctions } = plan;
  if (kind === 'exclusions')
    return exclusions.map((exclusion, index) => ({
      kind,
      rule: exclusion.id,
      clause: exclusion.from.clause,
      label: exclusion.gist,
      plan: only(plan, { exclusions: exclusions.slice(0, index + 1), sanctions }),
    }));
  const added = plan.limits.filter((limit) => isCap(limit) === (kind === 'caps'));
  const already = kind === 'caps' ? plan.limits.filter((limit) => !isCap(limit)) : [];
  return added.map((limit, index) => {
    const some = new Set([...already, ...added.slice(0, index + 1)]);
    const item = plan.rules.find(({ from }) => from.itemId === limit.from.itemId);
    return {
      kind,
      rule: limit.id,
      clause: limit.from.clause,
      label: item?.label ?? plan.title,
      // Limits apply in the order of the plan.
      plan: only(plan, { exclusions, sanctions, limits: plan.limits.filter((each) => some.has(each)) }),
    };
  });
}

function addUp(amounts: readonly MoneyInterval[]): MoneyInterval {
  const open = amounts.some(({ max }) => max === null);
  return {
    min: asFen(amounts.reduce((sum, { min }) => sum + min, 0n)),
    max: open ? null : asFen(amounts.reduce((sum, { max }) => sum + (max ?? 0n), 0n)),
  };
}
