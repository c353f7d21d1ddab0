-- Mails whose receiver may be the person: the address may have something invisible around it.
SELECT notificationid, messageid, receiveremailaddress AS address
  FROM hq.emailnotification
 WHERE POSITION(:email IN TRANSLATE(receiveremailaddress, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY notificationid
