-- Decisions keep who, when and about which record, and lose their words.
UPDATE gangway.act
   SET words = NULL, reason = NULL
 WHERE actid IN (SELECT CAST(k.id AS BIGINT) FROM UNNEST(CAST(:ids AS VARCHAR(20) ARRAY)) AS k (id))
