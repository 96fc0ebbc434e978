import type { ScenarioDocument } from '../../schemas/generated/types';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import type { SourceFile } from '../source/source-file';
import { validateShape } from '../validate/validate-shape';
import type { Measure } from './measure';
import { readAgainst } from './read-against';
import { scenarioKind } from './read-scenario';
import type { Scenario } from './scenario';
import { replaceAt } from './replace-at';

/** What became of a scenario whose value was changed; `none` where there is no such value. */
export type VariedScenario =
  | { readonly scenario: Scenario }
  | { readonly none: true }
  /** What is wrong with the value. */
  | { readonly problem: Diagnostic | null };

/** The document of a scenario file in canonical words; null for one with mistakes. */
export function scenarioDocument(file: SourceFile): ScenarioDocument | null {
  const tree = parseSource(file).value;
  return tree ? (validateShape(tree, file.path, scenarioKind).value?.document ?? null) : null;
}

/** Sets one value of a scenario as if it had been typed. Shape: `pointer` is that of a value, such as `/funds/0/size`. */
export function varyAssumption(
  file: SourceFile,
  measures: readonly Measure[],
  pointer: string,
  value: string,
): VariedScenario {
  const document = scenarioDocument(file);
  const changed = document && replaceAt(document, pointer.split('/').slice(1), value);
  if (!changed) return { none: true };
  // JSON is YAML, so that a changed document is read as a typed one is.
  const again = readAgainst({ path: file.path, text: JSON.stringify(changed) }, measures);
  const problem = again.diagnostics.find(({ severity }) => severity === 'error');
  if (!again.scenario || problem) return { problem: problem ?? null };
  return { scenario: again.scenario };
}
