-- Selects who already has one of these e-mail addresses: a pending or approved prospect, or a user of an organization.
SELECT p.dataareaid, k.email AS openemailaddress, 'prospect ' || p.prospectid || ', ' || p.b2bprospectstatus AS holder
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:emails AS VARCHAR(255) ARRAY)) AS k (dataareaid, email)
  JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.foldedemailaddress = k.email AND p.b2bprospectstatus <> 'Rejected'
UNION
SELECT c.dataareaid, k.email, 'customer ' || c.customeraccount || ', user of ' || n.customerhierarchyid AS holder
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:emails AS VARCHAR(255) ARRAY)) AS k (dataareaid, email)
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.personemailaddress = k.email
  JOIN hq.customerhierarchynode n ON n.nodepartynumber = c.partynumber AND n.versionremoved IS NULL
