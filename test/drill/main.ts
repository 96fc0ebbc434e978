import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { compareWithFeelin, type SkipReason } from './compare-with-feelin';
import { anyExpression, type Pair } from './expression-pairs';

const { values } = parseArgs({ options: { comparisons: { type: 'string' }, seed: { type: 'string' } } });
const wanted = Number(values.comparisons ?? '100000');
const seed = Number(values.seed ?? String(Math.floor(Math.random() * 2 ** 30)));
if (!Number.isSafeInteger(wanted) || wanted < 1 || !Number.isSafeInteger(seed)) {
  console.error('--comparisons and --seed take whole numbers');
  process.exit(2);
}

console.log(`seed ${seed}; repeat with: npm run drill:feelin -- --seed ${seed} --comparisons ${wanted}`);
const began = performance.now();
const skipped = new Map<SkipReason, number>();
const texts = new Set<string>();
let compared = 0;
let report: string | null = null;

function compare(pair: Pair): void {
  const comparison = compareWithFeelin(pair);
  if (comparison.outcome === 'skipped') {
    skipped.set(comparison.reason, (skipped.get(comparison.reason) ?? 0) + 1);
    return;
  }
  compared += 1;
  texts.add(pair.ours);
  const { ours, feelin } = comparison;
  if (ours !== feelin) throw new Error(`${pair.ours}\n  as FEEL ${pair.feel}\n  ours ${ours}, feelin ${feelin}`);
}

// What is skipped is made up for by a further round with the next seed.
for (let round = 0; compared < wanted && report === null; round += 1) {
  const outcome = fc.check(fc.property(anyExpression, compare), { seed: seed + round, numRuns: wanted - compared });
  if (outcome.failed) report = fc.defaultReportMessage(outcome) ?? 'failed';
}

const seconds = ((performance.now() - began) / 1000).toFixed(1);
for (const [reason, count] of skipped) console.log(`${count} skipped: ${reason}`);
if (report === null) {
  console.log(`${compared} compared and equal, ${texts.size} of them different texts, 0 different, in ${seconds} s`);
} else {
  console.log(report);
  process.exitCode = 1;
}
