import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { readWorkspace } from '../../engine/pipeline';
import { dense, realistic } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { openDatabase } from '../../main/population/fact-database';
import { compareWithSql } from '../parity/compare-with-sql';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';

/** Enterprises compared at a time. */
const BATCH = 2_500;

const { values } = parseArgs({ options: { enterprises: { type: 'string' }, seed: { type: 'string' } } });
const wanted = Number(values.enterprises ?? '50000');
const seed = Number(values.seed ?? String(Math.floor(Math.random() * 2 ** 30)));
if (!Number.isSafeInteger(wanted) || wanted < 1 || !Number.isSafeInteger(seed)) {
  console.error('--enterprises and --seed take whole numbers');
  process.exit(2);
}
console.log(`seed ${seed}; repeat with: npm run drill:sql -- --seed ${seed} --enterprises ${wanted}`);

// The program stands in out/.
const samples = path.resolve(import.meta.dirname, '../samples');
const files = ['vocabulary', 'policies'].flatMap((part) =>
  readdirSync(path.join(samples, part)).map((name) => ({
    path: `${part}/${name}`,
    text: readFileSync(path.join(samples, part, name), 'utf8'),
  })),
);
const { policies, vocabulary } = readWorkspace(files);
const plans = policies.flatMap(({ plan }) => plan ?? []);

/** Each batch of another kind: at the ends of terms and caps, with ties and gaps; crowded; as rare as titles are. */
const kinds: readonly (readonly [name: string, make: (batch: number, count: number) => readonly Enterprise[]])[] = [
  [
    'boundaries, ties and gaps',
    (batch, count) =>
      fc
        .sample(fc.tuple(knownFacts, choices, fc.integer({ min: 0, max: 3 })), { numRuns: count, seed: seed + batch })
        .map(([facts, forgotten, how], index) => ({
          ...enterpriseOf(how === 0 ? forget(facts, forgotten) : facts),
          id: `b${batch}-${index + 1}`,
        })),
  ],
  ['dense', (batch, count) => generate(batch, count, { ...dense, missing: 0.05 })],
  ['realistic', (batch, count) => generate(batch, count, realistic)],
];

function generate(batch: number, count: number, distributions: typeof dense): readonly Enterprise[] {
  return Array.from({ length: count }, (_, index) => generateEnterprise(batch * BATCH + index, seed, distributions));
}

const connection = await openDatabase();
const sums = { compared: 0, deferred: 0, lines: 0, different: 0 };
const began = performance.now();
for (let done = 0, batch = 0; done < wanted; done += BATCH, batch += 1) {
  const [name, make] = kinds[batch % kinds.length] ?? kinds[0] ?? ['', () => []];
  const year = 2021 + (batch % 6);
  const result = await compareWithSql(connection, plans, make(batch, Math.min(BATCH, wanted - done)), {
    year,
    vocabulary,
  });
  sums.compared += result.compared;
  sums.deferred += result.deferred;
  sums.lines += result.lines;
  sums.different += result.differences.length;
  console.log(
    `${year} ${name}: ${result.compared} compared, ${result.deferred} deferred, ${result.differences.length} different`,
  );
  if (result.differences.length === 0) continue;
  console.log(result.differences[0]);
  process.exitCode = 1;
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  `${sums.compared} enterprises the same in ${sums.lines} payments, ${sums.different} different, ${sums.deferred} left to the interpreter; ${seconds} s`,
);
connection.closeSync();
