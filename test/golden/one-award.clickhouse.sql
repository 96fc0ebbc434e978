WITH raised1 AS (
  SELECT x.e AS e, 2023 AS y, v.r AS r, x.n AS n, x."awardedOn" AS d, x.o AS o, v.lo AS lo, v.hi AS hi
  FROM "recognitions" x JOIN (SELECT 5 /* little-giant/nation */ AS w, 100 AS r, CAST(10000000 AS Nullable(Int64)) AS lo, CAST(10000000 AS Nullable(Int64)) AS hi UNION ALL SELECT 2 /* srdi-sme/province */ AS w, 200 AS r, CAST(0 AS Nullable(Int64)) AS lo, CAST(5000000 AS Nullable(Int64)) AS hi) v ON v.w = x."title"
  WHERE x."awardedOn" BETWEEN toDate32('2023-01-01') AND toDate32('2023-12-31') AND (x."recognizedIn" = 360103) AND (x."type" = 95 /* new */)
), gaps AS (
  SELECT DISTINCT h.e AS e FROM (
    SELECT x.e AS e FROM "enterprise" x WHERE x."has_recognitions" = FALSE
    UNION ALL
    SELECT x.e AS e FROM "recognitions" x WHERE x."title" IS NULL OR x."awardedOn" IS NULL OR x."recognizedIn" IS NULL OR x."type" IS NULL
  ) h
), deferred AS (
  SELECT e FROM gaps
), claims AS (
  SELECT s.e AS e, s.r AS r, s.n AS n, s.d AS d, s.lo AS lo, s.hi AS hi FROM raised1 s WHERE NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
), sums AS (
  SELECT s.e AS e, sum(s.lo) AS lo, sum(s.hi) AS hi, 0 AS ilo, 0 AS ihi,
    sum(s.hi) AS helped
  FROM claims s GROUP BY s.e
), totals AS (
  SELECT c.e AS e, g.e IS NOT NULL AS deferred, CASE WHEN g.e IS NULL THEN COALESCE(t.lo, 0) END AS lo, CASE WHEN g.e IS NULL THEN COALESCE(t.hi, 0) END AS hi, CASE WHEN g.e IS NULL THEN COALESCE(t.ilo, 0) END AS ilo, CASE WHEN g.e IS NULL THEN COALESCE(t.ihi, 0) END AS ihi
  FROM enterprise c LEFT JOIN sums t ON t.e = c.e LEFT JOIN deferred g ON g.e = c.e
)
SELECT e, deferred, lo, hi AS hi, ilo, ihi AS ihi FROM totals
SETTINGS join_use_nulls = 1
