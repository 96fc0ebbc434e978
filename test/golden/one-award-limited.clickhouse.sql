WITH raised1 AS (
  SELECT x.e AS e, toYear(x."awardedOn") AS y, v.r AS r, x.n AS n, x."awardedOn" AS d, x.o AS o, v.lo AS lo, v.hi AS hi, x."title" AS k_title, x."family" AS k_family, x."level" AS k_level
  FROM "recognitions" x JOIN (SELECT 5 /* little-giant/nation */ AS w, 100 AS r, CAST(10000000 AS Nullable(Int64)) AS lo, CAST(10000000 AS Nullable(Int64)) AS hi UNION ALL SELECT 2 /* srdi-sme/province */ AS w, 200 AS r, CAST(5000000 AS Nullable(Int64)) AS lo, CAST(5000000 AS Nullable(Int64)) AS hi) v ON v.w = x."title"
  WHERE x."awardedOn" BETWEEN toDate32('2022-09-01') AND toDate32('2023-12-31') AND (x."recognizedIn" = 360103) AND (x."type" = 95 /* new */)
), raised2 AS (
  SELECT s.* FROM raised1 s WHERE s.y = 2022
), limited3 AS (
  SELECT s.e AS e, s.y AS y, s.r AS r, s.n AS n, s.d AS d, s.o AS o, s.k_title AS k_title, s.k_family AS k_family, s.k_level AS k_level, s.lo AS lo, s.hi AS hi
  FROM (SELECT s.*, row_number() OVER (PARTITION BY s.e, s.k_title ORDER BY s.d, s.o, s.n) AS q, 1 AS c FROM raised2 s) s WHERE s.q <= s.c
), limited4 AS (
  SELECT s.e AS e, s.y AS y, s.r AS r, s.n AS n, s.d AS d, s.o AS o, s.k_title AS k_title, s.k_family AS k_family, s.k_level AS k_level, s.lo AS lo, s.hi AS hi
  FROM (SELECT s.*, first_value(s.k_level) OVER (PARTITION BY s.e, s.k_family ORDER BY s.blo DESC, s.bhi DESC, s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n) AS c FROM (SELECT s.*, sum(s.lo) OVER (PARTITION BY s.e, s.k_family, s.k_level) AS blo, sum(s.hi) OVER (PARTITION BY s.e, s.k_family, s.k_level) AS bhi
  FROM limited3 s) s) s WHERE (s.k_level = s.c OR s.k_level IS NULL AND s.c IS NULL)
), raised5 AS (
  SELECT s.* FROM raised1 s WHERE s.y = 2023
), prior6 AS (
  SELECT * FROM limited4
), limited7 AS (
  SELECT s.e AS e, s.y AS y, s.r AS r, s.n AS n, s.d AS d, s.o AS o, s.k_title AS k_title, s.k_family AS k_family, s.k_level AS k_level, s.lo AS lo, s.hi AS hi
  FROM (SELECT s.*, row_number() OVER (PARTITION BY s.e, s.k_title ORDER BY s.d, s.o, s.n) AS q, 1 - COALESCE(a.used, 0) AS c FROM raised5 s
  LEFT JOIN (SELECT b.e AS e, b.k_title AS k_title, count(*) AS used, sum(b.lo) AS slo, sum(b.hi) AS shi, max(b.lo) AS mlo, max(b.hi) AS mhi
    FROM prior6 b WHERE b.hi > 0 AND b.r IN (100, 200) GROUP BY b.e, b.k_title) a ON a.e = s.e AND a.k_title = s.k_title) s WHERE s.q <= s.c
), limited8 AS (
  SELECT s.e AS e, s.y AS y, s.r AS r, s.n AS n, s.d AS d, s.o AS o, s.k_title AS k_title, s.k_family AS k_family, s.k_level AS k_level, s.lo AS lo, s.hi AS hi
  FROM (SELECT s.*, first_value(s.k_level) OVER (PARTITION BY s.e, s.k_family ORDER BY s.blo DESC, s.bhi DESC, s.lo DESC, s.hi DESC, s.d, s.r, s.o, s.n) AS c FROM (SELECT s.*, sum(s.lo) OVER (PARTITION BY s.e, s.k_family, s.k_level) AS blo, sum(s.hi) OVER (PARTITION BY s.e, s.k_family, s.k_level) AS bhi
  FROM limited7 s) s) s WHERE (s.k_level = s.c OR s.k_level IS NULL AND s.c IS NULL)
), gaps AS (
  SELECT DISTINCT h.e AS e FROM (
    SELECT x.e AS e FROM "enterprise" x WHERE x."has_recognitions" = FALSE
    UNION ALL
    SELECT x.e AS e FROM "recognitions" x WHERE x."title" IS NULL OR x."level" IS NULL OR x."family" IS NULL OR x."awardedOn" IS NULL OR x."recognizedIn" IS NULL OR x."type" IS NULL
  ) h
), claims AS (
  SELECT s.e AS e, s.r AS r, s.n AS n, s.d AS d, s.lo AS lo, s.hi AS hi FROM limited8 s WHERE NOT EXISTS (SELECT 1 FROM gaps g WHERE g.e = s.e)
)
SELECT s.e AS e, s.r AS r, s.n AS n, s.d AS d, s.lo AS lo, s.hi AS hi
FROM claims s
WHERE s.hi > 0
SETTINGS join_use_nulls = 1
