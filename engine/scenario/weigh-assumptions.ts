import { asFen, type Fen } from '../values/money';
import type { Assumption } from './scenario';
import type { ScenarioModel } from './scenario-model';
import { tryValues } from './run-trial';

/** What the total does when one assumption alone goes from its low to its high. Units: fen. */
export interface AssumptionWeight {
  readonly assumption: Assumption;
  readonly low: Fen;
  readonly high: Fen;
  /** How far apart the two are: what the ranking goes by. */
  readonly swing: Fen;
}

/** Ranks the uncertain assumptions by what each alone does to the total of all years: the bars of a tornado chart. */
export function weighAssumptions(model: ScenarioModel): readonly AssumptionWeight[] {
  const { assumptions } = model.scenario;
  const stated = assumptions.map(({ value }) => value);
  const weights = assumptions.flatMap((assumption, index): readonly AssumptionWeight[] => {
    const { range } = assumption;
    if (!range) return [];
    const { total: low } = tryValues(model, stated.with(index, range.low));
    const { total: high } = tryValues(model, stated.with(index, range.high));
    const swing = high > low ? high - low : low - high;
    return [{ assumption, low: asFen(low), high: asFen(high), swing: asFen(swing) }];
  });
  return weights.sort((a, b) => (a.swing > b.swing ? -1 : a.swing < b.swing ? 1 : keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ assumption: { of, scope } }: AssumptionWeight): string {
  return `${of} ${scope ?? ''}`;
}
