-- Makes records due, whether or not they are queued already; those being processed are marked to run again. One
-- statement with no gap between check and insert, in key order, so that two callers neither collide nor deadlock. A
-- record that is due and unclaimed is only locked until the end of the transaction.
INSERT INTO gangway.due AS d (job, dataareaid, subject)
SELECT DISTINCT CAST(:job AS VARCHAR(40)), k.a COLLATE "C", k.s COLLATE "C"
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
 ORDER BY 2, 3
    ON CONFLICT (job, dataareaid, subject) DO UPDATE
   SET again = 1, attempts = 0, dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
 WHERE d.owner IS NOT NULL OR d.attempts > 0 OR d.dueat > CURRENT_TIMESTAMP
