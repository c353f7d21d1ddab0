-- Erases messages of job runs.
UPDATE gangway.jobrun SET message = NULL
 WHERE job || ' ' || node IN (SELECT k.id FROM UNNEST(CAST(:ids AS VARCHAR(141) ARRAY)) AS k (id))
