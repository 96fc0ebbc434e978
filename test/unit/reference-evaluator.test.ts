import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { withNothingElse } from '../../engine/enterprise/with-nothing-else';
import { readWorkspace } from '../../engine/pipeline';
import { readCaseList, readCases } from '../../main/cli/acceptance-case';
import { modelledPolicies } from '../../main/cli/run-cases';
import { isTargetCase } from '../../main/cli/target-case';
import { compareOnSamples, compareOnSmallPolicies } from '../interop/compare-many';
import { bundleRules, findReferenceDifference } from '../interop/reference-difference';
import { readSamplePlans } from '../property/sample-plans';

const root = path.resolve(import.meta.dirname, '../..');
const texts = (folder: string) =>
  readdirSync(path.join(root, folder)).map((name) => ({
    path: `policies/${name}`,
    text: readFileSync(path.join(root, folder, name), 'utf8'),
  }));
const { policies, vocabulary } = readWorkspace(texts('samples/policies'));
const modelled = modelledPolicies(policies);

describe('the reference evaluator gives what the engine gives', () => {
  it('in every worked example', () => {
    const differences = policies.flatMap(({ plan, checked }) => {
      const rules = bundleRules(plan ? [plan] : [], vocabulary);
      return (checked?.examples ?? []).map(({ enterprise, year }) => findReferenceDifference(rules, enterprise, year));
    });
    expect(differences.length).toBeGreaterThan(50);
    expect(differences.filter((difference) => difference !== null)).toEqual([]);
  });

  it('in every acceptance case', () => {
    const lists = texts('test/cases').map(({ path: file, text }) => ({ file, list: readCaseList(text, file) }));
    const cases = lists.flatMap(({ file, list }) => (list.every(isTargetCase) ? [] : readCases(list, file)));
    const differences = cases.map(({ id, docs, year, enterprise }) => {
      const plans = docs.flatMap((doc) => modelled.get(doc)?.plan ?? []);
      const { value } = readEnterpriseValue(enterprise, vocabulary, id);
      if (!value || plans.length === 0) throw new Error(`${id} cannot be read.`);
      const whole = withNothingElse(value, Object.keys(enterprise ?? {}), vocabulary);
      return findReferenceDifference(bundleRules(plans, vocabulary), whole, year);
    });
    expect(differences.length).toBeGreaterThan(100);
    expect(differences.filter((difference) => difference !== null)).toEqual([]);
  });

  it('on generated enterprises under the sample policies', () => {
    expect(compareOnSamples(readSamplePlans(), 1, 150)).toEqual({ compared: 150, difference: null });
  });

  it('under any small policies of several levels', () => {
    expect(compareOnSmallPolicies(1, 300)).toEqual({ compared: 300, difference: null });
  });
});
