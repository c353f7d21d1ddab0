-- Marks currently claimed records to run again after their claim ends, locked in key order. Locks first and updates
-- second, because an update alone does not see a row that changed while it waited for another lock.
WITH held AS MATERIALIZED (
SELECT d.job, d.dataareaid, d.subject
  FROM (SELECT u.a, u.s
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS u (a, s)
         ORDER BY u.a COLLATE "C", u.s COLLATE "C") AS k
 CROSS JOIN LATERAL (SELECT e.job, e.dataareaid, e.subject FROM gangway.due e
                      WHERE e.job = :job AND e.dataareaid = k.a AND e.subject = k.s AND e.owner IS NOT NULL
                        FOR UPDATE) AS d)
UPDATE gangway.due t
   SET again = 1
  FROM held
 WHERE t.job = held.job AND t.dataareaid = held.dataareaid AND t.subject = held.subject AND t.owner IS NOT NULL
