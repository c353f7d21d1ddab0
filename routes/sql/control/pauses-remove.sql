-- Whatever these jobs were stopped by; also what has ended already.
DELETE FROM gangway.pause WHERE job IN (SELECT t.job FROM UNNEST(CAST(:jobs AS VARCHAR(40) ARRAY)) AS t(job))
