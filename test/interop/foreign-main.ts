import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { VectorCase } from '../../engine/bundle/write-vectors';
import { seekBoundaries } from '../../engine/coverage/seek-boundaries';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { foreignEngines, loadForeign } from './compare-foreign';
import { hostileCases, populationCases, smallPolicyCases, tallyForeign, type ForeignTally } from './foreign-drill';

const { values } = parseArgs({
  options: { enterprises: { type: 'string' }, seed: { type: 'string' }, policy: { type: 'string' } },
});
const wanted = Number(values.enterprises ?? '10000');
const seed = Number(values.seed ?? String(Math.floor(Math.random() * 2 ** 30)));
if (!Number.isSafeInteger(wanted) || wanted < 1 || !Number.isSafeInteger(seed)) {
  console.error('--enterprises and --seed take whole numbers');
  process.exit(2);
}
console.log(`seed ${seed}; repeat with: npm run drill:jdm -- --seed ${seed} --enterprises ${wanted}`);

/** Prints one row, and the first difference. */
function report(name: string, { equal, deferred, different, lines, items, firstDifference }: ForeignTally): void {
  const often = Object.entries(items).sort(([, a], [, b]) => b - a);
  console.log(
    `${name}: ${equal} equal, ${deferred} deferred, ${different} different, ${lines} lines` +
      (often.length === 0 ? '' : `; deferred items: ${often.map(([item, count]) => `${item} ${count}`).join(', ')}`),
  );
  if (firstDifference === null) return;
  console.log(firstDifference);
  process.exitCode = 1;
}

// The program stands in out/.
const folder = path.resolve(import.meta.dirname, '../samples/policies');
for (const file of readdirSync(folder)) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const { plan, checked } = readPolicy({ path: `policies/${file}`, text }, vocabulary);
  if (!plan || !checked) throw new Error(`${file} does not compile.`);
  if (values.policy !== undefined && plan.id !== values.policy) continue;
  const vectors = seekBoundaries(plan, checked.examples, vocabulary);
  for (const engine of foreignEngines) {
    const rules = loadForeign(plan, vocabulary, engine);
    const sets: readonly (readonly [string, () => Iterable<VectorCase>])[] = [
      ['worked examples', () => checked.examples],
      ['boundary vectors', () => vectors],
      ['population', () => populationCases(plan, wanted, seed)],
      ['made of what the policy names', () => hostileCases(plan, vocabulary, Math.ceil(wanted / 5), seed)],
    ];
    for (const [name, cases] of sets) report(`${engine}, ${plan.id}, ${name}`, await tallyForeign(rules, cases()));
  }
}
if (values.policy === undefined)
  for (const engine of foreignEngines)
    report(`${engine}, small policies`, await smallPolicyCases(engine, vocabulary, Math.ceil(wanted / 10), seed));
