import type { Diagnostic } from '../diagnostics/diagnostic';
import type { SourceFile } from '../source/source-file';
import { checkScenario } from './check-scenario';
import type { Measure } from './measure';
import { readScenario } from './read-scenario';
import type { Scenario } from './scenario';

/** One scenario file, as far as it could be read. */
export interface ScenarioReading {
  readonly file: SourceFile;
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one scenario against the measures it speaks of. Errors: those of readScenario and checkScenario. */
export function readAgainst(file: SourceFile, measures: readonly Measure[]): ScenarioReading {
  const { value, diagnostics } = readScenario(file);
  return { file, scenario: value, diagnostics: [...diagnostics, ...(value ? checkScenario(value, measures) : [])] };
}
