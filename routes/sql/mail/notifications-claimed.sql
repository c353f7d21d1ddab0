-- Selects what the claimed mails are to say. A mail is about a prospect, or about a user who was added. The user's
-- company is the organization of the hierarchy; the store is the one where that organization was onboarded.
SELECT n.notificationid, n.notificationtype, n.receiveremailaddress, n.languageid, n.dataareaid, n.createddatetime, p.requestid,
       COALESCE(c.personfirstname, p.firstname) AS firstname,
       COALESCE(c.personlastname, p.lastname) AS lastname,
       COALESCE(o.organizationname, h.name, p.companyname) AS companyname,
       COALESCE(c.primarycontactemail, p.primaryemailaddress) AS email,
       COALESCE(o.addresszipcode, p.addresszipcode) AS zipcode,
       p.note,
       COALESCE(hp.retailchanneloperatingunitpartynumber, p.retailchanneloperatingunitpartynumber) AS storename
  FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (notificationid)
  JOIN hq.emailnotification n ON n.notificationid = k.notificationid AND n.status <> 'Sent' AND n.withdrawndatetime IS NULL
  LEFT JOIN hq.prospect p ON p.dataareaid = n.dataareaid AND p.prospectid = n.prospectid
  LEFT JOIN hq.customer c ON c.dataareaid = n.dataareaid AND c.customeraccount = n.customeraccount
  LEFT JOIN hq.customerhierarchy h ON h.customerhierarchyid = c.customerhierarchyid
  LEFT JOIN hq.customer o ON o.dataareaid = h.dataareaid AND o.customeraccount = h.organizationcustomeraccount
  LEFT JOIN hq.prospect hp ON hp.dataareaid = h.dataareaid AND hp.prospectid = h.prospectid
