// Proves that an evaluator reads the rules of a bundle as their publisher does. Node 18 or later, no dependencies.
//
//   node reference/conformance.mjs BUNDLE_DIR            replays vectors/*.json with evaluate.mjs
//   node reference/conformance.mjs BUNDLE_DIR --answer   answers the conformance protocol with evaluate.mjs
//
// BUNDLE_DIR is the unpacked bundle. The protocol is in docs/evaluation-model.md.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { evaluatePolicies } from './evaluate.mjs';

const [folder, mode] = process.argv.slice(2);
if (!folder || (mode !== undefined && mode !== '--answer')) {
  console.error('usage: node reference/conformance.mjs BUNDLE_DIR [--answer]');
  process.exitCode = 2;
} else if (mode === '--answer') answer();
else replay();

function readJson(...names) {
  return JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));
}

function replay() {
  const plan = readJson('rules', 'plan.json');
  const vocabulary = readJson('vocabulary', 'vocabulary.json');
  const files = readdirSync(path.join(folder, 'vectors')).filter((name) => name.endsWith('.json'));
  const vectors = files.sort().flatMap((name) => readJson('vectors', name).vectors);
  const different = vectors.flatMap((vector) => {
    const result = evaluatePolicies([plan], vocabulary, vector.enterprise, vector.year);
    const places = listDifferences(result, vector.expected, '');
    return places.length === 0 ? [] : [{ name: vector.name, places }];
  });
  for (const { name, places } of different) console.log(`${name}\n  ${places.slice(0, 5).join('\n  ')}`);
  console.log(`${plan.id} ${plan.version}: ${vectors.length} vectors, ${different.length} different`);
  process.exitCode = different.length === 0 && vectors.length > 0 ? 0 : 1;
}

function listDifferences(actual, expected, place) {
  if (typeof actual !== 'object' || actual === null || typeof expected !== 'object' || expected === null)
    return actual === expected
      ? []
      : [`${place || '/'}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
  const keys = [...new Set([...Object.keys(actual), ...Object.keys(expected)])];
  return keys.flatMap((key) => listDifferences(actual[key], expected[key], `${place}/${key}`));
}

/** One JSON text a line: first the rules, then one enterprise after another; each gets one line in answer. */
function answer() {
  let rules = null;
  createInterface({ input: process.stdin }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.protocol === 'cuoshi-conformance/1') {
      rules = message;
      console.log(JSON.stringify({ ready: true }));
      return;
    }
    const { id, enterprise, year } = message;
    const result = evaluatePolicies(rules.plans, rules.vocabulary, enterprise, year);
    console.log(JSON.stringify({ id, result }));
  });
}
