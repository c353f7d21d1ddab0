-- Claims one candidate. The condition on dueat is repeated, so that of two claimers only one updates the row. A refused
-- record that changed is due earlier than planned, so waitingsince is set back.
UPDATE gangway.due
   SET owner = :owner, nodeid = :nodeid, again = 0, dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND,
       waitingsince = LEAST(waitingsince, dueat)
 WHERE job = :job AND dataareaid = :dataareaid AND subject = :subject AND dueat <= CURRENT_TIMESTAMP
