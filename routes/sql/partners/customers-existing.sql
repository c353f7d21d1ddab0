-- Selects existing customers by account, by the Sales record that they are linked to or, for persons, by e-mail
-- address, with the prospect that they came from and the hierarchy that they belong to, if any. COALESCE keeps HSQLDB
-- from reading all links of a legal entity for each record.
SELECT c.dataareaid, c.customeraccount, c.partytype, CASE WHEN c.partytype = 'Person' THEN c.foldedemailaddress END AS personemailaddress, c.prospectid, p.b2bprospectstatus, l.recordid,
       COALESCE(n.customerhierarchyid, h.customerhierarchyid) AS customerhierarchyid
  FROM (SELECT e.dataareaid, e.customeraccount
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(255) ARRAY)) AS k (dataareaid, account)
          JOIN hq.customer e ON e.dataareaid = k.dataareaid AND e.customeraccount = k.account
        UNION
        SELECT e.dataareaid, e.customeraccount
          FROM UNNEST(CAST(:recordareas AS VARCHAR(4) ARRAY), CAST(:recordids AS VARCHAR(36) ARRAY)) AS k (dataareaid, recordid)
          JOIN gangway.customerlink e ON e.recordid = k.recordid AND COALESCE(e.dataareaid, '') = k.dataareaid
        UNION
        SELECT e.dataareaid, e.customeraccount
          FROM UNNEST(CAST(:emailareas AS VARCHAR(4) ARRAY), CAST(:emails AS VARCHAR(255) ARRAY)) AS k (dataareaid, email)
          JOIN hq.customer e ON e.dataareaid = k.dataareaid AND e.personemailaddress = k.email) f
  JOIN hq.customer c ON c.dataareaid = f.dataareaid AND c.customeraccount = f.customeraccount
  LEFT JOIN gangway.customerlink l ON l.dataareaid = c.dataareaid AND l.customeraccount = c.customeraccount
  LEFT JOIN hq.prospect p ON p.dataareaid = c.dataareaid AND p.prospectid = c.prospectid
  LEFT JOIN hq.customerhierarchynode n ON n.nodepartynumber = c.partynumber AND n.versionremoved IS NULL
  LEFT JOIN hq.customerhierarchy h ON h.dataareaid = c.dataareaid AND h.organizationcustomeraccount = c.customeraccount
