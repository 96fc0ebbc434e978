import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { decodeEnterprise, type StoredRow } from '../../engine/sql/decode-enterprise';
import { encodeEnterprise } from '../../engine/sql/encode-enterprise';
import { numberWords } from '../../engine/sql/fact-tables';
import { openDatabase } from '../../main/population/fact-database';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { compareWithSql } from './compare-with-sql';
import { readKnownEnterprises } from './known-enterprises';
import { readSamples } from './sample-population';

const samples = readSamples();
const { vocabulary } = samples;
const plans = samples.policies.flatMap(({ plan }) => plan ?? []);
const known = readKnownEnterprises(samples);

describe('samples, worked examples and cases', () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await openDatabase();
  });

  it.each([2022, 2023, 2024, 2025, 2026, 2027])('get the same from SQL and the interpreter in %i', async (year) => {
    const result = await compareWithSql(connection, plans, known, { year, vocabulary });
    expect(result.differences.slice(0, 2)).toEqual([]);
    expect(result.compared + result.deferred).toBe(known.length);
  });

  it('are many, and most of them are settled in SQL under the policy alone they were written for', async () => {
    let compared = 0;
    for (const { plan, checked } of samples.policies) {
      if (!plan || !checked) continue;
      for (const year of new Set(checked.examples.map((each) => each.year))) {
        const own = checked.examples.filter((each) => each.year === year).map(({ enterprise }) => enterprise);
        const result = await compareWithSql(connection, [plan], own, { year, vocabulary });
        expect(result.differences.slice(0, 2)).toEqual([]);
        compared += result.compared;
      }
    }
    expect(known.length).toBeGreaterThan(200);
    expect(compared).toBeGreaterThan(80);
  });
});

describe('an enterprise that was stored', () => {
  const words = [...numberWords(vocabulary).keys()];
  const again = (enterprise: Enterprise): Enterprise | null => {
    const rows = encodeEnterprise(enterprise, 1, vocabulary);
    if (!rows) return null;
    const byTable = new Map<string, StoredRow[]>();
    for (const { table, cells } of rows) byTable.set(table, [...(byTable.get(table) ?? []), cells]);
    return decodeEnterprise(byTable, words, vocabulary);
  };

  it.each([
    ['samples, examples and cases', known],
    ['generated', Array.from({ length: 150 }, (_, index) => generateEnterprise(index, 4, { ...dense, missing: 0.5 }))],
    [
      'at the ends of terms, with gaps',
      fc
        .sample(fc.tuple(knownFacts, choices), { numRuns: 100, seed: 8 })
        .map(([facts, forgotten]) => enterpriseOf(forget(facts, forgotten))),
    ],
  ])('is the same to the interpreter when it is read back: %s', (_, enterprises) => {
    let stored = 0;
    for (const [index, enterprise] of enterprises.entries()) {
      const back = again(enterprise);
      if (!back) continue;
      stored += 1;
      const year = 2022 + (index % 4);
      const [before, after] = [enterprise, back].map((each) => {
        const { lines, totals, policies, refused } = simulateEnterprise(plans, each, { year, vocabulary });
        const say = ({ policy, rule, date, amount, events }: (typeof lines)[number]) => ({
          policy,
          rule,
          date,
          amount,
          events,
        });
        return {
          lines: lines.map(say),
          refused: refused.map(say),
          totals: { enterprise: totals.enterprise, individual: totals.individual, complete: totals.complete },
          policies: policies.map(({ total, excluded, clawBack }) => ({ total, excluded, clawBack })),
        };
      });
      expect(after).toEqual(before);
    }
    expect(stored).toBeGreaterThan(enterprises.length * 0.8);
  });
});
