-- Forgets early changes whose link was found, or that are too old to be ours.
DELETE FROM gangway.earlychange
 WHERE leadid IN (SELECT k.l FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (l))
