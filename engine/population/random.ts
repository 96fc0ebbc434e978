/** A stream of numbers that follows from its seed alone. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** Whether something of a given probability happens. */
  happens(probability: number): boolean;
  /** A whole number between two, both inclusive. */
  between(low: number, high: number): number;
  /** One of some choices, each as likely as its weight says. */
  choose<Choice>(choices: readonly (readonly [weight: number, choice: Choice])[]): Choice;
}

/**
 * Starts the stream of one enterprise of a population: it depends on the seed and the number of the enterprise only, so
 * that any part of a population can be made apart from the rest.
 *
 * Source: mulberry32 of T. Ettinger, seeded by a multiplicative hash.
 */
export function startRandom(seed: number, index: number): Random {
  let state = Math.imul(index + 1, 0x9e37_79b1) ^ Math.imul(seed + 1, 0x85eb_ca6b);
  const next = (): number => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  next();
  return {
    next,
    happens: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    choose: (choices) => {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, choice] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (!last) throw new Error('there is nothing to choose from');
      return last[1];
    },
  };
}
