WITH raised1 AS (
  SELECT x.e, 2023 AS y, v.r, x.n, x."awardedOn" AS d, x.o, v.lo, v.hi
  FROM "recognitions" x JOIN (SELECT * FROM (VALUES (5 /* little-giant/nation */, 100, CAST(10000000 AS BIGINT), CAST(10000000 AS BIGINT)), (2 /* srdi-sme/province */, 200, CAST(0 AS BIGINT), CAST(5000000 AS BIGINT))) AS f(w, r, lo, hi)) v ON v.w = x."title"
  WHERE x."awardedOn" BETWEEN DATE '2023-01-01' AND DATE '2023-12-31' AND (x."recognizedIn" = 360103) AND (x."type" = 95 /* new */)
), gaps AS MATERIALIZED (
  SELECT unnest(l.es) AS e FROM (SELECT list(DISTINCT h.e) AS es FROM (
    SELECT x.e FROM "enterprise" x WHERE x."has_recognitions" = FALSE
    UNION ALL
    SELECT x.e FROM "recognitions" x WHERE x."title" IS NULL OR x."awardedOn" IS NULL OR x."recognizedIn" IS NULL OR x."type" IS NULL
  ) h) l
), deferred AS MATERIALIZED (
  SELECT e FROM gaps
), claims AS (
  SELECT s.e, s.r, s.n, s.d, s.lo, s.hi FROM (
    SELECT s.e, s.r, s.n, s.d, s.lo, s.hi FROM raised1 s
  ) s ANTI JOIN gaps g ON g.e = s.e
), sums AS (
  SELECT s.e, sum(s.lo) AS lo, sum(s.hi) AS hi, 0 AS ilo, 0 AS ihi,
    sum(s.hi) AS helped
  FROM claims s GROUP BY s.e
), totals AS (
  SELECT c.e, g.e IS NOT NULL AS deferred, CASE WHEN g.e IS NULL THEN COALESCE(t.lo, 0) END AS lo, CASE WHEN g.e IS NULL THEN COALESCE(t.hi, 0) END AS hi, CASE WHEN g.e IS NULL THEN COALESCE(t.ilo, 0) END AS ilo, CASE WHEN g.e IS NULL THEN COALESCE(t.ihi, 0) END AS ihi
  FROM enterprise c LEFT JOIN sums t ON t.e = c.e LEFT JOIN deferred g ON g.e = c.e
)
SELECT e, deferred, lo, hi AS hi, ilo, ihi AS ihi FROM totals
