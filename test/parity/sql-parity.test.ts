import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { compileSql } from '../../engine/sql/compile-sql';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { openOrFixedPlan } from '../property/decide-plans';
import { compareWithSql } from './compare-with-sql';
import { openDatabase } from '../../main/population/fact-database';
import { readSamples } from './sample-population';

const samples = readSamples();
const plans = samples.policies.flatMap(({ plan }) => plan ?? []);
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDatabase();
});

describe('SQL and interpreter', () => {
  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028])(
    'agree on the sample enterprises in %i',
    async (year) => {
      const result = await compareWithSql(connection, plans, samples.enterprises, {
        year,
        vocabulary: samples.vocabulary,
      });
      expect(result.differences).toEqual([]);
    },
  );
});

const vocabulary = builtinVocabulary;
const years = [2021, 2022, 2023, 2024, 2025];

/** Enterprises at the ends of every term, with ties and with facts that nobody knows. */
function generate(count: number, seed: number): readonly Enterprise[] {
  const drawn = fc.sample(fc.tuple(knownFacts, choices, fc.integer({ min: 0, max: 3 })), { numRuns: count, seed });
  return drawn.map(([facts, forgotten, how], index) => ({
    ...enterpriseOf(how === 0 ? forget(facts, forgotten) : facts),
    id: `e${index + 1}`,
  }));
}

describe('SQL and interpreter on generated enterprises', () => {
  it.each(years)('agree under the sample policies in %i', async (year) => {
    const result = await compareWithSql(connection, plans, generate(300, year), { year, vocabulary });
    expect(result.differences.slice(0, 2)).toEqual([]);
    expect(result.compared).toBeGreaterThan(200);
  });

  it('agree on a synthetic population, and hold only few back', async () => {
    const made = Array.from({ length: 2000 }, (_, index) =>
      generateEnterprise(index + 1, 3, { ...dense, missing: 0.05 }),
    );
    const result = await compareWithSql(connection, plans, made, { year: 2023, vocabulary });
    expect(result.differences.slice(0, 2)).toEqual([]);
    expect(result.lines).toBeGreaterThan(100);
    expect(result.deferred).toBeLessThan(100);
  });

  it('agree under generated policies', async () => {
    const drawn = fc
      .sample(openOrFixedPlan, { numRuns: 40, seed: 7 })
      .filter((plan): plan is PolicyPlan => plan !== null);
    const enterprises = generate(30, 11);
    let [expressed, compared] = [0, 0];
    for (const plan of drawn) {
      for (const year of [2023, 2024]) {
        const { value, diagnostics } = compileSql([plan], { year, vocabulary, dialect: 'duckdb' });
        if (!value) {
          expect(diagnostics.map(({ code }) => code)).toContain('sql/not-expressible');
          continue;
        }
        expressed += 1;
        const result = await compareWithSql(connection, [plan], enterprises, { year, vocabulary });
        compared += result.compared;
        expect(result.differences.slice(0, 2)).toEqual([]);
      }
    }
    expect(expressed).toBeGreaterThan(15);
    expect(compared).toBeGreaterThan(300);
  });
});
