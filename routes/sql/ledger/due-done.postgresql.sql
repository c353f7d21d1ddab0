-- Deletes finished records; `owner` is the fence, so a worker whose lease ran out deletes nothing. Each row is found
-- and locked by key, in the common lock order, then deleted by ctid; a row that changed in between has another ctid and
-- stays.
DELETE FROM gangway.due
 WHERE owner = :owner AND again = 0
   AND ctid = ANY (ARRAY(
       SELECT e.place
         FROM (SELECT u.a, u.s
                 FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS u (a, s)
                ORDER BY u.a COLLATE "C", u.s COLLATE "C") AS k
        CROSS JOIN LATERAL (SELECT d.ctid AS place FROM gangway.due d
                             WHERE d.job = :job AND d.dataareaid = k.a AND d.subject = k.s
                               FOR UPDATE) AS e))
