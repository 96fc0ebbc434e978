WITH raised1 AS MATERIALIZED (
  SELECT x.e, EXTRACT(YEAR FROM x."awardedOn") AS y, v.r, x.n, x."awardedOn" AS d, x.o, v.lo, v.hi, x."title" AS k_title, x."family" AS k_family, x."level" AS k_level
  FROM "recognitions" x JOIN (SELECT * FROM (VALUES (5 /* little-giant/nation */, 100, CAST(10000000 AS BIGINT), CAST(10000000 AS BIGINT)), (2 /* srdi-sme/province */, 200, CAST(5000000 AS BIGINT), CAST(5000000 AS BIGINT))) AS f(w, r, lo, hi)) v ON v.w = x."title"
  WHERE x."awardedOn" BETWEEN DATE '2022-09-01' AND DATE '2023-12-31' AND (x."recognizedIn" = 360103) AND (x."type" = 95 /* new */)
), raised2 AS (
  SELECT s.* FROM raised1 s WHERE s.y = 2022
), limited3 AS MATERIALIZED (
  SELECT s.e, min(s.y) AS y, min(s.r) AS r, arg_min_null(s.n, s.z) AS n, min(s.d) AS d, arg_min_null(s.o, s.z) AS o, min(s.lo) AS lo, min(s.hi) AS hi, s.k_title, arg_min_null(s.k_family, s.z) AS k_family, arg_min_null(s.k_level, s.z) AS k_level
  FROM (SELECT s.*, CAST(s.d - DATE '1900-01-01' AS HUGEINT) * 18446744073709551616 + CAST(s.o AS BIGINT) * 4294967296 + s.n AS z FROM raised2 s WHERE s.hi > 0) s GROUP BY s.e, s.k_title
), limited4 AS (
  SELECT s.e, s.y, s.r, s.n, s.d, s.o, s.k_title, s.k_family, s.k_level, s.lo, s.hi
  FROM limited3 s JOIN (SELECT g0, g1, arg_min_null(s.c, ROW(-s.blo, -s.bhi, s.z)) AS c
    FROM (SELECT s.e AS g0, s.k_family AS g1, s.k_level AS c, sum(s.lo) AS blo, sum(s.hi) AS bhi, min(ROW(-s.lo, -s.hi, s.d, s.r, s.o, s.n)) AS z
    FROM limited3 s GROUP BY s.e, s.k_family, s.k_level) s GROUP BY g0, g1) b ON b.g0 IS NOT DISTINCT FROM s.e AND b.g1 IS NOT DISTINCT FROM s.k_family WHERE (s.k_level = b.c OR s.k_level IS NULL AND b.c IS NULL)
), raised5 AS (
  SELECT s.* FROM raised1 s WHERE s.y = 2023
), prior6 AS (
  SELECT * FROM limited4
), limited7 AS MATERIALIZED (
  SELECT s.e, s.y, s.r, s.n, s.d, s.o, s.k_title, s.k_family, s.k_level, s.lo, s.hi
  FROM (SELECT s.*, row_number() OVER (PARTITION BY s.e, s.k_title ORDER BY s.d, s.o, s.n) AS q, 1 - COALESCE(a.used, 0) AS c FROM raised5 s
  LEFT JOIN (SELECT b.e AS e, b.k_title AS k_title, count(*) AS used, sum(b.lo) AS slo, sum(b.hi) AS shi, max(b.lo) AS mlo, max(b.hi) AS mhi
    FROM prior6 b WHERE b.hi > 0 AND b.r IN (100, 200) GROUP BY b.e, b.k_title) a ON a.e = s.e AND a.k_title = s.k_title) s WHERE s.q <= s.c
), limited8 AS (
  SELECT s.e, s.y, s.r, s.n, s.d, s.o, s.k_title, s.k_family, s.k_level, s.lo, s.hi
  FROM limited7 s JOIN (SELECT g0, g1, arg_min_null(s.c, ROW(-s.blo, -s.bhi, s.z)) AS c
    FROM (SELECT s.e AS g0, s.k_family AS g1, s.k_level AS c, sum(s.lo) AS blo, sum(s.hi) AS bhi, min(ROW(-s.lo, -s.hi, s.d, s.r, s.o, s.n)) AS z
    FROM limited7 s GROUP BY s.e, s.k_family, s.k_level) s GROUP BY g0, g1) b ON b.g0 IS NOT DISTINCT FROM s.e AND b.g1 IS NOT DISTINCT FROM s.k_family WHERE (s.k_level = b.c OR s.k_level IS NULL AND b.c IS NULL)
), gaps AS (
  SELECT unnest(l.es) AS e FROM (SELECT list(DISTINCT h.e) AS es FROM (
    SELECT x.e FROM "enterprise" x WHERE x."has_recognitions" = FALSE
    UNION ALL
    SELECT x.e FROM "recognitions" x WHERE x."title" IS NULL OR x."level" IS NULL OR x."family" IS NULL OR x."awardedOn" IS NULL OR x."recognizedIn" IS NULL OR x."type" IS NULL
  ) h) l
), claims AS (
  SELECT s.e, s.r, s.n, s.d, s.lo, s.hi FROM (
    SELECT s.e, s.r, s.n, s.d, s.lo, s.hi FROM limited8 s
  ) s ANTI JOIN gaps g ON g.e = s.e
)
SELECT s.e, s.r, s.n, s.d, s.lo, s.hi AS hi
FROM claims s
WHERE s.hi > 0
