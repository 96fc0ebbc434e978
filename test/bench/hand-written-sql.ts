import { numberWords } from '../../engine/sql/fact-tables';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import {
  fairCategories,
  holderTitles,
  nanchangTitles,
  seriousAccidents,
  seriousOffences,
  workstations,
  xihuPlatforms,
  xihuQuality,
  xihuTitles,
  type Figure,
} from './figures-by-hand';

/**
 * What somebody who knows the two policies of Xihu and Nanchang by heart would write for their money of 2023, for
 * enterprises without a missing fact: one row, `lo, hi, helped`, in fen.
 */
export function writeByHand(vocabulary: Vocabulary): string {
  const numbers = numberWords(vocabulary);
  const word = (id: string): string => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`there is no word ${id}`);
    return String(number);
  };
  const list = (...ids: readonly string[]): string => ids.map(word).join(', ');
  const pay = (column: string, rows: readonly Figure[]): string =>
    `CASE ${column} ${rows.map(([id, yuan]) => `WHEN ${word(id)} THEN ${yuan * 100}`).join(' ')} END`;
  const titles = (rows: readonly Figure[]): string => list(...rows.map(([id]) => id));
  const inYear = (date: string): string => `x."${date}" BETWEEN DATE '2023-01-01' AND DATE '2023-12-31'`;
  const holds = (date: string): string =>
    `EXISTS (SELECT 1 FROM holder h WHERE h.e = x.e AND h."awardedOn" <= x."${date}" AND (h."validTo" IS NULL OR h."validTo" >= x."${date}"))`;
  const here = 'SEMI JOIN seat c ON c.e = x.e';
  const sound = 'ANTI JOIN excluded v ON v.e = x.e';
  return `
WITH holder AS MATERIALIZED (SELECT e, "awardedOn", "validTo" FROM recognitions WHERE title IN (${list(...holderTitles)})),
seat AS MATERIALIZED (SELECT e FROM enterprise WHERE region = 360103),
excluded AS MATERIALIZED (SELECT DISTINCT x.e FROM violations x WHERE ${inYear('date')} AND (
  x.subject = ${word('enterprise')} AND (x.kind = ${word('work-safety-accident')} AND x.severity IN (${list(...seriousAccidents)})
    OR x.kind IN (${list(...seriousOffences)}))
  OR x.kind = ${word('serious-dishonesty')} AND x.subject IN (${list('enterprise', 'legal-representative')}))),
award(e, lo, hi) AS (
SELECT x.e, 0, ${pay('x.title', nanchangTitles)} FROM recognitions x
 WHERE x.title IN (${titles(nanchangTitles)}) AND x.type = ${word('new')} AND x."recognizedIn" BETWEEN 360100 AND 360199 AND x."awardedOn" BETWEEN DATE '2021-01-01' AND DATE '2023-12-31'
 GROUP BY x.e, x.title HAVING min(x."awardedOn") >= DATE '2023-01-01'
UNION ALL
SELECT e, p, p FROM (SELECT x.e, max(COALESCE(${pay('x.title', xihuTitles)}, ${pay('x.title', xihuQuality)})) AS p FROM recognitions x ${sound}
 WHERE x.type = ${word('new')} AND x."recognizedIn" = 360103 AND ${inYear('awardedOn')} AND (x.title IN (${titles(xihuTitles)}) OR x.title IN (${titles(xihuQuality)}) AND x."firstTime" AND (${holds('awardedOn')}
  OR EXISTS (SELECT 1 FROM "cultivationPools" q WHERE q.e = x.e AND q.region = 360103 AND q.since <= x."awardedOn" AND (q.until IS NULL OR q.until >= x."awardedOn"))))
 GROUP BY x.e, x.family)
UNION ALL
SELECT x.e, 50000000, 50000000 FROM platforms x ${sound}
 WHERE x.type IN (${list(...workstations)}) AND x."recognizedIn" = 360103 AND ${inYear('approvedOn')} AND ${holds('approvedOn')} GROUP BY x.e, x.type
UNION ALL
SELECT e, max(p), max(p) FROM (SELECT x.e, x.kind, sum(${pay('x.level', xihuPlatforms)}) AS p FROM platforms x ${sound}
 WHERE x.type = ${word('tech-innovation-platform')} AND x."recognizedIn" = 360103 AND ${inYear('approvedOn')} AND ${holds('approvedOn')} GROUP BY x.e, x.kind, x.level) GROUP BY e, kind
UNION ALL
SELECT x.e, 3000000, 3000000 FROM patents x ${here} ${sound} WHERE x.type = ${word('invention')} AND ${inYear('grantedOn')} AND ${holds('grantedOn')} GROUP BY x.e
UNION ALL
SELECT e, least(p, 50000000), least(p, 50000000) FROM (SELECT x.e, (sum(x.amount) * 3 + 5) // 10 AS p FROM expenses x ${here} ${sound}
 WHERE x.category IN (${list(...fairCategories)}) AND ${inYear('date')} AND ${holds('date')} GROUP BY x.e))
SELECT CAST(sum(lo) AS VARCHAR) AS lo, CAST(sum(hi) AS VARCHAR) AS hi, count(*) FILTER (WHERE hi > 0) AS helped FROM (SELECT e, sum(lo) AS lo, sum(hi) AS hi FROM award GROUP BY e)`;
}

/** Reads every column the two policies read, and computes nothing. */
export const bareScan = Object.entries({
  enterprise: ['e', 'region', 'has_recognitions', 'has_platforms', 'has_patents', 'has_expenses', 'has_violations'],
  recognitions: [
    'e',
    'n',
    'o',
    'title',
    'level',
    'family',
    'awardedOn',
    'recognizedIn',
    'type',
    'firstTime',
    'validTo',
  ],
  platforms: ['e', 'n', 'o', 'type', 'kind', 'level', 'approvedOn', 'recognizedIn'],
  patents: ['e', 'n', 'o', 'type', 'grantedOn'],
  expenses: ['e', 'n', 'category', 'date', 'amount'],
  violations: ['e', 'kind', 'date', 'severity', 'subject'],
  cultivationPools: ['e', 'region', 'since', 'until'],
})
  .map(([table, columns]) => `SELECT ${columns.map((each) => `max("${each}")::VARCHAR`).join(' || ')} FROM "${table}"`)
  .map((select) => `(${select})`)
  .join(', ')
  .replace(/^/, 'SELECT ');
