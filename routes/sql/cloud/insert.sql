-- Inserts the state of a prospect of Finance and Operations that was not known before.
INSERT INTO gangway.cloudprospect (dataareaid, prospectid, company, etag, state, firstseen)
VALUES (:dataareaid, :prospectid, :company, :etag, :state, :now)
