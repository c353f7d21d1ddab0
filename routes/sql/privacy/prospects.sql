-- Selects the prospects of a person, with their leads.
SELECT p.dataareaid, p.prospectid, p.requestid, l.leadid
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid
 WHERE p.foldedemailaddress = :email
    OR p.requestid IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id))
 ORDER BY p.dataareaid, p.prospectid
