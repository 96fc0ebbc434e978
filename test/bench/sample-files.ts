import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '../../engine/source/source-file';

export const editedPolicy = 'policies/xihu-srdi-2022.yaml';

/** Reads the texts of the sample workspace, in the order in which the window hands them to the engine. */
export function readSamples(root: string): readonly SourceFile[] {
  return ['vocabulary', 'policies', 'enterprises'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .sort()
      .map((name) => ({
        path: `${folder}/${name}`,
        text: readFileSync(path.join(root, folder, name), 'utf8'),
      })),
  );
}

/** Gives the text of the policy that is typed in. */
export function textOf(files: readonly SourceFile[], wanted: string): string {
  const file = files.find((each) => each.path === wanted);
  if (!file) throw new Error(`The samples have no ${wanted}.`);
  return file.text;
}
