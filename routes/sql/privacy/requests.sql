-- Selects requests in headquarters whose address may be the person's: it may be surrounded by invisible characters.
SELECT requestid, email AS address FROM hq.channelrequest
 WHERE POSITION(:email IN TRANSLATE(email, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY requestid
