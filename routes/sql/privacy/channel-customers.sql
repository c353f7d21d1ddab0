-- Customers in the channel whose address may be the person's: it may have something invisible around it.
SELECT dataareaid, customeraccount, primarycontactemail AS address
  FROM ax.customer
 WHERE POSITION(:email IN TRANSLATE(primarycontactemail, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY dataareaid, customeraccount
