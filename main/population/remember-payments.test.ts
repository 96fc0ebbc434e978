import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { ImpactAnswers, ReportDetail, WorldText } from '../ipc/population-contract';
import { generatePopulation } from './generate-population';
import { holdPopulations } from './hold-population';
import { payPopulation } from './pay-population';
import type { ReadPolicies } from './read-world';
import { reportOn, type ReportInput } from './report-population';
import type { TaskRun } from './task-run';
import { totalBriefly } from './total-payments';

vi.setConfig({ testTimeout: 600_000 });
const samples = path.resolve(import.meta.dirname, '../../samples');
const read = (folder: string): readonly WorldText[] =>
  readdirSync(path.join(samples, folder))
    .sort()
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(path.join(samples, folder, file), 'utf8') }));
const [policies, vocabularies] = [read('policies'), read('vocabulary')];

let folder: string;
let made = 0;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-remembered-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Figures that are paid or cap what is paid: all with two digits, so that texts do not differ by their length. */
const numbers = /(?<=(?:值|金额): (?:最高不超过)?)\d+(?=万元)/g;
const words = /类型 = "新认定"/g;

/** One step of somebody who writes: what is changed, and whether the answer is waited for. */
const step = fc.record({
  policy: fc.constantFrom(...policies.keys()).filter((at) => /xihu|nanchang/.test(policies[at]?.path ?? '')),
  change: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('amount' as const),
        place: fc.nat(30),
        value: fc.integer({ min: 10, max: 90 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('condition' as const),
        place: fc.nat(5),
        value: fc.constantFrom('复核', '新认定'),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ kind: 'year' as const }) },
    ...(['undo', 'without', 'slip', 'baseline'] as const).map((kind) => ({
      weight: 1,
      arbitrary: fc.constant({ kind }),
    })),
  ),
  /** The question is overtaken after so many milliseconds. */
  overtaken: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(60) }),
});

interface Session {
  readonly draft: readonly WorldText[];
  readonly baseline: readonly WorldText[];
  readonly year: number;
}

function take(session: Session, { policy, change }: typeof step extends fc.Arbitrary<infer Step> ? Step : never) {
  const { draft, baseline, year } = session;
  const original = policies[policy];
  const at = draft.findIndex((each) => each.path === original?.path);
  const own = draft[at];
  if (!original || change.kind === 'baseline') return { ...session, baseline: draft };
  if (change.kind === 'year') return { ...session, year: year === 2023 ? 2024 : 2023 };
  if (change.kind === 'undo' || !own)
    return { draft: [...draft.filter((each) => each.path !== original.path), original], baseline, year };
  if (change.kind === 'without') return { ...session, draft: draft.filter((each) => each !== own) };
  if (change.kind !== 'amount' && change.kind !== 'condition')
    return { ...session, draft: draft.with(at, { ...own, text: own.text.slice(0, 900) }) };
  const pattern = change.kind === 'amount' ? numbers : words;
  const found = [...own.text.matchAll(pattern)];
  const match = found[change.place % Math.max(1, found.length)];
  if (!match) return session;
  const written = change.kind === 'amount' ? String(change.value) : `类型 = "${change.value}"`;
  const text = own.text.slice(0, match.index) + written + own.text.slice(match.index + match[0].length);
  return { ...session, draft: draft.with(at, { ...own, text }) };
}

it('answers after whatever edits as a fresh start answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      fc.constantFrom(0, 0.4),
      fc.array(step, { minLength: 5, maxLength: 7 }),
      async (seed, missing, steps) => {
        made += 1;
        const target = path.join(folder, String(made));
        const count = 120;
        const region = '360103';
        const quiet: TaskRun = { signal: new AbortController().signal, spill: folder, progress: () => undefined };
        await generatePopulation({ target, count, seed, distribution: 'dense', missing, region, vocabulary }, quiet);
        const ask = async (
          hold: ReturnType<typeof holdPopulations>,
          session: Session,
          detail: ReportDetail,
          signal?: AbortSignal,
        ) => {
          const { draft, baseline, year } = session;
          const world = { vocabulary: vocabularies, enterprises: [], draft, baseline };
          const input: ReportInput = { folder: target, world, year, years: [], detail };
          const run: TaskRun = { ...quiet, signal: signal ?? quiet.signal };
          return timeless(await hold(input, run, (held) => reportOn(held, input, run)));
        };
        /** Every policy in one statement, without anything that is remembered. */
        const sumWhole = async ({ draft, baseline, year }: Session) => {
          const world = { vocabulary: vocabularies, enterprises: [], draft, baseline };
          return holdPopulations()(
            { folder: target, world },
            quiet,
            async ({ population, world: { draft: now, baseline: before } }) => {
              const total = async ({ plans }: ReadPolicies) => {
                const paid = await payPopulation(population, { plans, year, table: 'whole', engine: 'duckdb' }, quiet);
                return (await totalBriefly(population, paid)).total;
              };
              return { now: await total(now), before: await total(before) };
            },
          );
        };
        const hold = holdPopulations();
        let session: Session = { draft: policies, baseline: policies, year: 2023 };
        for (const [index, each] of steps.entries()) {
          session = take(session, each);
          if (each.overtaken !== null && index < steps.length - 1) {
            const controller = new AbortController();
            setTimeout(() => controller.abort(), each.overtaken);
            await ask(hold, session, 'brief', controller.signal).catch(() => undefined);
            continue;
          }
          const detail = index === steps.length - 1 ? 'full' : 'brief';
          const answer = await ask(hold, session, detail);
          expect(answer).toEqual(await ask(holdPopulations(), session, detail));
          expect(answer).toMatchObject(await sumWhole(session));
        }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 3), seed: Number(process.env['PROPERTY_SEED'] ?? 20230101) },
  );
});

function timeless(answer: ImpactAnswers[ReportDetail]): unknown {
  return { ...answer, milliseconds: 0 };
}
