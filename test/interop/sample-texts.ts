import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../samples/policies');

/** Reads the texts of the sample policies, named as in a workspace. */
export function readSampleTexts(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder).map((name) => ({
    path: `policies/${name}`,
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
}
