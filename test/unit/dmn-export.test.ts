import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { compileDmn } from '../../engine/interop/dmn/compile-dmn';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { readDmn } from '../interop/dmn-evaluator';
import { compareDmnOn, generateTrials } from '../interop/compare-dmn';
import { readSamplePlans } from '../property/sample-plans';
import { listSampleTrials } from '../interop/sample-trials';

const schemas = path.resolve(import.meta.dirname, '../../node_modules/dmn-moddle/resources/dmn/xsd');
const readSchema = (fileName: string) => ({
  fileName,
  contents: readFileSync(path.join(schemas, fileName), 'utf8'),
});
const plans = readSamplePlans();
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
    120_000,
  );

  it.each(plans)(
    '$id gives the same on generated enterprises, and defers none of which every fact is known',
    async (plan) => {
      const tally = await compareDmnOn(plan, generateTrials(plan, 1, 60));
      expect(tally).toMatchObject({ difference: null, different: 0, deferredThoughKnown: 0 });
    },
    120_000,
  );
});
