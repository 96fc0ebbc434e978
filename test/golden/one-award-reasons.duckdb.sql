WITH first_exclusion1 AS (
  SELECT s.e, s.q FROM (SELECT x.e, x.q, row_number() OVER (PARTITION BY x.e ORDER BY x.d, x.o, x.p) AS k FROM (
  SELECT x.e, x."date" AS d, x.o, 0 AS p, 1 AS q FROM "violations" x
  WHERE x."date" >= DATE '2022-01-01' AND x."date" <= DATE '2022-12-31' AND (x."kind" = 130 /* tax-evasion */)
  ) x) s WHERE s.k = 1
), raised2 AS (
  SELECT x.e, 2022 AS y, v.r, x.n, x."awardedOn" AS d, x.o, v.lo, v.hi
  FROM "recognitions" x JOIN (SELECT * FROM (VALUES (5 /* little-giant/nation */, 100, CAST(10000000 AS BIGINT), CAST(10000000 AS BIGINT)), (2 /* srdi-sme/province */, 200, CAST(5000000 AS BIGINT), CAST(5000000 AS BIGINT))) AS f(w, r, lo, hi)) v ON v.w = x."title"
  WHERE x."awardedOn" BETWEEN DATE '2022-09-01' AND DATE '2022-12-31' AND (x."recognizedIn" = 360103) AND (x."type" = 95 /* new */)
), limited3 AS MATERIALIZED (
  SELECT s.e, s.y, s.r, s.n, s.d, s.o, s.lo AS lo1, s.hi AS hi1, CAST(CASE WHEN s.hi > 0 THEN LEAST(GREATEST(LEAST(COALESCE(sum(s.lo) OVER (PARTITION BY s.e ORDER BY s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) + s.lo, 12000000) - LEAST(COALESCE(sum(s.lo) OVER (PARTITION BY s.e ORDER BY s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0), 12000000), 0), GREATEST(LEAST(COALESCE(sum(s.hi) OVER (PARTITION BY s.e ORDER BY s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) + s.hi, 12000000) - LEAST(COALESCE(sum(s.hi) OVER (PARTITION BY s.e ORDER BY s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0), 12000000), 0)) ELSE s.lo END AS BIGINT) AS lo, CAST(CASE WHEN s.hi > 0 THEN GREATEST(LEAST(COALESCE(sum(s.hi) OVER (PARTITION BY s.e ORDER BY s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) + s.hi, 12000000) - LEAST(COALESCE(sum(s.hi) OVER (PARTITION BY s.e ORDER BY s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0), 12000000), 0) ELSE s.hi END AS BIGINT) AS hi
  FROM raised2 s
), examined6 AS MATERIALIZED (
  SELECT x.*, v.r AS claim_r, x."awardedOn" AS claim_d
  FROM "recognitions" x JOIN (SELECT * FROM (VALUES (5 /* little-giant/nation */, 100), (2 /* srdi-sme/province */, 200)) AS f(w, r)) v ON v.w = x."title"
  WHERE (x."awardedOn" BETWEEN DATE '2022-01-01' AND DATE '2022-12-31')
), gaps AS MATERIALIZED (
  SELECT unnest(l.es) AS e FROM (SELECT list(DISTINCT h.e) AS es FROM (
    SELECT x.e FROM "enterprise" x WHERE x."has_recognitions" = FALSE OR x."has_violations" = FALSE
    UNION ALL
    SELECT x.e FROM "recognitions" x WHERE x."title" IS NULL OR x."awardedOn" IS NULL OR x."recognizedIn" IS NULL OR x."type" IS NULL
    UNION ALL
    SELECT x.e FROM "violations" x WHERE x."kind" IS NULL OR x."date" IS NULL
  ) h) l
)
SELECT s.e, s.r AS r, s.n, s.d AS d, 'amount' AS stage, CASE WHEN s.hi1 > 0 THEN 'granted' ELSE 'refused' END AS outcome, 0 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(s.lo1 AS BIGINT) AS lo, CAST(s.hi1 AS BIGINT) AS hi
FROM limited3 s
WHERE NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
UNION ALL
SELECT s.e, s.r AS r, s.n, s.d AS d, 'itemCap' AS stage, 'reduced' AS outcome, 2 AS c, CAST(s.lo1 AS BIGINT) AS blo, CAST(s.hi1 AS BIGINT) AS bhi, CAST(s.lo AS BIGINT) AS lo, CAST(s.hi AS BIGINT) AS hi
FROM limited3 s
WHERE (s.lo1 <> s.lo OR s.hi1 <> s.hi) AND NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
UNION ALL
SELECT s.e, s.r AS r, s.n, s.d AS d, 'exclusion' AS stage, 'excluded' AS outcome, v.q AS c, CAST(s.lo AS BIGINT) AS blo, CAST(s.hi AS BIGINT) AS bhi, CAST(0 AS BIGINT) AS lo, CAST(0 AS BIGINT) AS hi
FROM limited3 s JOIN first_exclusion1 v ON v.e = s.e
WHERE s.hi > 0 AND NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
UNION ALL
SELECT s.e, s.claim_r AS r, s.n, s.claim_d AS d, 'inForce' AS stage, 'refused' AS outcome, 0 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM examined6 s
WHERE NOT (s.claim_d BETWEEN DATE '2022-09-01' AND DATE '2022-12-31') AND NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
UNION ALL
SELECT s.e, s.claim_r AS r, s.n, s.claim_d AS d, 'jurisdiction' AS stage, 'refused' AS outcome, 0 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM examined6 s
WHERE NOT ((s."recognizedIn" = 360103)) AND NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
UNION ALL
SELECT s.e, s.claim_r AS r, s.n, s.claim_d AS d, 'eligibility' AS stage, 'refused' AS outcome, 1 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM examined6 s
WHERE NOT (s."type" = 95 /* new */) AND NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
UNION ALL
SELECT x.e, 0 AS r, 0 AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 1 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "enterprise" x
WHERE x."has_recognitions" = FALSE
UNION ALL
SELECT x.e, 0 AS r, 0 AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 2 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "enterprise" x
WHERE x."has_violations" = FALSE
UNION ALL
SELECT x.e, 0 AS r, x.n AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 3 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "recognitions" x
WHERE x."title" IS NULL
UNION ALL
SELECT x.e, 0 AS r, x.n AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 4 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "recognitions" x
WHERE x."awardedOn" IS NULL
UNION ALL
SELECT x.e, 0 AS r, x.n AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 5 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "recognitions" x
WHERE x."recognizedIn" IS NULL
UNION ALL
SELECT x.e, 0 AS r, x.n AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 6 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "recognitions" x
WHERE x."type" IS NULL
UNION ALL
SELECT x.e, 0 AS r, x.n AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 7 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "violations" x
WHERE x."kind" IS NULL
UNION ALL
SELECT x.e, 0 AS r, x.n AS n, NULL AS d, 'facts' AS stage, 'unknown' AS outcome, 8 AS c, CAST(NULL AS BIGINT) AS blo, CAST(NULL AS BIGINT) AS bhi, CAST(NULL AS BIGINT) AS lo, CAST(NULL AS BIGINT) AS hi
FROM "violations" x
WHERE x."date" IS NULL
