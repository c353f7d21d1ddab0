-- Selects all alerts of a channel, whatever their state. rested = 1: the pause between two messages about the same
-- trouble is over.
SELECT alertkey, state, since, job, summary, cure, nodeid, mark, tries,
       CASE WHEN nexttry <= CURRENT_TIMESTAMP THEN 1 ELSE 0 END AS ready,
       CASE WHEN toldat IS NULL OR toldat + CAST(:every AS INTEGER) * INTERVAL '1' SECOND <= CURRENT_TIMESTAMP THEN 1 ELSE 0 END
         AS rested
  FROM gangway.alert
 WHERE channel = :channel
 ORDER BY alertkey
