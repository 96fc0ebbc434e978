import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyPlan } from '../../engine/compile/plan';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');

/** Compiles the sample policies; a program built into out/ names their folder. */
export function readSamplePlans(from = folder): readonly PolicyPlan[] {
  return readdirSync(from).map((name) => {
    const text = readFileSync(path.join(from, name), 'utf8');
    const { plan } = readPolicy({ path: `policies/${name}`, text }, builtinVocabulary);
    if (!plan) throw new Error(`${name} does not compile.`);
    return plan;
  });
}
