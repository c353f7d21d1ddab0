-- Selects organizations with a given name or e-mail address, from which the matching rules choose, with the prospect
-- that they came from and the hierarchy that they belong to, if any. A statement of its own, because it runs only where
-- rules are set. COALESCE keeps HSQLDB from reading all customers of a legal entity for each address.
SELECT c.dataareaid, c.customeraccount, c.partytype, c.personemailaddress, c.prospectid, p.b2bprospectstatus,
       c.organizationname, c.primarycontactemail, c.primarycontactphone, c.addressstreet, c.addresscity, c.addressstateid,
       c.addresszipcode, c.addresscountryregionisocode, h.customerhierarchyid
  FROM (SELECT e.dataareaid, e.customeraccount
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:names AS VARCHAR(255) ARRAY)) AS k (dataareaid, name)
          JOIN hq.customer e ON e.dataareaid = k.dataareaid AND LOWER(e.organizationname) = LOWER(k.name) AND e.partytype = 'Organization'
        UNION
        SELECT e.dataareaid, e.customeraccount
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:emails AS VARCHAR(255) ARRAY)) AS k (dataareaid, email)
          JOIN hq.customer e ON e.dataareaid = k.dataareaid AND e.foldedemailaddress = k.email AND COALESCE(e.partytype, '') = 'Organization') f
  JOIN hq.customer c ON c.dataareaid = f.dataareaid AND c.customeraccount = f.customeraccount
  LEFT JOIN hq.prospect p ON p.dataareaid = c.dataareaid AND p.prospectid = c.prospectid
  LEFT JOIN hq.customerhierarchy h ON h.dataareaid = c.dataareaid AND h.organizationcustomeraccount = c.customeraccount
