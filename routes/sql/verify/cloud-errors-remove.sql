-- Deletes the test prospect's errors.
DELETE FROM gangway.error WHERE dataareaid = :dataareaid AND subject = :prospectid
