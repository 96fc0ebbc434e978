import path from 'node:path';
import type { WorldTexts } from '../ipc/population-contract';
import { loadEnterprises, openDatabase } from './fact-database';
import { openPopulation, readFrom, type OpenPopulation } from './open-population';
import type { PaidTable } from './pay-population';
import type { YearSums } from './total-payments';
import { rememberWorlds, type ReadPolicies, type ReadWorld } from './read-world';
import { rememberPayments, type RememberedPayments } from './remember-payments';
import { numberWords } from '../../engine/sql/fact-tables';
import { withDatabase, type TaskLimits, type TaskRun } from './task-run';

/** What a question about a held population says. */
export interface HeldQuestion extends TaskLimits {
  /** Folder of the population; null: the sample enterprises of the workspace. */
  readonly folder: string | null;
  readonly world: WorldTexts;
}

/** A population that stays in memory between questions, with the policies last computed on it. */
export interface HeldPopulation {
  readonly population: OpenPopulation;
  readonly world: ReadWorld;
  /** Sample enterprises with a value that no table holds exactly. */
  readonly left: readonly string[];
  /** Computes policies on it, but for what was computed of the same among the last few. */
  pay(policies: ReadPolicies, year: number): Promise<PaidTable>;
  /** Gives the sums of a year, which are made unless they were for the same policies, among the last few. */
  remember(policies: ReadPolicies, year: number, make: () => Promise<YearSums>): Promise<YearSums>;
}

/** Sets of policies whose years are kept: a baseline, a draft, and one text before. */
const KEPT = 3;

interface Held {
  readonly key: string;
  readonly population: OpenPopulation;
  readonly left: readonly string[];
  readonly payments: RememberedPayments;
  sums: readonly { readonly key: string; readonly years: Map<number, YearSums> }[];
}

/** Keeps one population open. Questions are answered one after another: they share a connection. */
export function holdPopulations(): <Answer>(
  question: HeldQuestion,
  run: TaskRun,
  answer: (held: HeldPopulation) => Promise<Answer>,
) => Promise<Answer> {
  const readWorld = rememberWorlds();
  let held: Held | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const open = async (question: HeldQuestion, world: ReadWorld, run: TaskRun): Promise<Held> => {
    const { folder } = question;
    const source = folder ?? JSON.stringify(question.world.enterprises);
    const key = `${source}\n${world.words}`;
    if (held?.key === key) return held;
    await held?.population.close();
    held = null;
    if (folder !== null) {
      run.progress({ step: { zh: '读入企业总体', en: 'loading the population' }, share: null });
      const population = await openPopulation({ ...question, folder, vocabulary: world.vocabulary }, run);
      held = { key, population, left: [], payments: rememberPayments(population), sums: [] };
    } else {
      const samples = await openSamples(question, world, run);
      held = { key, ...samples, payments: rememberPayments(samples.population), sums: [] };
    }
    return held;
  };

  return (question, run, answer) => {
    const work = async () => {
      const world = readWorld(question.world);
      const now = await open(question, world, run);
      const { population, left } = now;
      const pay: HeldPopulation['pay'] = (policies, year) => now.payments.pay(policies, year, run);
      const remember: HeldPopulation['remember'] = async ({ key }, year, make) => {
        const known = now.sums.find((each) => each.key === key) ?? { key, years: new Map<number, YearSums>() };
        now.sums = [known, ...now.sums.filter((each) => each !== known)].slice(0, KEPT);
        const sums = known.years.get(year) ?? (await make());
        known.years.set(year, sums);
        return sums;
      };
      const told: HeldPopulation = { population, world, left, pay, remember };
      return await withDatabase(population.connection, run, () => answer(told));
    };
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Loads the sample enterprises of the workspace, as a population of their own. */
async function openSamples(question: HeldQuestion, world: ReadWorld, run: TaskRun) {
  const { vocabulary } = world;
  const enterprises = world.readEnterprises();
  const connection = await openDatabase({
    ...question,
    temporaryFolder: run.spill,
    folders: [path.join(run.spill, 'nothing')],
  });
  try {
    const { stored, refused } = await loadEnterprises(connection, enterprises, vocabulary);
    const names = new Map(enterprises.map(({ id, name }) => [id, name]));
    const words = [...numberWords(vocabulary).keys()];
    const population: OpenPopulation = {
      connection,
      server: null,
      manifest: {
        format: 'cuoshi-population/1',
        kind: 'imported',
        enterprises: stored,
        words,
        tables: {},
        origin: {},
      },
      vocabulary,
      words,
      readEnterprises: readFrom(connection, words, vocabulary),
      close: () => Promise.resolve(connection.closeSync()),
    };
    return { population, left: refused.map((id) => names.get(id) ?? id) };
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}
