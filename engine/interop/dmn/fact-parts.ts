import type { FactField } from '../../vocabulary/vocabulary';

/**
 * How many parts of a number one is: money is counted in fen, numbers and rates in millionths, so that every figure an
 * engine sees is whole. Null for facts that are no numbers.
 */
export function partsOfFact({ type }: FactField): bigint | null {
  if (type.kind === 'money') return 100n;
  return type.kind === 'number' || type.kind === 'rate' ? 1_000_000n : null;
}
