DELETE FROM gangway.earlychange
 WHERE leadid IN (SELECT k.l FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (l))
