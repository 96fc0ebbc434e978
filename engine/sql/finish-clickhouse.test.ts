import { expect, it } from 'vitest';
import { finishForClickhouse } from './finish-clickhouse';

const finish = (text: string): string => finishForClickhouse(text).replace('\nSETTINGS join_use_nulls = 1', '');

it('names columns that come out of a join, and nothing else', () => {
  expect(finish('SELECT x.e, 2023 AS y, x."awardedOn" AS d, x.o FROM "a, b" x')).toBe(
    'SELECT x.e AS e, 2023 AS y, x."awardedOn" AS d, x.o AS o FROM "a, b" x',
  );
  expect(finish('SELECT DISTINCT h.e\nFROM (SELECT x."day" FROM t x) h')).toBe(
    'SELECT DISTINCT h.e AS e\nFROM (SELECT x."day" AS "day" FROM t x) h',
  );
  const ordered = 'SELECT row_number() OVER (PARTITION BY s.e, s.k ORDER BY s.d, s.o, s.n) AS q FROM s';
  expect(finish(ordered)).toBe(ordered);
  const grouped = "SELECT EXTRACT(YEAR FROM x.d) AS y /* , x.e, */, ', x.e,' AS t FROM t x GROUP BY x.d, x.e, x.o";
  expect(finish(grouped)).toBe(grouped);
  expect(finish('SELECT s.* FROM (SELECT v.r) s')).toBe('SELECT s.* FROM (SELECT v.r AS r) s');
});

it('writes numbers beyond 64 bits so that they stay exact', () => {
  expect(finish(`CASE WHEN hi >= 1${'0'.repeat(30)} THEN 9007199254740993 END`)).toBe(
    `CASE WHEN hi >= toInt256('1${'0'.repeat(30)}') THEN 9007199254740993 END`,
  );
});

it('sets that what a join does not find is NULL', () => {
  expect(finishForClickhouse('SELECT 1')).toBe('SELECT 1\nSETTINGS join_use_nulls = 1');
});
