-- Deletes the test prospect's link.
DELETE FROM gangway.link WHERE dataareaid = :dataareaid AND prospectid = :prospectid
