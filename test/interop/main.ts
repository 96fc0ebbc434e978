import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PolicyPlan } from '../../engine/compile/plan';
import { compareDmnOn, compareDmnOnSmallPolicies, generateTrials, type Tally } from './compare-dmn';
import { compareOnSamples, compareOnSmallPolicies, type Comparison } from './compare-many';
import { compareSqlOn } from './compare-sql';
import { findPostgres, POSTGRES_INSTALL } from './postgres-server';
import { openDuckdb, startPostgres, type SqlEngine } from './sql-engine';
import { readSamplePlans } from '../property/sample-plans';

// The program stands in out/.
const plans = readSamplePlans(path.resolve(import.meta.dirname, '../samples/policies'));

const { values } = parseArgs({
  options: {
    enterprises: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    policy: { type: 'string' },
  },
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

const small = 'DMN in feelin, small policies';
if (small.includes(only) && values.policy === undefined) {
  const began = performance.now();
  const tally = await compareDmnOnSmallPolicies(seed, wanted);
  report(small, tally, performance.now() - began);
}

const engines: readonly (readonly [string, (plan: PolicyPlan) => Promise<Tally>])[] = [
  ['DMN in feelin', (plan) => compareDmnOn(plan, generateTrials(plan, seed, wanted))],
  ['SQL in DuckDB', (plan) => compareInSql(openDuckdb, plan)],
  ['SQL in PostgreSQL', (plan) => compareInSql(() => startPostgres(requirePostgres()), plan)],
];
for (const [name, compare] of engines) {
  // PostgreSQL is not everywhere: it has a drill of its own.
  if (!name.includes(only) || (only === '' && name === 'SQL in PostgreSQL')) continue;
  for (const plan of plans) {
    if (values.policy !== undefined && plan.id !== values.policy) continue;
    const began = performance.now();
    const tally = await compare(plan);
    report(`${name}, ${plan.id}`, tally, performance.now() - began);
  }
}

/** Prints one row, and the first difference. */
function report(name: string, tally: Tally, milliseconds: number): void {
  console.log(
    `${name}: ${tally.equal} equal (${tally.paid} with payments), ${tally.deferred} deferred ` +
      `(${tally.deferredThoughKnown} with every fact known), ${tally.different} different, ` +
      `in ${(milliseconds / 1000).toFixed(1)} s`,
  );
  if (tally.difference === null) return;
  console.log(tally.difference);
  process.exitCode = 1;
}

async function compareInSql(open: () => Promise<SqlEngine>, plan: PolicyPlan): Promise<Tally> {
  const engine = await open();
  try {
    return await compareSqlOn(engine, plan, generateTrials(plan, seed, wanted));
  } finally {
    await engine.close();
  }
}

function requirePostgres(): string {
  const bin = findPostgres();
  if (bin !== null) return bin;
  console.error(`PostgreSQL is not installed. On Debian: ${POSTGRES_INSTALL}`);
  process.exit(2);
}
