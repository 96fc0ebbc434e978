import type { PolicyPlan } from '../../engine/compile/plan';
import { listMeasures } from '../../engine/scenario/measure';
import type { Scenario } from '../../engine/scenario/scenario';
import { mostValues, spreadValues, withWordsOf, type ValueSpan } from '../../engine/scenario/spread-values';
import { varyAssumption } from '../../engine/scenario/vary-assumption';
import type { SourceFile } from '../../engine/source/source-file';
import { fail } from '../ipc/host-failure';
import { FigureRefusal } from './figure-refusal';
import { figureText, varyFigure, type VariedPolicies } from './vary-figure';

/** Policies and scenario with one figure set to a value. */
export interface Variant {
  readonly value: string;
  readonly plans: readonly PolicyPlan[];
  readonly scenario: Scenario;
}

/**
 * Sets a figure of the policies or of the scenario to each value of a span. Errors: scenario/span, scenario/too-many,
 * scenario/figure.
 */
export function varyModel(
  policies: VariedPolicies,
  { file, scenario }: { readonly file: SourceFile; readonly scenario: Scenario },
  { vary, ...span }: ValueSpan & { readonly vary: string },
): readonly Variant[] {
  const { plans } = policies;
  const values = readSpan(span);
  if (vary.startsWith('scenario#')) {
    const pointer = vary.slice('scenario#'.length);
    return values.map((value) => {
      const varied = varyAssumption(file, listMeasures(plans), pointer, value);
      if ('scenario' in varied) return { value, plans, scenario: varied.scenario };
      const why = 'problem' in varied ? varied.problem?.message : null;
      throw refuse(vary, value, why ?? { zh: '情景中没有这个数值', en: 'the scenario has no such value' });
    });
  }
  try {
    const current = figureText(policies, vary);
    return values.map((value) => ({
      value,
      plans: varyFigure(policies, vary, current === null ? value : withWordsOf(current, value)),
      scenario,
    }));
  } catch (error) {
    if (!(error instanceof FigureRefusal)) throw error;
    const { zh, en } = error.words;
    throw fail('scenario/figure', zh, en);
  }
}

function readSpan(span: ValueSpan): readonly string[] {
  const values = spreadValues(span);
  if (!values)
    throw fail(
      'scenario/span',
      '起、止和步长须用同一单位，从小到大，例如从 10万元 到 60万元，每步 5万元。',
      'First value, last value and step rise and have one unit, such as 10万元, 60万元 and 5万元.',
    );
  if (values.length > mostValues)
    throw fail(
      'scenario/too-many',
      `最多取 ${mostValues} 个值，请放宽步长。`,
      `At most ${mostValues} values are computed; take a larger step.`,
    );
  return values;
}

function refuse(what: string, value: string, why: { readonly zh: string; readonly en: string }) {
  return fail('scenario/figure', `${what} 不能取 ${value}：${why.zh}`, `${what} cannot be ${value}: ${why.en}`);
}
