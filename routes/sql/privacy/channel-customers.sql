-- Selects customers in the channel whose address may be the person's: it may be surrounded by invisible characters.
SELECT dataareaid, customeraccount, primarycontactemail AS address
  FROM ax.customer
 WHERE POSITION(:email IN TRANSLATE(primarycontactemail, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY dataareaid, customeraccount
