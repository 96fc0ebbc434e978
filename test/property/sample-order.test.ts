import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { readEnterpriseValue } from '../../engine/enterprise/read-enterprise-value';
import { readPolicy, readWorkspace } from '../../engine/pipeline';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { simulateWorkspace } from '../../engine/simulate/simulate-workspace';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts, knownFactsElsewhere, type Facts } from './arbitrary-facts';
import { describeAsSets } from './check-result';
import { anySeed, drawFrom, shuffle, shuffleEvents, shufflePolicy, type Draw } from './shuffle-policy';

const samples = path.resolve(import.meta.dirname, '../../samples');
const read = (folder: string) =>
  readdirSync(path.join(samples, folder)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(path.join(samples, folder, name), 'utf8'),
  }));
const policies = read('policies');
const enterpriseFiles = read('enterprises');
const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];

function compile(texts: readonly { readonly path: string; readonly text: string }[]): readonly PolicyPlan[] {
  return texts.map((file) => {
    const { plan, diagnostics } = readPolicy(file, builtinVocabulary);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.en);
    expect(errors, file.path).toEqual([]);
    if (!plan) throw new Error(`${file.path} does not compile.`);
    return plan;
  });
}

const plans = compile(policies);

/** The five policies, each with its clauses in another order, in another order themselves. */
function shufflePlans(draw: Draw): readonly PolicyPlan[] {
  return compile(shuffle(policies, draw).map(({ path, text }) => ({ path, text: shufflePolicy(text, draw) })));
}

const pay = (order: readonly PolicyPlan[], enterprise: Enterprise, year: number) =>
  describeAsSets(simulateEnterprise(order, enterprise, { year, vocabulary: builtinVocabulary }));

/** Several orders of the clauses, made once: reading five policies takes longer than paying by them. */
const orders = [1, 20230101, 20261121, 0x5eed, 77].map((seed) => shufflePlans(drawFrom(seed)));

const worlds = [
  { where: 'in Nanchang', facts: knownFacts, when: fc.constantFrom(2021, 2022, 2023, 2023, 2023, 2024, 2024, 2025) },
  { where: 'in other cities', facts: knownFactsElsewhere, when: fc.constantFrom(2023, 2026, 2027, 2027, 2028, 2029) },
];

describe.each(worlds)('the five sample policies on any enterprise $where', ({ facts: anyFacts, when }) => {
  it('pay the same lines for the same reasons, however clauses, policies and events are listed', () => {
    fc.assert(
      fc.property(
        anyFacts,
        choices,
        when,
        fc.constantFrom(...orders),
        anySeed,
        (facts, forgotten, year, order, seed) => {
          const draw = drawFrom(seed);
          for (const each of [facts, forget(facts, forgotten)]) {
            const listed = enterpriseOf(shuffleEvents(each, draw));
            expect(pay(shuffle(order, draw), listed, year)).toEqual(pay(plans, enterpriseOf(each), year));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the sample enterprises under the five sample policies', () => {
  const given = enterpriseFiles.flatMap(({ text }) => (parse(text) as { 企业: readonly Facts[] }).企业);
  const enterprises = readWorkspace([...policies, ...enterpriseFiles]).enterprises;

  it('are paid the same each, and in all, in any order of enterprises, events, clauses and policies', () => {
    const whole = (order: readonly PolicyPlan[], list: readonly Enterprise[], year: number) => {
      const { results, totals, helped, perPolicy } = simulateWorkspace(order, list, year, builtinVocabulary);
      return {
        totals: [totals.enterprise, totals.individual, totals.complete],
        needs: totals.needs.length,
        helped,
        perPolicy: [...perPolicy].sort((a, b) => (a.policy < b.policy ? -1 : 1)),
        results: Object.fromEntries(results.map((result) => [result.enterprise, describeAsSets(result)])),
      };
    };
    const expected = new Map(years.map((year) => [year, whole(plans, enterprises, year)]));
    fc.assert(
      fc.property(anySeed, fc.constantFrom(...orders), (seed, order) => {
        const draw = drawFrom(seed);
        const listed = shuffle(given, draw).map((facts) => {
          const { value } = readEnterpriseValue(shuffleEvents(facts, draw), builtinVocabulary);
          if (!value) throw new Error('A sample enterprise cannot be read.');
          return value;
        });
        expect(listed.length).toBe(enterprises.length);
        for (const year of years) expect(whole(shuffle(order, draw), listed, year)).toEqual(expected.get(year));
      }),
      { numRuns: 5 },
    );
  });

  it('read as the same workspace in any order of files', () => {
    const summarise = (files: readonly { readonly path: string; readonly text: string }[]) => {
      const { enterprises: found, policies: readings } = readWorkspace(files);
      const all = readings.flatMap(({ plan }) => (plan ? [plan] : []));
      return Object.fromEntries(found.map((each) => [each.id, pay(all, each, 2023)]));
    };
    const expected = summarise([...policies, ...enterpriseFiles]);
    fc.assert(
      fc.property(anySeed, (seed) => {
        const draw = drawFrom(seed);
        const files = enterpriseFiles.map(({ path, text }) => {
          const file = parse(text) as { 企业: readonly Facts[] };
          return {
            path,
            text: stringify({ ...file, 企业: shuffle(file.企业, draw) }, { aliasDuplicateObjects: false }),
          };
        });
        expect(summarise(shuffle([...policies, ...files], draw))).toEqual(expected);
      }),
      { numRuns: 3 },
    );
  });
});
