-- A prospect of Finance and Operations that was not known.
INSERT INTO gangway.cloudprospect (dataareaid, prospectid, company, etag, state, firstseen)
VALUES (:dataareaid, :prospectid, :company, :etag, :state, :now)
