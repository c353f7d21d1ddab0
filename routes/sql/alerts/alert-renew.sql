-- Keeps an alert that has begun up to date: what is wrong now, and what to do. What only one node can judge is left to
-- that node. Locks its row.
UPDATE gangway.alert
   SET summary = :summary, cure = :cure
 WHERE alertkey = :alertkey AND channel = :channel AND state IN ('new', 'told', 'more')
   AND (nodeid IS NULL OR nodeid = :nodeid)
