import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyPlan } from '../../engine/compile/plan';
import { readPolicy } from '../../engine/pipeline';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');

/** Compiles the sample policies. */
export function readSamplePlans(): readonly PolicyPlan[] {
  return readdirSync(folder).map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const { plan } = readPolicy({ path: `policies/${name}`, text }, builtinVocabulary);
    if (!plan) throw new Error(`${name} does not compile.`);
    return plan;
  });
}
