-- Makes every undecided prospect due: an expired delta token lost changes, so Sales must be asked about each lead.
-- Locks in key order.
INSERT INTO gangway.due AS d (job, dataareaid, subject)
SELECT 'sales-outcomes', l.dataareaid, l.prospectid FROM gangway.link l WHERE l.decided IS NULL
 ORDER BY l.dataareaid COLLATE "C", l.prospectid COLLATE "C"
    ON CONFLICT (job, dataareaid, subject) DO UPDATE
   SET again = 1, attempts = 0, dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
