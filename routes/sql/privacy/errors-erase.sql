-- Erases the message of errors; job, record and code stay. Locks these errors.
UPDATE gangway.error
   SET message = :erased
 WHERE errorid IN (SELECT CAST(k.id AS BIGINT) FROM UNNEST(CAST(:ids AS VARCHAR(20) ARRAY)) AS k (id))
