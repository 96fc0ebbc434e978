import { expect, it } from 'vitest';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { openDatabase } from './fact-database';
import type { PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import { overlapPayments } from './overlap-payments';

const rule = (k: number, policy: string, item: string): PayingRule => ({
  k,
  policy,
  policyTitle: policy,
  rule: `${item}.${k}`,
  item,
  clause: null,
  article: 'a',
  label: item,
  payer: 'issuer',
  treasury: 'district',
  payee: 'enterprise',
  unit: 'money',
  paid: true,
  countsInTotal: true,
});

/** Payments by enterprise and rule, with their two ends; null has no upper end. */
type Paid = readonly (readonly [e: number, k: number, lo: number, hi: number | null])[];

async function overlap(paid: Paid, rules: readonly PayingRule[], enterprises: number) {
  const connection = await openDatabase();
  try {
    await connection.run('CREATE TABLE paid (e INTEGER, k INTEGER, n INTEGER, d DATE, lo HUGEINT, hi HUGEINT)');
    for (const [e, k, lo, hi] of paid)
      await connection.run(`INSERT INTO paid VALUES (${e}, ${k}, 1, DATE '2023-05-01', ${lo}, ${hi ?? 'NULL'})`);
    const population: OpenPopulation = {
      connection,
      manifest: { format: 'cuoshi-population/1', kind: 'generated', enterprises, words: [], tables: {}, origin: {} },
      vocabulary,
      words: [],
      readEnterprises: () => Promise.resolve([]),
      server: null,
      close: () => Promise.resolve(),
    };
    const table = { table: 'paid', year: 2023, rules, interpreted: 0, engine: 'duckdb', notExpressible: [] } as const;
    return await overlapPayments(population, table);
  } finally {
    connection.closeSync();
  }
}

const rules = [rule(1, 'p', 'x'), rule(2, 'p', 'x'), rule(3, 'p', 'y'), rule(4, 'q', 'z')];

it('counts both as certain only where both are, and adds what both pay', async () => {
  const { measures } = await overlap(
    [
      // Both certain; x by two of its rules.
      [1, 1, 10, 10],
      [1, 2, 5, 5],
      [1, 3, 7, 9],
      // The first certain, the second possible.
      [2, 1, 100, 100],
      [2, 3, 0, 30],
      // The other way round.
      [3, 2, 0, 200],
      [3, 3, 1, 1],
      // Only one of them.
      [4, 3, 1000, 1000],
    ],
    rules,
    6,
  );
  expect(measures.pairs).toEqual([{ one: 0, other: 1, helped: 1, perhaps: 3, amount: { min: 22n, max: 355n } }]);
  expect(measures.members.map(({ helped, perhaps, amount }) => [helped, perhaps, amount])).toEqual([
    [2, 3, { min: 115n, max: 315n }],
    [3, 4, { min: 1008n, max: 1040n }],
    [0, 0, { min: 0n, max: 0n }],
  ]);
  expect(measures.counts).toEqual([
    { count: 0, enterprises: 2, amount: { min: 0n, max: 0n } },
    { count: 1, enterprises: 3, amount: { min: 1101n, max: 1331n } },
    { count: 2, enterprises: 1, amount: { min: 22n, max: 24n } },
  ]);
});

it('has no upper end where one of the two has none, and looks at policies by all their measures', async () => {
  const { measures, policies } = await overlap(
    [
      [1, 1, 10, 10],
      [1, 3, 10, null],
      [1, 4, 2, 4],
      [2, 3, 0, 8],
      [2, 4, 1, 1],
    ],
    rules,
    2,
  );
  expect(measures.pairs).toEqual([
    { one: 0, other: 1, helped: 1, perhaps: 1, amount: { min: 20n, max: null } },
    { one: 0, other: 2, helped: 1, perhaps: 1, amount: { min: 12n, max: 14n } },
    { one: 1, other: 2, helped: 1, perhaps: 2, amount: { min: 12n, max: null } },
  ]);
  expect(policies.pairs).toEqual([{ one: 0, other: 1, helped: 1, perhaps: 2, amount: { min: 22n, max: null } }]);
  expect(policies.counts).toEqual([
    { count: 0, enterprises: 0, amount: { min: 0n, max: 0n } },
    { count: 1, enterprises: 1, amount: { min: 1n, max: 9n } },
    { count: 2, enterprises: 1, amount: { min: 22n, max: null } },
  ]);
});

it('says of no payments that everybody gets nothing', async () => {
  const nobody = [{ count: 0, enterprises: 3, amount: { min: 0n, max: 0n } }];
  expect((await overlap([], rules, 3)).measures).toMatchObject({ pairs: [], counts: nobody });
  expect((await overlap([], [], 3)).policies).toEqual({ members: [], pairs: [], counts: nobody });
});
