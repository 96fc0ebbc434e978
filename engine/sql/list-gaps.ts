import { listFactTables } from './fact-tables';
import type { Lowering } from './lowering';

/**
 * Writes the enterprises of which a fact is missing that the statement reads: a field, or a whole list of events.
 * Shape: a SELECT of `e`, with repetitions; null when nothing is read that can be missing.
 */
export function listGaps({ reads, vocabulary, dialect }: Lowering): string | null {
  const scans = listFactTables(vocabulary).flatMap(({ name, collection, columns }) => {
    const missing = columns
      .filter((column) => reads.has(`${name}.${column.name}`))
      .map((column) => {
        const quoted = `x.${dialect.quote(column.name)}`;
        const isGiven =
          column.kind === 'boolean' &&
          (collection?.fields.some(({ id, type }) => id === column.name && type.kind === 'months') ||
            column.name.startsWith('has_'));
        return isGiven ? `NOT ${quoted}` : `${quoted} IS NULL`;
      });
    return missing.length === 0 ? [] : [`SELECT x.e FROM ${dialect.quote(name)} x WHERE ${missing.join(' OR ')}`];
  });
  return scans.length === 0 ? null : scans.join('\nUNION ALL\n');
}
