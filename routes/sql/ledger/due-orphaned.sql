-- What a node had claimed that is gone is due now. Without the owner that it knows, it can no longer acknowledge anything.
UPDATE gangway.due SET owner = NULL, nodeid = NULL, dueat = CURRENT_TIMESTAMP WHERE nodeid = :nodeid AND owner IS NOT NULL
