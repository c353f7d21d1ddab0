-- Deletes early changes whose link was found, or that are too old to concern a lead of Gangway's.
DELETE FROM gangway.earlychange
 WHERE leadid IN (SELECT k.l FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (l))
