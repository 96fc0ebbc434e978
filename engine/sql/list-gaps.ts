import { hasColumn, listFactTables } from './fact-tables';
import type { Lowering } from './lowering';

/**
 * Writes the enterprises of which a fact is missing that the statement reads: a field, or a whole list of events.
 * Shape: a SELECT of `e`, with repetitions; null when nothing is read that can be missing.
 */
export function listGaps(lowering: Lowering): string | null {
  const { quote } = lowering.dialect;
  const facts = listReadFacts(lowering);
  const scans = [...new Set(facts.map(({ table }) => table))].map((table) => {
    const missing = facts.filter((fact) => fact.table === table).map((fact) => fact.missing);
    return `SELECT x.e FROM ${quote(table)} x WHERE ${missing.join(' OR ')}`;
  });
  return scans.length === 0 ? null : scans.join('\nUNION ALL\n');
}

/** A fact that a statement reads, and that may be missing. */
export interface ReadFact {
  /** Kind of event; `enterprise` for the fields of the enterprise itself, and for its lists of events. */
  readonly table: string;
  /** Identifier of the field, or of the kind of event of which no list was given. */
  readonly field: string;
  /** Condition on a row `x` of the table that tells that it is missing. */
  readonly missing: string;
  readonly isEvent: boolean;
}

/** Lists the facts that a statement reads and that may be missing, in the order of the tables. */
export function listReadFacts({ reads, vocabulary, dialect }: Lowering): readonly ReadFact[] {
  return listFactTables(vocabulary).flatMap(({ name, collection, columns }) =>
    columns
      .filter((column) => reads.has(`${name}.${column.name}`))
      .map((column): ReadFact => {
        const quoted = `x.${dialect.quote(column.name)}`;
        const list =
          collection === null
            ? vocabulary.facts.collections.find(({ id }) => hasColumn(id) === column.name)
            : undefined;
        const isMonths = collection?.fields.some(({ id, type }) => id === column.name && type.kind === 'months');
        // As a comparison: engines that know the bounds of a column need not read it.
        const missing = list || isMonths ? `${quoted} = FALSE` : `${quoted} IS NULL`;
        return { table: name, field: list?.id ?? column.name, missing, isEvent: collection !== null };
      }),
  );
}
