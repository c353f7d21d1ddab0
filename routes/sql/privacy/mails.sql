-- Selects mails whose recipient may be the person: the address may be surrounded by invisible characters.
SELECT notificationid, messageid, receiveremailaddress AS address
  FROM hq.emailnotification
 WHERE POSITION(:email IN TRANSLATE(receiveremailaddress, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY notificationid
