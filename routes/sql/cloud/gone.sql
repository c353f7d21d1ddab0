-- Marks a prospect as no longer present in Finance and Operations and discards the decision that was to be written to
-- it.
UPDATE gangway.cloudprospect
   SET state = 'Gone', etag = NULL, wanted = NULL, written = NULL, writtenat = NULL, answered = 0
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
