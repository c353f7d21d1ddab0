-- Makes the records claimed by a dead node due now. Clears the owner, so that the node, should it come back, cannot
-- acknowledge them.
UPDATE gangway.due SET owner = NULL, nodeid = NULL, dueat = CURRENT_TIMESTAMP WHERE nodeid = :nodeid AND owner IS NOT NULL
