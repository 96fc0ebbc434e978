import { startRandom } from '../population/random';
import { compareRationals, makeRational, type Rational } from '../values/rational';
import type { Assumption } from './scenario';

/** Drawn values are kept to a millionth, so that every sum over them is exact. */
const STEPS = 1_000_000;

/**
 * Draws the uncertain assumptions of one trial, each on its own; those without a range keep their value. The draws
 * follow from the seed and the number of the trial alone, whatever the order of assumptions and the number of trials.
 */
export function drawValues(assumptions: readonly Assumption[], seed: number, trial: number): readonly Rational[] {
  const random = startRandom(seed, trial);
  const values = assumptions.map(({ value }) => value);
  const keyOf = (index: number): string => `${assumptions[index]?.of ?? ''} ${assumptions[index]?.scope ?? ''}`;
  const order = assumptions.map((_, index) => index).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const index of order) {
    const assumption = assumptions[index];
    if (assumption?.range) values[index] = drawOne(assumption, random.next());
  }
  return values;
}

/** Gives the value below which a share `chance` of the distribution lies. */
export function drawOne({ value, range }: Assumption, chance: number): Rational {
  if (!range) return value;
  const { low, high, distribution } = range;
  if (distribution === 'threePoint') return chance < 0.25 ? low : chance < 0.75 ? value : high;
  const [from, mode, to] = [low, value, high].map(toNumber) as [number, number, number];
  const drawn = distribution === 'uniform' ? from + chance * (to - from) : triangular(from, mode, to, chance);
  const rounded = makeRational(BigInt(Math.round(drawn * STEPS)), BigInt(STEPS));
  return compareRationals(rounded, low) < 0 ? low : compareRationals(rounded, high) > 0 ? high : rounded;
}

// The square root is the same on every machine (IEEE 754 asks for it), unlike logarithms and sines.
function triangular(from: number, mode: number, to: number, chance: number): number {
  if (to === from) return from;
  const turn = (mode - from) / (to - from);
  return chance < turn
    ? from + Math.sqrt(chance * (to - from) * (mode - from))
    : to - Math.sqrt((1 - chance) * (to - from) * (to - mode));
}

function toNumber({ n, d }: Rational): number {
  return Number(n) / Number(d);
}
