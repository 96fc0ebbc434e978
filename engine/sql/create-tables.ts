import type { Vocabulary } from '../vocabulary/vocabulary';
import type { SqlDialect } from './dialect';
import { listFactTables } from './fact-tables';

/** Columns of a fact table in their order, with the types of an engine. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Lists the fact tables with every column, the keys first. */
export function defineTables(vocabulary: Vocabulary, { types }: SqlDialect): readonly TableDefinition[] {
  return listFactTables(vocabulary).map(({ name, collection, columns }) => {
    const isMonths = collection === null && columns.length === 0;
    const keys = collection !== null ? ['e', 'n', 'o'] : isMonths ? ['e', 'n'] : ['e'];
    return {
      name,
      columns: [
        ...keys.map((key) => ({ name: key, type: types.key })),
        ...(isMonths ? [{ name: 'm', type: types.date }] : []),
        ...columns.map((column) => ({ name: column.name, type: types[column.kind] })),
      ],
    };
  });
}

/** Writes the statements that create the fact tables. */
export function createTables(vocabulary: Vocabulary, dialect: SqlDialect): readonly string[] {
  return defineTables(vocabulary, dialect).map(({ name, columns }) => {
    const listed = columns.map((column) => `${dialect.quote(column.name)} ${column.type}`).join(', ');
    return `CREATE TABLE ${dialect.quote(name)} (${listed})`;
  });
}
