import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyPlan } from '../../engine/compile/plan';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { withNothingElse } from '../../engine/enterprise/with-nothing-else';
import { readWorkspace } from '../../engine/pipeline';
import type { EnterpriseResult } from '../../engine/simulate/result';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { SourceFile } from '../../engine/source/source-file';
import { readCaseList, readCases } from '../../main/cli/acceptance-case';
import { CASE_LISTS, modelledPolicies } from '../../main/cli/run-cases';
import { isTargetCase } from '../../main/cli/target-case';

/** The cases that name the same policies, as a workspace that every way into the engine can open. */
export interface CaseWorkspace {
  /** As the cases name them: `000+001`. */
  readonly docs: string;
  readonly files: readonly SourceFile[];
  readonly plans: readonly PolicyPlan[];
  readonly years: readonly CaseYear[];
}

export interface CaseYear {
  readonly year: number;
  /** What the interpreter gives for each case of the year, by the identifier its enterprise has in the workspace. */
  readonly expected: ReadonlyMap<string, EnterpriseResult>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Reads all acceptance cases and asks the interpreter about each; the enterprises are written out as a user would. */
export function buildCaseWorkspaces(): readonly CaseWorkspace[] {
  const policies = readdirSync(path.join(root, 'samples/policies')).map((name) => ({
    path: `policies/${name}`,
    text: readFileSync(path.join(root, 'samples/policies', name), 'utf8'),
  }));
  const { policies: readings, vocabulary } = readWorkspace(policies);
  const modelled = modelledPolicies(readings);
  const cases = readdirSync(path.join(root, 'test/cases')).flatMap((file) => {
    const list = readCaseList(readFileSync(path.join(root, 'test/cases', file), 'utf8'), file);
    return list.every(isTargetCase) ? [] : readCases(list, file).map((each) => ({ ...each, id: `${file}:${each.id}` }));
  });
  const docs = [...new Set(cases.map((each) => each.docs.join('+')))];
  return docs.map((names) => {
    const named = names.split('+').flatMap((doc) => modelled.get(doc) ?? []);
    const plans = named.flatMap(({ plan }) => plan ?? []);
    const years = new Map<number, Map<string, EnterpriseResult>>();
    const records = cases
      .filter((each) => each.docs.join('+') === names)
      .map(({ id, year, enterprise }) => {
        const data = { ...(enterprise as Readonly<Record<string, unknown>>), id };
        const { value } = readEnterpriseValue(data, vocabulary, 'enterprises/cases.json');
        if (!value) throw new Error(`${id} cannot be read.`);
        const whole = withNothingElse(value, [...CASE_LISTS, ...Object.keys(data)], vocabulary);
        const ofYear = years.get(year) ?? new Map<string, EnterpriseResult>();
        years.set(year, ofYear.set(id, simulateEnterprise(plans, whole, { year, vocabulary })));
        const nothing = Object.keys(whole.events).filter((list) => !(list in value.events));
        return { ...data, ...Object.fromEntries(nothing.map((list) => [list, []])) };
      });
    return {
      docs: names,
      plans,
      files: [
        ...policies.filter(({ path: file }) => named.some((policy) => policy.file === file)),
        { path: 'enterprises/cases.json', text: JSON.stringify({ enterprises: records }) },
      ],
      years: [...years].map(([year, expected]) => ({ year, expected })),
    };
  });
}
