import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../../engine/sql/dialect';
import { writeSqlFiles } from '../../engine/sql/write-sql-files';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { generateTrials } from '../interop/compare-dmn';
import { compareSqlOn } from '../interop/compare-sql';
import { listSampleTrials } from '../interop/sample-trials';
import { findPostgres } from '../interop/postgres-server';
import { openDuckdb, startPostgres, type SqlEngine } from '../interop/sql-engine';
import { readSamplePlans } from '../property/sample-plans';

const plans = readSamplePlans();
const postgres = findPostgres();

describe('the SQL files of a bundle', () => {
  it('stand for every year in which the policy applies, the same each time', () => {
    const plan = plans.find(({ id }) => id === 'xihu-srdi-2022')!;
    const { files, notExpressed } = writeSqlFiles(plan, builtinVocabulary);
    expect(notExpressed).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([
      'duckdb/schema.sql',
      'duckdb/query-2023.sql',
      'duckdb/query-2024.sql',
      'postgresql/schema.sql',
      'postgresql/query-2023.sql',
      'postgresql/query-2024.sql',
    ]);
    expect(writeSqlFiles(plan, builtinVocabulary).files).toEqual(files);
    // Texts of a policy stand between quotation marks: no place is left for one to be given along.
    for (const { text } of files) expect(text).not.toMatch(/\$\d/);
  });

  it('defer every enterprise where SQL cannot say the policy, and tell why', () => {
    const plan = plans.find(({ id }) => id === 'xihu-srdi-2022')!;
    const [first] = plan.rules.filter(({ amount }) => amount !== null);
    const type = { kind: 'boolean' } as const;
    const list = { node: 'list', items: [], type } as const;
    const expression = { node: 'call', function: 'count', arguments: [list], type } as const;
    const conditions = [{ role: 'condition', expression, from: first!.from }] as const;
    const odd = { ...plan, rules: plan.rules.map((rule) => (rule === first ? { ...rule, conditions } : rule)) };
    const { files, notExpressed } = writeSqlFiles(odd, builtinVocabulary);
    const query = files.find(({ path }) => path === 'duckdb/query-2023.sql');
    expect(query?.text).toContain('SELECT e, 0 AS r');
    expect(query?.text).toContain('count()');
    expect(notExpressed.map(({ path }) => path)).toContain('duckdb/query-2023.sql');
  });
});

describe.each([
  { name: 'DuckDB', open: openDuckdb, isThere: true },
  { name: 'PostgreSQL', open: () => startPostgres(postgres ?? ''), isThere: postgres !== null },
])('the SQL files of bundles in $name', ({ open, isThere }) => {
  let engine: SqlEngine;
  beforeAll(async () => {
    if (isThere) engine = await open();
  });
  afterAll(async () => {
    if (isThere) await engine.close();
  });

  it.skipIf(!isThere).each(plans)(
    '$id gives what the engine gives, in worked examples, boundary vectors and generated enterprises',
    async (plan) => {
      const shown = listSampleTrials(plan.id);
      const made = [...generateTrials(plan, 1, 250)];
      const tally = await compareSqlOn(engine, plan, [...shown, ...made]);
      expect(tally).toMatchObject({ difference: null, different: 0, deferredThoughKnown: 0 });
      expect(tally.equal + tally.deferred).toBe(shown.length + made.length);
      expect(tally.equal).toBeGreaterThan(tally.deferred);
    },
  );
});

describe('the dialects of the files', () => {
  it('give texts a place of their own', () => {
    expect(dialects.duckdb.parameter(1)).toBe('$1');
    expect(dialects.postgres.parameter(12)).toBe('$12');
  });
});
