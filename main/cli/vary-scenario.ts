import type { PolicyPlan } from '../../engine/compile/plan';
import { listMeasures } from '../../engine/scenario/measure';
import { scenarioShape } from '../../engine/scenario/read-scenario';
import type { Scenario } from '../../engine/scenario/scenario';
import { validateScenarioDocument } from '../../schemas/generated/validators';
import { parseSource } from '../../engine/parse/parse-source';
import { validateShape } from '../../engine/validate/validate-shape';
import { parseFigure, type FigureTerm } from '../../engine/values/figure-literal';
import {
  add,
  compareRationals,
  fromInteger,
  makeRational,
  multiply,
  toDecimalText,
  toRational,
  type Rational,
} from '../../engine/values/rational';
import { readAgainst, type ChosenScenario } from './choose-scenario';
import { UsageError, type Invocation } from './command';
import { requireOption, type ChosenPolicies } from './population-options';
import { figureText, setAt, varyFigure } from './vary-figure';

/** Policies and scenario with one figure set to a value. */
export interface Variant {
  readonly value: string;
  readonly plans: readonly PolicyPlan[];
  readonly scenario: Scenario;
}

const MOST_VALUES = 200;

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
    return values.map((value) => ({
      value,
      plans: chosen.plans,
      scenario: varyAssumption(chosen, base, pointer, value),
    }));
  }
  const current = figureText(chosen, what);
  return values.map((value) => ({
    value,
    plans: varyFigure(chosen, what, current === null ? value : withWordsOf(current, value)),
    scenario: base.scenario,
  }));
}

function varyAssumption({ plans }: ChosenPolicies, base: ChosenScenario, pointer: string, value: string): Scenario {
  const { file, scenario } = base;
  const tree = file && parseSource(file).value;
  const kind = { shape: scenarioShape, validate: validateScenarioDocument };
  const document = file && tree ? (validateShape(tree, file.path, kind).value?.document ?? null) : null;
  const changed = document && setAt(document, pointer.split('/').slice(1), value);
  if (!file || !changed)
    throw new UsageError({
      zh: `情景中没有可变动的 ${pointer}，例如 scenario#/funds/0/size`,
      en: `There is no ${pointer} in the scenario; write for example scenario#/funds/0/size`,
    });
  // JSON is YAML, so that a changed document is read as a typed one is.
  const again = readAgainst({ path: file.path, text: JSON.stringify(changed) }, listMeasures(plans));
  const [problem] = again.diagnostics.filter(({ severity }) => severity === 'error');
  if (!again.scenario || problem)
    throw new UsageError({
      zh: `${pointer} 不能取 ${value}：${problem?.message.zh ?? ''}`,
      en: `${pointer} cannot be ${value}: ${problem?.message.en ?? ''}`,
    });
  return { ...again.scenario, years: scenario.years };
}

/** Reads --values, or --from, --to and --step. Errors: UsageError. */
function readValues(invocation: Invocation): readonly string[] {
  const { values } = invocation;
  const listed = values['values']?.split(/[,，]/).map((each) => each.trim());
  const span = listed ?? spreadValues(invocation);
  if (span.length > 0 && span.length <= MOST_VALUES) return span;
  throw new UsageError({
    zh: `最多取 ${MOST_VALUES} 个值，请放宽 --step`,
    en: `At most ${MOST_VALUES} values are computed; take a larger --step`,
  });
}

function spreadValues(invocation: Invocation): readonly string[] {
  const [from, to, step] = ['from', 'to', 'step'].map((name) => readQuantity(invocation, name));
  const rising = from && to && step && compareRationals(from.value, to.value) <= 0 && step.value.n > 0n;
  if (!rising || from.unit !== to.unit || step.unit !== from.unit)
    throw new UsageError({
      zh: '--from、--to、--step 须用同一单位，从小到大，例如 --from 10万元 --to 60万元 --step 5万元',
      en: '--from, --to and --step rise and have one unit, such as --from 10万元 --to 60万元 --step 5万元',
    });
  const values: string[] = [];
  for (
    let at = from.value;
    compareRationals(at, to.value) <= 0 && values.length <= MOST_VALUES;
    at = add(at, step.value)
  )
    values.push(writeQuantity(at, from.unit));
  return values;
}

type Quantity = Extract<FigureTerm, { kind: 'quantity' }>;

function readQuantity(
  invocation: Invocation,
  name: string,
): { readonly value: Rational; readonly unit: Quantity['unit'] } | null {
  const term = bareTerm(requireOption(invocation, name));
  return term && { value: toRational(term.value), unit: term.unit };
}

function bareTerm(text: string): Quantity | null {
  const figure = parseFigure(text);
  if ('problem' in figure || figure.modality !== 'exactly' || figure.per.length > 0) return null;
  return figure.value.kind === 'quantity' ? figure.value : null;
}

function writeQuantity(value: Rational, unit: Quantity['unit']): string {
  const text = (each: Rational): string => toDecimalText(each) ?? '';
  if (unit === 'rate') return `${text(multiply(value, fromInteger(100)))}%`;
  if (unit === 'number') return text(value);
  const tens = toDecimalText(makeRational(value.n, value.d * 10_000n));
  return tens !== null && value.d === 1n && value.n % 100n === 0n ? `${tens}万元` : `${text(value)}元`;
}

/** Puts a bare quantity where another stands, so that 'at most' and 'each month' stay. */
function withWordsOf(current: string, value: string): string {
  const figure = parseFigure(current);
  if ('problem' in figure || figure.modality === 'between' || !bareTerm(value)) return value;
  const { value: term } = figure;
  return term.kind === 'quantity' ? current.slice(0, term.start) + value + current.slice(term.end) : value;
}
