-- Erases messages in the run history.
UPDATE gangway.jobhistory SET message = NULL
 WHERE runid IN (SELECT k.id FROM UNNEST(CAST(:ids AS VARCHAR(36) ARRAY)) AS k (id))
