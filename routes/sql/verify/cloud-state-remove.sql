-- Deletes what was known about the test prospect in Finance and Operations.
DELETE FROM gangway.cloudprospect WHERE dataareaid = :dataareaid AND prospectid = :prospectid
