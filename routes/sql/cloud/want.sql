-- Stores what Sales has decided and Finance and Operations has yet to be told; null clears a decision that Sales undid
-- before it was written there.
UPDATE gangway.cloudprospect SET wanted = :wanted
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND wanted IS DISTINCT FROM CAST(:wanted AS VARCHAR(20))
