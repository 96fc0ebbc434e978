import path from 'node:path';
import { dense, realistic, type Distributions } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { listFactTables, numberWords } from '../../engine/sql/fact-tables';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { literal } from './database-values';
import { openDatabase } from './fact-database';
import { startWriting } from './fact-writer';
import { describeParts, partName, startPopulation, type PopulationManifest } from './population-folder';
import { breathe, withDatabase, type TaskLimits, type TaskRun } from './task-run';

export const distributions = { realistic, dense } as const satisfies Readonly<Record<string, Distributions>>;
export type DistributionName = keyof typeof distributions;

export interface GenerateInput extends TaskLimits {
  readonly target: string;
  readonly count: number;
  readonly seed: number;
  readonly distribution: DistributionName;
  /** Share of enterprises that lack one fact or list, from 0 to 1. */
  readonly missing: number;
  /** Region that all sit in, by its code; absent: as the distribution spreads them. */
  readonly region?: string;
  readonly vocabulary: Vocabulary;
}

/** Enterprises of one part of the tables: small enough for any memory, large enough for fast reading. */
const PART = 100_000;
const BREATH = 2_000;

/**
 * Writes a synthetic population: the same for the same seed, count and distribution, and the first of a larger one.
 * Errors: population/exists, population/cancelled, population/no-space, file/….
 */
export async function generatePopulation(input: GenerateInput, run: TaskRun): Promise<PopulationManifest> {
  const { target, count, seed, distribution, missing, vocabulary } = input;
  const { region } = input;
  const drawn: Distributions = {
    ...distributions[distribution],
    missing,
    ...(region === undefined ? {} : { regions: [[1, region]] }),
  };
  const draft = await startPopulation(target);
  const connection = await openDatabase({ ...input, temporaryFolder: run.spill, folders: [draft.folder] });
  const tables = listFactTables(vocabulary).map(({ name }) => name);
  const rows = new Map(tables.map((name) => [name, 0]));
  try {
    await withDatabase(connection, run, async () => {
      for (let first = 1, part = 1; first <= count; first += PART, part += 1) {
        const last = Math.min(count, first + PART - 1);
        const writer = await startWriting(connection, vocabulary);
        for (let number = first; number <= last; number += 1) {
          if (!writer.add(generateEnterprise(number, seed, drawn), number))
            throw new Error(`enterprise ${number} of seed ${seed} cannot be stored`);
          if (number % BREATH !== 0) continue;
          run.progress({ step: { zh: '生成企业', en: 'making enterprises' }, share: number / count });
          await breathe(run);
        }
        writer.close();
        for (const name of tables) {
          const file = path.join(draft.folder, partName(name, part));
          await connection.run(`COPY (SELECT * FROM "${name}") TO ${literal(file)} (FORMAT parquet)`);
          const counted = await connection.runAndReadAll(`SELECT count(*) FROM "${name}"`);
          rows.set(name, (rows.get(name) ?? 0) + Number(counted.getRows()[0]?.[0]));
        }
      }
    });
    const manifest: PopulationManifest = {
      format: 'cuoshi-population/1',
      kind: 'generated',
      enterprises: count,
      words: [...numberWords(vocabulary).keys()],
      tables: Object.fromEntries(
        await Promise.all(
          tables.map(
            async (name) =>
              [name, { rows: rows.get(name) ?? 0, parts: await describeParts(draft.folder, name) }] as const,
          ),
        ),
      ),
      origin: { seed, distribution, missing, ...(region === undefined ? {} : { region }) },
    };
    await draft.publish(manifest);
    return manifest;
  } catch (error) {
    await draft.discard();
    throw error;
  } finally {
    connection.closeSync();
  }
}
