-- Makes the records claimed by a dead node due now, locked in key order. Clears the owner, so that the node, should it
-- come back, cannot acknowledge them.
WITH held AS MATERIALIZED (
SELECT d.job, d.dataareaid, d.subject
  FROM gangway.due d
 WHERE d.nodeid = :nodeid AND d.owner IS NOT NULL
 ORDER BY d.job COLLATE "C", d.dataareaid COLLATE "C", d.subject COLLATE "C"
   FOR UPDATE)
UPDATE gangway.due t
   SET owner = NULL, nodeid = NULL, dueat = CURRENT_TIMESTAMP
  FROM held
 WHERE t.job = held.job AND t.dataareaid = held.dataareaid AND t.subject = held.subject
   AND t.nodeid = :nodeid AND t.owner IS NOT NULL
