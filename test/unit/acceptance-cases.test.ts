import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { readWorkspace } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { readCaseList, readCases } from '../../main/cli/acceptance-case';
import { hasPassed, modelledPolicies, runCases } from '../../main/cli/run-cases';
import { isTargetCase } from '../../main/cli/target-case';
import { expectSound } from '../property/check-result';

const root = path.resolve(import.meta.dirname, '../..');
const policies = readdirSync(path.join(root, 'samples/policies')).map((name) => ({
  path: `policies/${name}`,
  text: readFileSync(path.join(root, 'samples/policies', name), 'utf8'),
}));
const workspace = readWorkspace(policies);
const modelled = modelledPolicies(workspace.policies);
const plans = workspace.policies.flatMap(({ plan }) => plan ?? []);

const files = readdirSync(path.join(root, 'test/cases')).map((file) => ({
  file,
  list: readCaseList(readFileSync(path.join(root, 'test/cases', file), 'utf8'), file),
}));

describe.each(files.filter(({ list }) => !list.every(isTargetCase)))('$file', ({ file, list }) => {
  const cases = readCases(list, file);

  it('has cases, each with an identifier of its own', () => {
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it('holds in every case', () => {
    expect(runCases(cases, workspace, modelled).filter((outcome) => !hasPassed(outcome))).toEqual([]);
  });

  it('explains every line and every refusal', () => {
    for (const { id, enterprise, year } of cases) {
      const { value } = readEnterpriseValue(enterprise, workspace.vocabulary, id);
      if (!value) throw new Error(`${id} cannot be read.`);
      expectSound(simulateEnterprise(plans, value, { year, vocabulary: workspace.vocabulary }), plans);
    }
  });
});
