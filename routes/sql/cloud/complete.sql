-- Customers and hierarchy of an approved prospect have been found.
UPDATE gangway.cloudprospect SET completedat = :now WHERE dataareaid = :dataareaid AND prospectid = :prospectid
