import { parseFigure } from '../values/figure-literal';
import { compareRationals, formatRational, parseRational, type Rational } from '../values/rational';
import { assumptionBounds } from './assumption-bounds';
import type { ScenarioText } from './scenario-text';
import type { Assumption, AssumptionKind } from './scenario';

/** Reads the assumptions of a scenario. Errors: scenario/number, scenario/range, scenario/repeated-assumption. */
export function readAssumptions(text: ScenarioText): readonly Assumption[] {
  const { document, map } = text.canonical;
  const known = new Set<string>();
  return (document.assumptions ?? []).flatMap((written, index): readonly Assumption[] => {
    const at = `/assumptions/${index}`;
    const { of, scope = null } = written;
    const bounds = assumptionBounds[of];
    const number = (key: 'value' | 'low' | 'high'): Rational | null => {
      const typed = written[key];
      if (typed === undefined) return null;
      const value = readNumber(String(typed));
      if (value && isAllowed(of, value)) return value;
      text.report('scenario/number', map.valueRange(`${at}/${key}`), {
        of: bounds.name,
        written: String(typed),
        least: formatRational(bounds.least),
        most: formatRational(bounds.most),
      });
      return null;
    };
    const [value, low, high] = [number('value'), number('low'), number('high')];
    const key = `${of} ${scope ?? ''}`;
    if (known.has(key)) text.report('scenario/repeated-assumption', map.valueRange(at), { of: bounds.name });
    known.add(key);
    if (!value) return [];
    const place = map.valueRange(scope === null ? `${at}/of` : `${at}/scope`);
    if (written.low === undefined && written.high === undefined) return [{ of, scope, value, range: null, place }];
    const rising = low && high && compareRationals(low, value) <= 0 && compareRationals(value, high) <= 0;
    const either = written.low === undefined || written.high === undefined;
    if (rising) {
      const { distribution = 'triangular' } = written;
      return [{ of, scope, value, range: { low, high, distribution }, place }];
    }
    // Of a number that could not be read nobody knows whether the range is wrong, too.
    if (either || (low && high)) text.report('scenario/range', map.valueRange(at), { of: bounds.name });
    return [];
  });
}

/** Reads `60%`, `0.6` or `6`; null for anything else. */
export function readNumber(written: string): Rational | null {
  const figure = parseFigure(written);
  if ('problem' in figure || figure.modality !== 'exactly' || figure.per.length > 0) return null;
  const { value } = figure;
  return value.kind === 'quantity' && value.unit !== 'money' ? parseRational(value.value) : null;
}

/** Tells whether a kind of assumption may have a value. */
export function isAllowed(of: AssumptionKind, value: Rational): boolean {
  const { least, most, whole } = assumptionBounds[of];
  if (whole && value.d !== 1n) return false;
  return compareRationals(least, value) <= 0 && compareRationals(value, most) <= 0;
}
