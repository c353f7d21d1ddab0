SELECT jobid AS name, CAST(counter AS VARCHAR(30)) AS value FROM gangway.watermark
UNION ALL SELECT entityset, CAST(changed AS VARCHAR(30)) FROM gangway.deltatoken
