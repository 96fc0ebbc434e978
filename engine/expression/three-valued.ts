import type { FactNeed } from './facts-read';
import { booleanValue, type RuntimeValue, unknownValue } from './runtime-value';

/** How a condition comes out. */
export type Truth = 'true' | 'false' | 'unknown';

/**
 * Reads a value as a condition. A yes-or-no fact that is known to be absent (null) does not hold, as in FEEL, where
 * a condition that is null is not met.
 */
export function truthOf(value: RuntimeValue): Truth {
  if (value.kind === 'unknown') return 'unknown';
  return value.kind === 'boolean' && value.value ? 'true' : 'false';
}

/** Lists the facts that keep a value from being known. */
export function needsOf(value: RuntimeValue): readonly FactNeed[] {
  return value.kind === 'unknown' ? value.needs : [];
}

/**
 * Joins conditions by `and`: one that fails decides, whatever else is unknown.
 *
 * Source: S. C. Kleene, Introduction to Metamathematics, § 64 (strong three-valued logic).
 */
export function allOf<Item>(items: readonly Item[], evaluate: (item: Item) => RuntimeValue): RuntimeValue {
  return join(items, evaluate, 'false');
}

/** Joins conditions by `or`: one that holds decides, whatever else is unknown. */
export function anyOf<Item>(items: readonly Item[], evaluate: (item: Item) => RuntimeValue): RuntimeValue {
  return join(items, evaluate, 'true');
}

/** The one that decides does so alone; where none does, all of them come out the other way, or are unknown. */
function join<Item>(
  items: readonly Item[],
  evaluate: (item: Item) => RuntimeValue,
  decisive: 'true' | 'false',
): RuntimeValue {
  let needs: FactNeed[] | null = null;
  for (const item of items) {
    const value = evaluate(item);
    const truth = truthOf(value);
    if (truth === decisive) return booleanValue(decisive === 'true');
    if (truth === 'unknown') (needs ??= []).push(...needsOf(value));
  }
  return needs ? unknownValue(needs) : booleanValue(decisive === 'false');
}

/** Turns a condition round; unknown stays unknown. */
export function negation(value: RuntimeValue): RuntimeValue {
  const truth = truthOf(value);
  return truth === 'unknown' ? value : booleanValue(truth === 'false');
}
