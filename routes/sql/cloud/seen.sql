-- The row was read: its tag stands for what the mirror has now.
UPDATE gangway.cloudprospect SET company = :company, etag = :etag, state = :state
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
