-- Sales decided: headquarters is to be told.
UPDATE gangway.cloudprospect SET wanted = :wanted
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND (wanted IS NULL OR wanted <> :wanted)
