-- Selects the records that a number or key belongs to: request, prospect, lead, customer or hierarchy.
SELECT p.requestid, p.dataareaid, p.prospectid, CAST(NULL AS VARCHAR(20)) AS customeraccount
  FROM hq.prospect p WHERE p.prospectid = :capitals
UNION SELECT p.requestid, p.dataareaid, p.prospectid, NULL
  FROM hq.prospect p WHERE p.requestid = :text OR p.requestid = :small
UNION SELECT p.requestid, p.dataareaid, p.prospectid, NULL
  FROM gangway.link l JOIN hq.prospect p ON p.dataareaid = l.dataareaid AND p.prospectid = l.prospectid
 WHERE l.leadid = :small
UNION SELECT r.requestid, r.dataareaid, NULL, NULL
  FROM hq.channelrequest r
 WHERE (r.requestid = :text OR r.requestid = :small)
   AND NOT EXISTS (SELECT 1 FROM hq.prospect p WHERE p.requestid = r.requestid)
UNION SELECT p.requestid, c.dataareaid, c.prospectid, CASE WHEN c.prospectid IS NULL THEN c.customeraccount END
  FROM hq.customer c LEFT JOIN hq.prospect p ON p.dataareaid = c.dataareaid AND p.prospectid = c.prospectid
 WHERE c.customeraccount = :capitals
UNION SELECT p.requestid, h.dataareaid, h.prospectid, CASE WHEN h.prospectid IS NULL THEN h.organizationcustomeraccount END
  FROM hq.customerhierarchy h LEFT JOIN hq.prospect p ON p.dataareaid = h.dataareaid AND p.prospectid = h.prospectid
 WHERE h.customerhierarchyid = :capitals
