import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { compileSql } from '../../engine/sql/compile-sql';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { anyPlan } from '../property/arbitrary-plans';
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
  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028])('agree on the sample enterprises in %i', async (year) => {
    const result = await compareWithSql(connection, plans, samples.enterprises, { year, vocabulary: samples.vocabulary });
    console.log(year, result.compared, result.deferred, result.lines);
    expect(result.differences).toEqual([]);
  });
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
    console.log(year, result.compared, result.deferred, result.lines);
    expect(result.differences.slice(0, 2)).toEqual([]);
  });

  it('agree under generated policies', async () => {
    const drawn = fc.sample(anyPlan, { numRuns: 60, seed: 7 }).filter((plan): plan is PolicyPlan => plan !== null);
    const enterprises = generate(40, 11);
    let [expressed, compared] = [0, 0];
    const refused = new Map<string, number>();
    for (const plan of drawn) {
      for (const year of [2023, 2024]) {
        const { value, diagnostics } = compileSql([plan], { year, vocabulary, dialect: 'duckdb' });
        if (!value) {
          for (const { message } of diagnostics) refused.set(message.en, (refused.get(message.en) ?? 0) + 1);
          continue;
        }
        expressed += 1;
        const result = await compareWithSql(connection, [plan], enterprises, { year, vocabulary });
        compared += result.compared;
        if (result.differences.length > 0) console.log(value.statements.lines.text, JSON.stringify(plan.limits, null, 1));
        expect(result.differences.slice(0, 2)).toEqual([]);
      }
    }
    console.log(drawn.length, expressed, compared, refused);
  });
});
