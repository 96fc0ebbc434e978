import { compareRationals, one, zero } from '../../values/rational';
import type { CheckContext } from '../check-context';
import { boundsOf, constantValues } from '../constant-values';

/** Amounts are not negative, and rates lie between 0 and 100 %. */
export function checkSensibleFigures(context: CheckContext): void {
  for (const [pointer, figure] of context.draft.figures) {
    // A parameter may be any number; what counts is where it is used.
    if (pointer.startsWith('/parameters/')) continue;
    const rate = pointer.endsWith('/rate');
    const values = boundsOf(figure).flatMap((bound) => constantValues(context, bound));
    const negative = values.some((value) => compareRationals(value, zero) < 0);
    if (!negative && !(rate && values.some((value) => compareRationals(value, one) > 0))) continue;
    context.report(rate ? 'check/rate-out-of-range' : 'check/negative-amount', pointer);
    const owner = /^\/articles\/\d+\/items\/\d+(?:\/table\/\d+)?/.exec(pointer)?.[0];
    if (owner !== undefined) context.drop(owner);
  }
}
