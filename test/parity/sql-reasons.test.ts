import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { compileSql } from '../../engine/sql/compile-sql';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { loadEnterprises, openDatabase } from '../../main/population/fact-database';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { openOrFixedPlan } from '../property/decide-plans';
import { compareReasons, type ReasonComparison } from './compare-reasons';
import { readKnownEnterprises } from './known-enterprises';
import { readSamples } from './sample-population';

const samples = readSamples();
const plans = samples.policies.flatMap(({ plan }) => plan ?? []);
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDatabase();
});

async function compare(
  compared: readonly PolicyPlan[],
  enterprises: readonly Enterprise[],
  year: number,
  vocabulary: Vocabulary = samples.vocabulary,
): Promise<ReasonComparison | null> {
  const { value } = compileSql(compared, { year, vocabulary, dialect: 'duckdb' });
  if (!value) return null;
  await loadEnterprises(connection, enterprises, vocabulary);
  return compareReasons(value, compared, enterprises, { year, vocabulary }, async ({ text, parameters }) =>
    (await connection.runAndReadAll(text, [...parameters])).getRowObjectsJson(),
  );
}

/** Enterprises at the ends of every term, with ties; one in four with facts that nobody knows. */
function generate(count: number, seed: number): readonly Enterprise[] {
  const drawn = fc.sample(fc.tuple(knownFacts, choices, fc.integer({ min: 0, max: 3 })), { numRuns: count, seed });
  return drawn.map(([facts, forgotten, how], index) => ({
    ...enterpriseOf(how === 0 ? forget(facts, forgotten) : facts),
    id: `e${index + 1}`,
  }));
}

describe('the reasons of SQL are the steps of the interpreter', () => {
  it.each([2022, 2023, 2025])('for samples, worked examples and cases in %i', async (year) => {
    const result = await compare(plans, readKnownEnterprises(samples), year);
    expect(result?.differences.slice(0, 2)).toEqual([]);
    expect(result?.compared).toBeGreaterThan(50);
    if (year === 2023)
      expect(Object.keys(result?.told ?? {})).toEqual(
        expect.arrayContaining(['exclusion excluded', 'itemCap reduced', 'itemCap superseded', 'inForce refused']),
      );
  });

  it.each([2023, 2024])('for enterprises at boundaries, with ties and gaps, in %i', async (year) => {
    const result = await compare(plans, generate(300, year), year);
    expect(result?.differences.slice(0, 2)).toEqual([]);
    expect(result?.compared).toBeGreaterThan(150);
    expect(result?.missing).toBeGreaterThan(20);
  });

  it('for a synthetic population', async () => {
    const made = Array.from({ length: 1000 }, (_, index) =>
      generateEnterprise(index + 1, 3, { ...dense, missing: 0.05 }),
    );
    const result = await compare(plans, made, 2023);
    expect(result?.differences.slice(0, 2)).toEqual([]);
    expect(Object.keys(result?.told ?? {})).toEqual(
      expect.arrayContaining([
        'amount granted',
        'eligibility refused',
        'facts unknown',
        'inForce refused',
        'jurisdiction refused',
      ]),
    );
  });

  it('under generated policies', async () => {
    const drawn = fc
      .sample(openOrFixedPlan, { numRuns: 80, seed: 7 })
      .filter((plan): plan is PolicyPlan => plan !== null);
    const enterprises = generate(30, 11);
    const told = new Set<string>();
    for (const plan of drawn)
      for (const year of [2023, 2024]) {
        const result = await compare([plan], enterprises, year, builtinVocabulary);
        expect(result?.differences.slice(0, 1) ?? []).toEqual([]);
        for (const each of Object.keys(result?.told ?? {})) told.add(each);
      }
    expect([...told]).toEqual(
      expect.arrayContaining([
        'itemCap reduced',
        'stacking superseded',
        'stacking reduced',
        'policyCap reduced',
        'exclusion excluded',
      ]),
    );
  });
});
