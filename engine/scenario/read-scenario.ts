import scenarioSchema from '../../schemas/scenario/v1/scenario.schema.json';
import type { ScenarioDocument } from '../../schemas/generated/types';
import { validateScenarioDocument } from '../../schemas/generated/validators';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { guardSource } from '../source/guard-source';
import type { SourceFile } from '../source/source-file';
import { readShape, type JsonSchema, type Shape } from '../validate/shape';
import { validateShape, type DocumentKind } from '../validate/validate-shape';
import { readAssumptions } from './read-assumptions';
import { readFunds } from './read-funds';
import { readYearSpan } from './read-years';
import type { Scenario } from './scenario';
import type { ScenarioText } from './scenario-text';

/** Shape of a scenario: its keywords in both surfaces, read from its schema. */
export const scenarioShape: Shape = readShape(scenarioSchema as unknown as JsonSchema);

/** What a scenario file is checked against. */
export const scenarioKind: DocumentKind<ScenarioDocument> = {
  shape: scenarioShape,
  validate: validateScenarioDocument,
};

/** Whether a file of a workspace holds a scenario. */
export function isScenarioFile({ path }: Pick<SourceFile, 'path'>): boolean {
  return /^scenarios\/.+\.ya?ml$/.test(path);
}

/**
 * Reads one file of the folder scenarios/. No value where anything in it is wrong: a figure under a half-read scenario
 * would be taken for one under the whole.
 *
 * Errors: those of guardSource, parseSource and validateShape; scenario/years, scenario/number, scenario/range,
 * scenario/repeated-assumption, scenario/growth-without-base, scenario/money, scenario/repeated-id,
 * scenario/instalments, scenario/ranking.
 */
export function readScenario(file: SourceFile): Staged<Scenario | null> {
  const diagnostics: Diagnostic[] = [];
  const keep = <Value>(staged: Staged<Value>): Value => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };
  const source = keep(guardSource(file));
  const tree = source && keep(parseSource(source));
  const canonical = tree && keep(validateShape(tree, file.path, scenarioKind));
  if (!canonical) return { value: null, diagnostics };
  const text: ScenarioText = {
    canonical,
    report: (code, range, args) => diagnostics.push(diagnose(code, file.path, range, args)),
  };
  const { scenario, years, baseYear = null } = canonical.document;
  const span = readYearSpan(String(years));
  if (!span) text.report('scenario/years', canonical.map.valueRange('/years'), { written: String(years) });
  const assumptions = readAssumptions(text);
  const growth = assumptions.find(({ of }) => of === 'growth');
  if (growth && baseYear === null) text.report('scenario/growth-without-base', growth.place);
  const funds = readFunds(text);
  const sound = span && !diagnostics.some(({ severity }) => severity === 'error');
  const { id, name } = scenario;
  const place = canonical.map.valueRange('/scenario/id');
  return {
    value: sound ? { id, name, file: file.path, place, years: span, baseYear, assumptions, funds } : null,
    diagnostics,
  };
}
