import type { DialectName } from '../../engine/sql/dialect';
import type { SqlProgram } from '../../engine/sql/compile-sql';
import type { SqlStatement } from '../../engine/sql/write-statements';

/** A database that has the facts of a population and runs compiled statements on them. */
export interface StatementEngine {
  /** What statements for it are compiled to. */
  readonly dialect: DialectName;
  /** Runs the statement of payments; its rows go into a table here, their rules numbered anew by `numbers`. */
  insertLines(table: string, program: SqlProgram, numbers: ReadonlyMap<number, number>): Promise<void>;
  /** Lists the enterprises that a statement gives, in their order. */
  listEnterprises(statement: SqlStatement): Promise<readonly number[]>;
  /** Lets statements see some enterprises only, as long as the work lasts. */
  withOnly<Result>(enterprises: readonly number[], work: () => Promise<Result>): Promise<Result>;
}
