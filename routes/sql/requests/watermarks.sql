-- Selects the counters and the times of the delta tokens up to which everything has been read, where P-0001 began, and
-- whether leads may be created.
SELECT jobid AS name, CAST(counter AS VARCHAR(30)) AS value FROM gangway.watermark
UNION ALL SELECT jobid || ' began at', COALESCE(startpoint, 'not yet') FROM gangway.watermark
UNION ALL SELECT entityset, CAST(changed AS VARCHAR(30)) FROM gangway.deltatoken
UNION ALL SELECT 'adoption', state FROM gangway.adoption
