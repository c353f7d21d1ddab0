-- Takes one candidate; the condition on dueat is repeated, so that of two claimers one updates no row.
UPDATE gangway.due
   SET owner = :owner, nodeid = :nodeid, again = 0, dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject AND dueat <= CURRENT_TIMESTAMP
