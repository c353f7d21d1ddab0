-- Marks errors as being retried. Locks those errors.
UPDATE gangway.error
   SET status = 'Retrying'
 WHERE errorid IN (SELECT CAST(k.id AS BIGINT) FROM UNNEST(CAST(:errorids AS VARCHAR(20) ARRAY)) AS k (id))
