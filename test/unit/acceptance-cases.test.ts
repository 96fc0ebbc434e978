import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { readWorkspace } from '../../engine/pipeline';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { readCases } from '../../main/cli/acceptance-case';
import { hasPassed, runCases } from '../../main/cli/run-cases';
import { expectSound } from '../property/check-result';

const root = path.resolve(import.meta.dirname, '../..');
const policies = readdirSync(path.join(root, 'samples/policies')).map((name) => ({
  path: `policies/${name}`,
  text: readFileSync(path.join(root, 'samples/policies', name), 'utf8'),
}));
const workspace = readWorkspace(policies);
const plans = workspace.policies.flatMap(({ plan }) => plan ?? []);

describe.each(readdirSync(path.join(root, 'test/cases')))('%s', (file) => {
  const cases = readCases(readFileSync(path.join(root, 'test/cases', file), 'utf8'), file);

  it('has cases, each with an identifier of its own', () => {
    expect(cases.length).toBeGreaterThan(80);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it('holds in every case', () => {
    expect(runCases(cases, workspace).filter((outcome) => !hasPassed(outcome))).toEqual([]);
  });

  it('explains every line and every refusal', () => {
    for (const { id, enterprise, year } of cases) {
      const { value } = readEnterpriseValue(enterprise, workspace.vocabulary, id);
      if (!value) throw new Error(`${id} cannot be read.`);
      expectSound(simulateEnterprise(plans, value, { year, vocabulary: workspace.vocabulary }), plans);
    }
  });
});
