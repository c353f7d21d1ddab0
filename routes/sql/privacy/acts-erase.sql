-- Erases the free text of operators' actions; who, when and about which record stay.
UPDATE gangway.act
   SET words = NULL, reason = NULL
 WHERE actid IN (SELECT CAST(k.id AS BIGINT) FROM UNNEST(CAST(:ids AS VARCHAR(20) ARRAY)) AS k (id))
