-- Sales has undone its decision before headquarters had it.
UPDATE gangway.cloudprospect SET wanted = NULL
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND wanted IS NOT NULL
