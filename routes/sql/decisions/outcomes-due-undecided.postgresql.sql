-- Looks at every undecided prospect again: after changes were lost with an expired delta token. Locks in the order
-- of keys.
INSERT INTO gangway.due AS d (job, dataareaid, subject)
SELECT 'sales-outcomes', l.dataareaid, l.prospectid FROM gangway.link l WHERE l.decided IS NULL
 ORDER BY l.dataareaid COLLATE "C", l.prospectid COLLATE "C"
    ON CONFLICT (job, dataareaid, subject) DO UPDATE
   SET again = 1, attempts = 0, dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
