-- Selects the records that an e-mail address belongs to, ignoring the case of ASCII letters.
SELECT p.requestid, p.dataareaid, p.prospectid, CAST(NULL AS VARCHAR(20)) AS customeraccount
  FROM hq.prospect p WHERE p.foldedemailaddress = :address
UNION SELECT r.requestid, r.dataareaid, NULL, NULL
  FROM hq.channelrequest r
 WHERE (TRANSLATE(r.email, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = :address
        OR TRANSLATE(r.companyemail, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = :address)
   AND NOT EXISTS (SELECT 1 FROM hq.prospect p WHERE p.requestid = r.requestid)
UNION SELECT p.requestid, c.dataareaid, c.prospectid, CASE WHEN c.prospectid IS NULL THEN c.customeraccount END
  FROM hq.customer c LEFT JOIN hq.prospect p ON p.dataareaid = c.dataareaid AND p.prospectid = c.prospectid
 WHERE c.foldedemailaddress = :address
