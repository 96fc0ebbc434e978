import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout } from './checkout.mjs';
import { progress } from './progress.mjs';

/**
 * Makes something again only when the files it is made from have changed since it was last made, or it is gone.
 * @param {{ name: string, inputs: string[], outputs: string[], make: () => Promise<void> }} step
 *   paths from the top folder; an input may be a folder
 */
export async function whenInputsChange({ name, inputs, outputs, make }) {
  const stamp = inCheckout('out/.stamps', name);
  const hash = hashFiles(inputs.map((input) => inCheckout(input)));
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (fresh && outputs.every((output) => existsSync(inCheckout(output)))) return;
  progress(`${name} ...`);
  await make();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * Names and contents, not times: a fresh clone, a checkout of another branch and back all compare right.
 * @param {string[]} inputs
 */
function hashFiles(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesBelow)) {
    const content = readFileSync(file);
    hash.update(`${path.relative(inCheckout(), file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * The files at or below a path, in a fixed order. Tests are no inputs of what is built, nor is what we generate.
 * @param {string} input
 * @returns {string[]}
 */
export function filesBelow(input) {
  const stat = statSync(input, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [input];
  return readdirSync(input)
    .filter((name) => name !== 'generated' && !name.includes('.test.'))
    .sort()
    .flatMap((name) => filesBelow(path.join(input, name)));
}
