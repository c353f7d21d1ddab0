-- Renews the lease of records being processed; `owner` is the fence, so records of another owner stay as they are. Each
-- row is found by key (OFFSET 0 keeps the planner from changing that), then updated by ctid.
UPDATE gangway.due
   SET dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND
 WHERE owner = :owner
   AND ctid = ANY (ARRAY(
       SELECT e.place
         FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
        CROSS JOIN LATERAL (SELECT d.ctid AS place FROM gangway.due d
                             WHERE d.job = :job AND d.dataareaid = k.a AND d.subject = k.s OFFSET 0) AS e))
