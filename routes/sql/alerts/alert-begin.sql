-- Reopens an alert whose trouble came back; it is sent once the pause between two messages about the same trouble is
-- over. Locks its row.
UPDATE gangway.alert
   SET state = 'new', since = CURRENT_TIMESTAMP, job = :job, summary = :summary, cure = :cure, nodeid = :nodeid, tries = 0,
       nexttry = COALESCE(toldat + CAST(:every AS INTEGER) * INTERVAL '1' SECOND, CURRENT_TIMESTAMP)
 WHERE alertkey = :alertkey AND channel = :channel AND state = 'idle'
