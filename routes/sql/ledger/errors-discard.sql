-- Deletes errors that an operator discarded.
DELETE FROM gangway.error
 WHERE errorid IN (SELECT CAST(k.id AS BIGINT) FROM UNNEST(CAST(:errorids AS VARCHAR(20) ARRAY)) AS k (id))
