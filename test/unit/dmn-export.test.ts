import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { PolicyPlan, Rule } from '../../engine/compile/plan';
import type { CheckedExpression } from '../../engine/expression/checked-expression';
import { compileDmn } from '../../engine/interop/dmn/compile-dmn';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { readDmn } from '../interop/dmn-evaluator';
import { compareDmnOn, compareDmnOnSmallPolicies, generateTrials } from '../interop/compare-dmn';
import { readSamplePlans } from '../property/sample-plans';
import { listSampleTrials } from '../interop/sample-trials';

const schemas = path.resolve(import.meta.dirname, '../../node_modules/dmn-moddle/resources/dmn/xsd');
const readSchema = (fileName: string) => ({
  fileName,
  contents: readFileSync(path.join(schemas, fileName), 'utf8'),
});
const plans = readSamplePlans();

const isPaying = ({ amount, trigger }: Rule): boolean => amount !== null && trigger !== null;

/** Adds to conditions what always holds, in words that FEEL does not have. */
function sayOddly(plan: PolicyPlan, part: 'rules' | 'exclusions' | 'definitions'): PolicyPlan {
  const type = { kind: 'boolean' } as const;
  const number = { kind: 'number' } as const;
  const count: CheckedExpression = {
    node: 'call',
    function: 'count',
    arguments: [{ node: 'list', items: [], type: { kind: 'list', of: type } }],
    type: number,
  };
  const zero: CheckedExpression = { node: 'literal', value: '0', type: number };
  const always: CheckedExpression = { node: 'compare', operator: '>=', left: count, right: zero, type };
  const oddly = (condition: CheckedExpression): CheckedExpression => ({
    node: 'and',
    operands: [condition, always],
    type,
  });
  if (part === 'exclusions')
    return { ...plan, exclusions: plan.exclusions.map((each) => ({ ...each, when: oddly(each.when) })) };
  if (part === 'definitions') {
    const entries = Object.entries(plan.definitions).map(([name, condition]) => [name, oddly(condition)]);
    return { ...plan, definitions: Object.fromEntries(entries) as PolicyPlan['definitions'] };
  }
  return {
    ...plan,
    rules: plan.rules.map((rule) => ({
      ...rule,
      conditions: [...rule.conditions, { role: 'condition', expression: always, from: rule.from }],
    })),
  };
}

describe('a policy as a decision model', () => {
  it.each(plans)('$id holds to the schema of DMN 1.3', async (plan) => {
    const { xml, leftOut } = compileDmn(plan, builtinVocabulary);
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'policy.dmn', contents: xml }],
      schema: [readSchema('DMN13.xsd')],
      preload: ['DMNDI13.xsd', 'DI.xsd', 'DC.xsd'].map(readSchema),
    });
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(valid).toBe(true);
    expect((await readDmn(xml, 'result')).warnings).toEqual([]);
    expect(leftOut).toEqual([]);
    expect(compileDmn(plan, builtinVocabulary).xml).toBe(xml);
  });

  it.each(plans.flatMap((plan) => (['rules', 'exclusions', 'definitions'] as const).map((part) => ({ plan, part }))))(
    '$plan.id defers whom its $part may bear on where FEEL cannot say them, and gives no other amount',
    async ({ plan, part }) => {
      const odd = sayOddly(plan, part);
      const { xml, leftOut } = compileDmn(odd, builtinVocabulary);
      const isTouched = leftOut.length > 0;
      expect(isTouched).toBe(part === 'rules' ? plan.rules.some(isPaying) : Object.values(plan[part]).length > 0);
      if (isTouched) expect(xml).toContain('Not expressed, and deferred where it may bear');
      const tally = await compareDmnOn(odd, generateTrials(plan, 1, 60));
      expect(tally).toMatchObject({ difference: null, different: 0 });
      if (part === 'rules') expect(tally.paid).toBe(0);
    },
  );

  it('leaves to the full engine what has a member that models do not read', () => {
    const plan = plans.find(({ id }) => id === 'xihu-srdi-2022')!;
    const grown = <Part>(parts: readonly Part[]): readonly Part[] =>
      parts.map((part, index) => (index === 0 ? { ...part, heardOf: 'never' } : part));
    const paying = plan.rules.filter(isPaying);
    const odd = { ...plan, limits: grown(plan.limits), exclusions: grown(plan.exclusions), rules: grown(paying) };
    const { leftOut } = compileDmn(odd, builtinVocabulary);
    expect(leftOut.map(({ what }) => what)).toEqual([
      `item ${paying[0]!.from.itemId}`,
      `exclusion ${plan.exclusions[0]!.id}`,
      `limit ${plan.limits[0]!.id}`,
    ]);
  });

  it('gives the same under small policies', async () => {
    const tally = await compareDmnOnSmallPolicies(1, 400);
    expect(tally).toMatchObject({ difference: null, different: 0 });
    expect(tally.paid).toBeGreaterThan(tally.deferred / 4);
  });

  it('is refused by the schema when an element is out of its place', async () => {
    const [plan] = plans;
    const { xml } = compileDmn(plan!, builtinVocabulary);
    const { valid } = await validateXML({
      xml: [{ fileName: 'policy.dmn', contents: xml.replace('<inputData ', '<unheardOf ') }],
      schema: [readSchema('DMN13.xsd')],
      preload: ['DMNDI13.xsd', 'DI.xsd', 'DC.xsd'].map(readSchema),
    });
    expect(valid).toBe(false);
  });

  it.each(plans)(
    '$id gives in feelin what the engine gives, in every worked example and boundary vector',
    async ({ id }) => {
      const plan = plans.find((each) => each.id === id);
      const trials = listSampleTrials(id);
      const tally = await compareDmnOn(plan!, trials);
      expect(tally).toMatchObject({ difference: null, different: 0 });
      expect(tally.equal + tally.deferred).toBe(trials.length);
      expect(tally.equal).toBeGreaterThan(trials.length / 2);
    },
  );

  it.each(plans)(
    '$id gives the same on generated enterprises, and defers none of which every fact is known',
    async (plan) => {
      const tally = await compareDmnOn(plan, generateTrials(plan, 1, 60));
      expect(tally).toMatchObject({ difference: null, different: 0, deferredThoughKnown: 0 });
    },
  );
});
