import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../engine/source/source-file';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { ImpactBrief, WorldText, WorldTexts } from '../../main/ipc/population-contract';
import { literal } from '../../main/population/database-values';
import { openDatabase } from '../../main/population/fact-database';
import { startNodeChild } from '../../main/population/node-child';
import { describeParts, partName, readManifest, startPopulation } from '../../main/population/population-folder';
import { openProcess, type PopulationProcess } from '../../main/population/population-process';
import { summarise, type Times } from './measure';
import { editMoney } from './population-edits';

/** How many enterprises are generated; the others are copies under other numbers. */
const DIFFERENT = 100_000;
const YEAR = 2023;

export interface PopulationEdits {
  readonly enterprises: number;
  /** From the changed texts to the numbers of draft and baseline. */
  readonly edits: Times;
  /** The first answer, with the population loaded from its folder. */
  readonly first: Times;
}

/**
 * Measures what passes between an edit of two policies and their numbers on a population: totals of draft and baseline,
 * who gains, who loses. The texts go the way they go in the window, to a process of its own and back. Throws where an
 * edit changes no number, or where the answer after all of them is not that of a fresh process.
 */
export async function measurePopulationEdits(
  files: readonly SourceFile[],
  program: string,
  { counts, rounds }: { readonly counts: readonly number[]; readonly rounds: number },
): Promise<readonly PopulationEdits[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-bench-'));
  const open = (): PopulationProcess => openProcess(startNodeChild(program), folder);
  const maker = open();
  try {
    const model = path.join(folder, 'model');
    await maker.ask('generate', {
      target: model,
      count: Math.min(DIFFERENT, ...counts),
      seed: 1,
      distribution: 'dense',
      missing: 0,
      vocabulary,
    });
    const measured: PopulationEdits[] = [];
    for (const count of counts) {
      const target = path.join(folder, String(count));
      await copyPopulation(model, target, count);
      measured.push(await measureEdits(files, open, { folder: target, rounds }));
      rmSync(target, { recursive: true });
    }
    return measured;
  } finally {
    maker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureEdits(
  files: readonly SourceFile[],
  open: () => PopulationProcess,
  { folder, rounds }: { readonly folder: string; readonly rounds: number },
): Promise<PopulationEdits> {
  const within = (name: string): readonly WorldText[] => files.filter((file) => file.path.startsWith(`${name}/`));
  const policies = within('policies').filter((file) => /\/(?:xihu|nanchang)-/.test(file.path));
  const worldOf = (draft: readonly WorldText[]): WorldTexts => ({
    vocabulary: within('vocabulary'),
    enterprises: within('enterprises'),
    baseline: policies,
    draft,
  });
  const ask = async (asked: PopulationProcess, draft: readonly WorldText[]): Promise<ImpactBrief> => {
    const limits = { memory: `${Math.floor(os.totalmem() / 2 / 1e6)}MB`, threads: os.availableParallelism() };
    const question = { year: YEAR, years: [], detail: 'brief' } as const;
    return (await asked.ask('report', { ...limits, ...question, folder, world: worldOf(draft) })) as ImpactBrief;
  };
  const process = open();
  try {
    const starts = performance.now();
    let last = await ask(process, policies);
    const first = summarise([performance.now() - starts]);
    const taken: number[] = [];
    const typed = editMoney(policies);
    let draft: readonly WorldText[] = policies;
    for (let round = 0; round < rounds; round += 1) {
      draft = typed.next().value;
      const start = performance.now();
      const answer = await ask(process, draft);
      taken.push(performance.now() - start);
      if (numbersOf(answer) === numbersOf(last)) throw new Error(`edit ${round + 1} changes no number`);
      last = answer;
    }
    const fresh = open();
    const anew = await ask(fresh, draft).finally(() => fresh.close());
    if (numbersOf(anew) !== numbersOf(last)) throw new Error('the numbers after edits are not those of a fresh start');
    return { enterprises: last.enterprises, edits: summarise(taken), first };
  } finally {
    process.close();
  }
}

function numbersOf({ now, before, enterprise, individual, directions }: ImpactBrief): string {
  return JSON.stringify([now, before, enterprise, individual, directions], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** Writes a population of as many enterprises as wanted out of copies of another, each under numbers of its own. */
async function copyPopulation(model: string, target: string, enterprises: number): Promise<void> {
  const manifest = await readManifest(model);
  const draft = await startPopulation(target);
  const connection = await openDatabase({ threads: os.availableParallelism() });
  try {
    const tables: Record<string, (typeof manifest.tables)[string]> = {};
    for (const [name, { parts }] of Object.entries(manifest.tables)) {
      const from = parts.map(({ file }) => literal(path.join(model, file))).join(', ');
      for (let copy = 0; copy * manifest.enterprises < enterprises; copy += 1) {
        const id = name === 'enterprise' ? `, id || '-${copy}' AS id` : '';
        await connection.run(
          `COPY (SELECT * REPLACE (CAST(e + ${copy * manifest.enterprises} AS INTEGER) AS e${id}) FROM read_parquet([${from}]) ` +
            `WHERE e + ${copy * manifest.enterprises} <= ${enterprises}) TO ${literal(path.join(draft.folder, partName(name, copy + 1)))} (FORMAT parquet)`,
        );
      }
      const counted = await connection.runAndReadAll(
        `SELECT count(*) AS n FROM read_parquet(${literal(path.join(draft.folder, `${name}-*.parquet`))})`,
      );
      const rows = Number(counted.getRows()[0]?.[0]);
      tables[name] = { rows, parts: await describeParts(draft.folder, name) };
    }
    await draft.publish({ ...manifest, enterprises, tables });
  } finally {
    connection.closeSync();
  }
}
