-- Claims the candidates. The condition on dueat is repeated, so that of two claimers only one updates a row. A refused
-- record that changed is due earlier than planned, so waitingsince is set back. MERGE finds each row by its whole key;
-- UPDATE would scan the queue of the job.
MERGE INTO gangway.due d
USING UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
   ON d.job = :job AND d.dataareaid = k.a AND d.subject = k.s AND d.dueat <= CURRENT_TIMESTAMP
 WHEN MATCHED THEN UPDATE
  SET d.owner = :owner, d.nodeid = :nodeid, d.again = 0,
      d.dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND,
      d.waitingsince = LEAST(d.waitingsince, d.dueat)
