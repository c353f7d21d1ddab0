-- Waits for other operators who retry or discard errors, until they have committed.
SELECT CAST(pg_advisory_xact_lock(hashtext('gangway.error')) AS VARCHAR) AS turn
