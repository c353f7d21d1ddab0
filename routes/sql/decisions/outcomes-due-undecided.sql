-- Makes every undecided prospect due: an expired delta token lost changes, so Sales must be asked about each lead.
MERGE INTO gangway.due d
USING (SELECT CAST('sales-outcomes' AS VARCHAR(40)), l.dataareaid, l.prospectid FROM gangway.link l WHERE l.decided IS NULL)
   AS v (job, dataareaid, subject)
   ON d.job = v.job AND d.dataareaid = v.dataareaid AND d.subject = v.subject
 WHEN MATCHED THEN UPDATE
  SET d.again = 1, d.attempts = 0, d.dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
 WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES (v.job, v.dataareaid, v.subject)
