-- Selects requests in headquarters by their keys, and, with their address, others whose address may be the person's: it may be
-- surrounded by invisible characters.
SELECT requestid, CASE WHEN requestid IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id)) THEN NULL ELSE email END AS address
  FROM hq.channelrequest
 WHERE requestid IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id))
    OR POSITION(:email IN TRANSLATE(email, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY requestid
