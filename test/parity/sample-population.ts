import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkspace, type Workspace } from '../../engine/pipeline';

/** Reads the samples as a workspace. */
export function readSamples(): Workspace {
  const folder = path.resolve(import.meta.dirname, '../../samples');
  const files = ['vocabulary', 'policies', 'enterprises'].flatMap((part) =>
    readdirSync(path.join(folder, part)).map((name) => ({
      path: `${part}/${name}`,
      text: readFileSync(path.join(folder, part, name), 'utf8'),
    })),
  );
  return readWorkspace(files);
}
