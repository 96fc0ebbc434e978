import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { compileSql } from '../../engine/sql/compile-sql';
import { listFactTables } from '../../engine/sql/fact-tables';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { loadEnterprises, openDatabase } from '../../main/population/fact-database';
import { importPopulation } from '../../main/population/import/import-population';
import { bareScan, writeByHand } from './hand-written-sql';
import { interleave, type Times } from './measure';
import type { GrandTotal } from './measure-contenders';

/** How many enterprises are generated; the others are copies under other numbers. */
export const DIFFERENT = 25_000;

export interface PopulationTimes {
  readonly enterprises: number;
  /** What all of them are paid. */
  readonly total: GrandTotal;
  /** Both policies: the statement of the compiler, the one written by hand, and a scan of the same columns. */
  readonly statements: Readonly<Record<'generated' | 'gapless' | 'hand' | 'scan', Times>>;
  readonly imports: Readonly<Record<'import' | 'read', Times>>;
}

/** Measures statements and imports of a population, in turn. Throws where the contenders do not agree on the total. */
export async function measurePopulation(
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
  { enterprises, rounds }: { readonly enterprises: number; readonly rounds: number },
): Promise<PopulationTimes> {
  const connection = await openDatabase({ threads: os.availableParallelism() });
  try {
    await fill(connection, enterprises, vocabulary);
    const { total, statements } = await measureStatements(connection, plans, vocabulary, rounds);
    const imports = await measureImport(connection, vocabulary, { enterprises, rounds });
    return { enterprises, total, statements, imports };
  } finally {
    connection.closeSync();
  }
}

/** Makes enterprises with many titles and events, and without a missing fact. */
export function generatePopulation(count: number): readonly Enterprise[] {
  return Array.from({ length: count }, (_, index) => generateEnterprise(index + 1, 1, dense));
}

/** Fills the tables with enterprises of which so many differ. */
export async function fill(connection: DuckDBConnection, enterprises: number, vocabulary: Vocabulary): Promise<void> {
  await loadEnterprises(connection, generatePopulation(Math.min(DIFFERENT, enterprises)), vocabulary);
  const copies = Math.max(1, Math.round(enterprises / DIFFERENT));
  for (const { name } of listFactTables(vocabulary)) {
    await connection.run(
      `CREATE OR REPLACE TABLE "${name}" AS SELECT t.* REPLACE (CAST(t.e + k.range * ${DIFFERENT} AS INTEGER) AS e) FROM range(${copies}) k, "${name}" t`,
    );
  }
}

async function measureStatements(
  connection: DuckDBConnection,
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
  rounds: number,
): Promise<Pick<PopulationTimes, 'total' | 'statements'>> {
  const compile = (missingFacts: 'resolve' | 'defer') => {
    const { value } = compileSql(plans, { year: 2023, vocabulary, dialect: 'duckdb', missingFacts });
    if (!value) throw new Error('the sample policies compile to SQL');
    return value.statements.summary;
  };
  const ask = async (text: string, parameters: readonly string[] = []): Promise<string> => {
    const reader = await connection.runAndReadAll(text, [...parameters]);
    const [row = {}] = reader.getRowObjectsJson();
    return JSON.stringify([row['lo'], row['hi'], row['helped']].map(String));
  };
  const [generated, gapless, byHand] = [compile('resolve'), compile('defer'), writeByHand(vocabulary)];
  const tasks = {
    generated: () => ask(generated.text, generated.parameters),
    gapless: () => ask(gapless.text, gapless.parameters),
    hand: () => ask(byHand),
    scan: () => ask(bareScan),
  };
  const totals = [await tasks.generated(), await tasks.gapless(), await tasks.hand()];
  // No time counts before all agree on the money and on who gets it.
  if (new Set(totals).size !== 1) throw new Error(`the contenders do not agree: ${totals.join(' ')}`);
  const [lo = '', hi = ''] = JSON.parse(totals[0] ?? '[]') as readonly string[];
  return { total: { lo: BigInt(lo), hi: BigInt(hi) }, statements: await interleave(tasks, rounds) };
}

async function measureImport(
  connection: DuckDBConnection,
  vocabulary: Vocabulary,
  { enterprises, rounds }: { readonly enterprises: number; readonly rounds: number },
): Promise<PopulationTimes['imports']> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bench-'));
  try {
    const file = path.join(folder, 'enterprises.csv');
    await connection.run(
      `COPY (SELECT 'E' || range AS "企业代号", '企业' || range AS "企业名称", ['360103', '360111', '360102', '361102'][range % 4 + 1] AS "所在区县",
  ['39', '35', '27', '65', '51'][range % 5 + 1] AS "行业代码", DATE '2000-01-01' + CAST(range % 8000 AS INTEGER) AS "成立日期", 10 + range % 490 AS "从业人员",
  CAST(1000000 + hash(range) % 9000000000 AS DECIMAL(18, 2)) / 100 AS "营业收入（元）", CAST(100 + hash(range + 1) % 900000 AS DECIMAL(18, 2)) / 100 AS "资产总额（万元）",
  CASE WHEN range % 3 = 0 THEN '是' ELSE '否' END AS "规上" FROM range(${enterprises})) TO '${file}' (FORMAT csv, HEADER)`,
    );
    let round = 0;
    return await interleave(
      {
        import: async () => {
          round += 1;
          const target = path.join(folder, `p${round}`);
          const input = { target, files: [{ file, table: null }], mapping: null, none: [], vocabulary };
          const run = { signal: new AbortController().signal, spill: folder, progress: () => undefined };
          const report = await importPopulation({ ...input, threads: os.availableParallelism() }, run);
          if (report.enterprises !== enterprises) throw new Error(`${report.enterprises} enterprises were imported`);
          rmSync(target, { recursive: true });
        },
        read: () => connection.run(`CREATE OR REPLACE TABLE bench_read AS SELECT * FROM read_csv('${file}')`),
      },
      rounds,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
