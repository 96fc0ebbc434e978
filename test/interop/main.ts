import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareDmnOn, generateTrials } from './compare-dmn';
import { compareOnSamples, compareOnSmallPolicies, type Comparison } from './compare-many';
import { readSamplePlans } from '../property/sample-plans';

// The program stands in out/.
const plans = readSamplePlans(path.resolve(import.meta.dirname, '../samples/policies'));

const { values } = parseArgs({
  options: { enterprises: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
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
const only = values.only ?? '';
for (const [name, compare] of drills.filter(([each]) => each.includes(only))) {
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

for (const plan of 'DMN in feelin'.includes(only) ? plans : []) {
  const began = performance.now();
  const tally = await compareDmnOn(plan, generateTrials(plan, seed, wanted));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `DMN in feelin, ${plan.id}: ${tally.equal} equal (${tally.paid} with payments), ${tally.deferred} deferred ` +
      `(${tally.deferredThoughKnown} with every fact known), ${tally.different} different, in ${seconds} s`,
  );
  if (tally.difference === null) continue;
  console.log(tally.difference);
  process.exitCode = 1;
}
