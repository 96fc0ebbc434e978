import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { literal } from './database-values';
import { startWriting } from './fact-writer';

export interface DatabaseOptions {
  readonly threads?: number;
  /** Such as `2GB`; what does not fit is written to the temporary folder. */
  readonly memory?: string;
  readonly temporaryFolder?: string;
  /** Absolute paths of the folders whose files may be read and written; where given, all else is shut off at once. */
  readonly folders?: readonly string[];
  /** Single files that may be read beside them. */
  readonly files?: readonly string[];
}

/**
 * Opens an empty database in memory that loads no extension, of its own accord or when asked. Without `folders`, reading
 * and writing files stays possible until `lockDatabase`.
 */
export async function openDatabase({
  threads = 2,
  memory,
  temporaryFolder,
  folders,
  files = [],
}: DatabaseOptions = {}): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    ...(memory === undefined ? {} : { memory_limit: memory }),
    ...(temporaryFolder === undefined ? {} : { temp_directory: temporaryFolder }),
  });
  const connection = await instance.connect();
  if (folders) {
    await connection.run(`SET allowed_directories = [${folders.map(literal).join(', ')}]`);
    if (files.length > 0) await connection.run(`SET allowed_paths = [${files.map(literal).join(', ')}]`);
    await lockDatabase(connection);
  }
  return connection;
}

/** Shuts the database off from files, the network and extensions, and its settings from change. */
export async function lockDatabase(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** Enterprises that were stored, and those that hold a value no table can hold exactly. */
export interface Loaded {
  readonly stored: number;
  readonly refused: readonly string[];
}

/** Loads enterprises, numbered from 1 in their order, into fresh fact tables. */
export async function loadEnterprises(
  connection: DuckDBConnection,
  enterprises: Iterable<Enterprise>,
  vocabulary: Vocabulary,
): Promise<Loaded> {
  const writer = await startWriting(connection, vocabulary);
  const refused: string[] = [];
  let number = 0;
  for (const enterprise of enterprises) {
    number += 1;
    if (!writer.add(enterprise, number)) refused.push(enterprise.id);
  }
  writer.close();
  return { stored: number - refused.length, refused };
}
