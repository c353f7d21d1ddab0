-- Claims the records that have been due longest; other claimers skip them instead of waiting. The condition dueat >
-- '-infinity' is always true, but selects the index. Rows are updated by ctid: with stale statistics, a second search
-- by key would read the whole queue. A row that moved to a newer version unseen by this statement stays for the next
-- claim. A refused record that changed is due earlier than planned, so waitingsince is set back.
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
