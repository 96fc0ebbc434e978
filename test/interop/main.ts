import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareOnSamples, compareOnSmallPolicies, type Comparison } from './compare-many';
import { readSamplePlans } from '../property/sample-plans';

// The program stands in out/.
const plans = readSamplePlans(path.resolve(import.meta.dirname, '../samples/policies'));

const { values } = parseArgs({ options: { enterprises: { type: 'string' }, seed: { type: 'string' } } });
const wanted = Number(values.enterprises ?? '10000');
const seed = Number(values.seed ?? String(Math.floor(Math.random() * 2 ** 30)));
if (!Number.isSafeInteger(wanted) || wanted < 1 || !Number.isSafeInteger(seed)) {
  console.error('--enterprises and --seed take whole numbers');
  process.exit(2);
}
console.log(`seed ${seed}; repeat with: npm run drill:interop -- --seed ${seed} --enterprises ${wanted}`);

const drills: readonly (readonly [string, (count: number) => Comparison])[] = [
  ['reference evaluator, sample policies together', (count) => compareOnSamples(plans, seed, count)],
  ['reference evaluator, small policies of several levels', (count) => compareOnSmallPolicies(seed, count)],
];
for (const [name, compare] of drills) {
  const began = performance.now();
  const { compared, difference } = compare(wanted);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${name}: ${compared} compared, ${difference === null ? '0 different' : 'then one different'}, in ${seconds} s`,
  );
  if (difference === null) continue;
  console.log(difference);
  process.exitCode = 1;
}
