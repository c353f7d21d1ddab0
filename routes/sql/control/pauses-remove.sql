-- Deletes all pauses of these jobs, expired ones included.
DELETE FROM gangway.pause WHERE job IN (SELECT t.job FROM UNNEST(CAST(:jobs AS VARCHAR(40) ARRAY)) AS t(job))
