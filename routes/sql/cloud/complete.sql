-- Records that the customers and the hierarchy of an approved prospect have been found.
UPDATE gangway.cloudprospect SET completedat = :now WHERE dataareaid = :dataareaid AND prospectid = :prospectid
