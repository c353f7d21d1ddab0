-- Locks the records of a claim in key order, the order of every statement that locks several (docs/architecture.md).
SELECT COUNT(*) AS held
  FROM (SELECT d.subject
          FROM (SELECT u.a, u.s
                  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS u (a, s)
                 ORDER BY u.a COLLATE "C", u.s COLLATE "C") AS k
         CROSS JOIN LATERAL (SELECT e.subject FROM gangway.due e
                              WHERE e.job = :job AND e.dataareaid = k.a AND e.subject = k.s
                                FOR UPDATE) AS d) AS locked
