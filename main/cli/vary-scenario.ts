import type { PolicyPlan } from '../../engine/compile/plan';
import { listMeasures } from '../../engine/scenario/measure';
import type { Scenario } from '../../engine/scenario/scenario';
import { mostValues, spreadValues, withWordsOf } from '../../engine/scenario/spread-values';
import { varyAssumption } from '../../engine/scenario/vary-assumption';
import { figureText, varyFigure } from '../scenario/vary-figure';
import type { ChosenScenario } from './choose-scenario';
import { UsageError, type Invocation } from './command';
import { requireOption, variedPolicies, type ChosenPolicies } from './population-options';

/** Policies and scenario with one figure set to a value. */
export interface Variant {
  readonly value: string;
  readonly plans: readonly PolicyPlan[];
  readonly scenario: Scenario;
}

/**
 * Sets what --vary names to each value of --values, or from --from to --to by --step: a figure of a policy, or
 * `scenario#/pointer`, any value of the scenario. A bare quantity takes the words around the one that stands there:
 * 'at most 300,000' stays 'at most'. Errors: UsageError.
 */
export function varyScenario(invocation: Invocation, chosen: ChosenPolicies, base: ChosenScenario): readonly Variant[] {
  const what = requireOption(invocation, 'vary');
  const values = readValues(invocation);
  if (what.startsWith('scenario#')) {
    const pointer = what.slice('scenario#'.length);
    return values.map((value) => ({ value, plans: chosen.plans, scenario: varied(chosen, base, pointer, value) }));
  }
  const policies = variedPolicies(chosen);
  const current = figureText(policies, what);
  return values.map((value) => ({
    value,
    plans: varyFigure(policies, what, current === null ? value : withWordsOf(current, value)),
    scenario: base.scenario,
  }));
}

function varied(
  { plans }: ChosenPolicies,
  { file, scenario }: ChosenScenario,
  pointer: string,
  value: string,
): Scenario {
  const found = file ? varyAssumption(file, listMeasures(plans), pointer, value) : { none: true as const };
  if ('scenario' in found) return { ...found.scenario, years: scenario.years };
  if ('none' in found)
    throw new UsageError({
      zh: `情景中没有可变动的 ${pointer}，例如 scenario#/funds/0/size`,
      en: `There is no ${pointer} in the scenario; write for example scenario#/funds/0/size`,
    });
  throw new UsageError({
    zh: `${pointer} 不能取 ${value}：${found.problem?.message.zh ?? ''}`,
    en: `${pointer} cannot be ${value}: ${found.problem?.message.en ?? ''}`,
  });
}

/** Reads --values, or --from, --to and --step. Errors: UsageError. */
function readValues(invocation: Invocation): readonly string[] {
  const { values } = invocation;
  const listed = values['values']?.split(/[,，]/).map((each) => each.trim());
  const span = listed ?? spreadOptions(invocation);
  if (span.length > 0 && span.length <= mostValues) return span;
  throw new UsageError({
    zh: `最多取 ${mostValues} 个值，请放宽 --step`,
    en: `At most ${mostValues} values are computed; take a larger --step`,
  });
}

function spreadOptions(invocation: Invocation): readonly string[] {
  const read = (name: string) => requireOption(invocation, name);
  const values = spreadValues({ from: read('from'), to: read('to'), step: read('step') });
  if (values) return values;
  throw new UsageError({
    zh: '--from、--to、--step 须用同一单位，从小到大，例如 --from 10万元 --to 60万元 --step 5万元',
    en: '--from, --to and --step rise and have one unit, such as --from 10万元 --to 60万元 --step 5万元',
  });
}
