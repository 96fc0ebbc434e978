import { diagnose } from '../diagnostics/diagnose';
import type { SourceFile } from '../source/source-file';
import type { Measure } from './measure';
import { readAgainst, type ScenarioReading } from './read-against';

/** Reads all scenarios of a workspace. Errors: those of readAgainst; scenario/repeated-id at the second of one name. */
export function readScenarios(files: readonly SourceFile[], measures: readonly Measure[]): readonly ScenarioReading[] {
  const ids = new Set<string>();
  return files.map((file) => {
    const reading = readAgainst(file, measures);
    const { scenario, diagnostics } = reading;
    if (!scenario) return reading;
    const { id, place } = scenario;
    if (!ids.has(id)) {
      ids.add(id);
      return reading;
    }
    // Two of one name: whoever names it would get one of them by chance.
    return { ...reading, diagnostics: [...diagnostics, diagnose('scenario/repeated-id', file.path, place, { id })] };
  });
}
