-- Takes one candidate; the condition on dueat is repeated, so that of two claimers one updates no row.
-- A refused record that was changed is due sooner than was planned: it has waited since then.
UPDATE gangway.due
   SET owner = :owner, nodeid = :nodeid, again = 0, dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND,
       waitingsince = LEAST(waitingsince, dueat)
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject AND dueat <= CURRENT_TIMESTAMP
