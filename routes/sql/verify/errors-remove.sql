-- Deletes the test request's errors.
DELETE FROM gangway.error WHERE requestid = :requestid
