-- Stores a decision of Sales that has yet to be written to Finance and Operations.
UPDATE gangway.cloudprospect SET wanted = :wanted
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND (wanted IS NULL OR wanted <> :wanted)
