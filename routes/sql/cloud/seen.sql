-- Records that a row was read, with its ETag: the local copy now holds that version.
UPDATE gangway.cloudprospect SET company = :company, etag = :etag, state = :state
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
