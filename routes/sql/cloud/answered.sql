-- The write was answered as done, which a look has to confirm.
UPDATE gangway.cloudprospect SET answered = 1 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
