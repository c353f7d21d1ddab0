-- Claims the records that are due longest; other claimers skip them instead of waiting. That dueat is above -infinity
-- goes without saying, but names the index.
WITH claimed AS MATERIALIZED (
  SELECT job, dataareaid, subject
    FROM gangway.due
   WHERE job = :job AND dueat <= CURRENT_TIMESTAMP AND dueat > '-infinity'
   ORDER BY job, dueat
   LIMIT :max
     FOR UPDATE SKIP LOCKED
)
UPDATE gangway.due AS d
   SET owner = :owner, nodeid = :nodeid, again = 0, dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND
  FROM claimed AS c
 WHERE d.job = c.job AND d.dataareaid = c.dataareaid AND d.subject = c.subject
RETURNING d.dataareaid, d.subject, d.attempts
