-- Marks the write of a decision as answered successfully; the next read of the prospect has yet to confirm it.
UPDATE gangway.cloudprospect SET answered = 1 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
