import { expect, it } from 'vitest';
import { compileSql } from '../../engine/sql/compile-sql';
import { dialects, type DialectName } from '../../engine/sql/dialect';
import type { PolicyStatements } from '../../engine/sql/write-statements';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { readSamplePlans } from '../property/sample-plans';

const plans = readSamplePlans();
const names = Object.keys(dialects) as readonly DialectName[];
const results = ['lines', 'totals', 'summary', 'byRule', 'deferred', 'gaps', 'answers', 'reasons'] as const;

function write(dialect: DialectName, result: keyof PolicyStatements) {
  const { value, diagnostics } = compileSql(plans, { year: 2023, vocabulary, dialect });
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return value.statements[result];
}

it.each(['spark', 'clickhouse'] as const)('says nothing to %s that only other engines know', (dialect) => {
  for (const result of results) {
    const { text, parameters } = write(dialect, result);
    expect(text).not.toMatch(/MATERIALIZED|\$\d|::|\/\/|\bdiv\(|HUGEINT|NUMERIC|IS NOT FALSE/);
    // What is looked up for a row stands in WHERE: there these engines make a join of it.
    for (const [, before = ''] of text.matchAll(/(\bCASE WHEN|,) (?:NOT )?EXISTS/g)) expect(before).toBe('');
    const places = dialect === 'spark' ? /:p(\d+)/g : /\{p(\d+):String\}/g;
    const numbers = [...text.matchAll(places)].map(([, number]) => Number(number));
    expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(parameters.length);
  }
});

it('leaves enterprises of which a fact is missing to the interpreter, in engines that cannot look it up', () => {
  const options = { year: 2023, vocabulary } as const;
  const resolves = (dialect: DialectName): boolean | undefined =>
    compileSql(plans, { ...options, dialect }).value?.resolvesMissing;
  expect(names.map(resolves)).toEqual([true, true, false, false]);
  expect(write('spark', 'deferred').text).toContain('SELECT e FROM gaps');
});
