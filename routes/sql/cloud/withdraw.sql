-- Clears a stored decision that Sales undid before it was written to Finance and Operations.
UPDATE gangway.cloudprospect SET wanted = NULL
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND wanted IS NOT NULL
