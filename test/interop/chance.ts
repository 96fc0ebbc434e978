/** A sequence of choices that depends on its seed alone. */
export interface Chance {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  /** True once in so many times. */
  once(inTimes: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** Starts a sequence. Source: mulberry32, T. Ettinger, public domain. */
export function startChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    once: (inTimes) => below(inTimes) === 0,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
}
