DELETE FROM gangway.earlychange
 WHERE seen < :before OR leadid IN (SELECT k.l FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (l))
