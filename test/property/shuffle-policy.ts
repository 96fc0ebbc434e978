import fc from 'fast-check';
import { parse, stringify } from 'yaml';

/** Draws whole numbers below a limit; one seed gives one sequence, so that a failing example can be run again. */
export type Draw = (below: number) => number;

/** A seed that fast-check prints with a failing example. */
export const anySeed: fc.Arbitrary<number> = fc.integer({ min: 1, max: 0x7fffffff });

/** Makes a sequence of draws from a seed (xorshift). */
export function drawFrom(seed: number): Draw {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Lists the same values in another order. */
export function shuffle<Value>(values: readonly Value[], draw: Draw): readonly Value[] {
  const shuffled = [...values];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = draw(at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}

type Keyed = Readonly<Record<string, unknown>>;

/**
 * Writes a policy again with its articles, the measures inside them, the rows of tables, parameters, definitions,
 * readings and examples in another order. Everything an article number or a name says stays what it was; the rows of a
 * table that a reading counts keep their order, since the document says that it matters there.
 */
export function shufflePolicy(text: string, draw: Draw): string {
  const policy = parse(text) as Keyed;
  const articles = shuffle(policy['条款'] as readonly Keyed[], draw).map((article) => ({
    ...article,
    措施: shuffle(article['措施'] as readonly Keyed[], draw).map((item) => {
      const id = String(item['代号']);
      const isCounted = ['表', 'table'].some((key) => text.includes(`${id}.${key}.`));
      return shuffleLists(item, isCounted ? ['口径'] : ['表', '口径'], draw);
    }),
  }));
  const maps = ['参数', '定义'].flatMap((key) => {
    const entries = Object.entries((policy[key] ?? {}) as Keyed);
    return entries.length === 0 ? [] : [[key, Object.fromEntries(shuffle(entries, draw))] as const];
  });
  const whole = { ...shuffleLists(policy, ['口径', '算例'], draw), ...Object.fromEntries(maps), 条款: articles };
  return stringify(whole, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Lists the events of an enterprise, and the enterprises themselves, in another order. */
export function shuffleEvents(facts: Keyed, draw: Draw): Keyed {
  return shuffleLists(facts, Object.keys(facts), draw);
}

function shuffleLists(record: Keyed, keys: readonly string[], draw: Draw): Keyed {
  const lists = keys.flatMap((key) => {
    const value = record[key];
    return Array.isArray(value) ? [[key, shuffle(value as readonly unknown[], draw)] as const] : [];
  });
  return { ...record, ...Object.fromEntries(lists) };
}
