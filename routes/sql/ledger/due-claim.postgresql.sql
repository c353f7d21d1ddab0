-- Claims the records that are due longest; other claimers skip them instead of waiting. That dueat is above -infinity
-- goes without saying, but names the index. Each is changed where it was found: a second search by key would, with stale
-- statistics, read the whole queue. One that was found in a newer place than this statement can see stays for the next claim.
-- A refused record that was changed is due sooner than was planned: it has waited since then.
UPDATE gangway.due
   SET owner = :owner, nodeid = :nodeid, again = 0, dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND,
       waitingsince = LEAST(waitingsince, dueat)
 WHERE ctid = ANY (ARRAY(
       SELECT d.ctid
         FROM gangway.due d
        WHERE d.job = :job AND d.dueat <= CURRENT_TIMESTAMP AND d.dueat > '-infinity'
        ORDER BY d.job, d.dueat
        LIMIT :max
          FOR UPDATE SKIP LOCKED))
RETURNING dataareaid, subject, attempts
