-- The prospect is not in Finance and Operations any more; what was wanted of it is void.
UPDATE gangway.cloudprospect
   SET state = 'Gone', etag = NULL, wanted = NULL, written = NULL, writtenat = NULL, answered = 0
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
