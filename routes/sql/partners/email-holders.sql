-- Selects who signs in, or will sign in, with this e-mail address: a pending prospect first, then Person customers with
-- their membership in the hierarchy. COALESCE keeps HSQLDB from reading all prospects of a legal entity.
SELECT c.customeraccount, c.customerhierarchyid, n.role, n.versionremoved, CAST(NULL AS VARCHAR(20)) AS prospectid, 1 AS place
  FROM hq.customer c
  LEFT JOIN hq.customerhierarchynode n
    ON n.nodepartynumber = c.partynumber AND n.customerhierarchyid = CAST(:customerhierarchyid AS VARCHAR(20))
 WHERE c.dataareaid = :dataareaid AND c.personemailaddress = :email
UNION ALL
SELECT NULL, NULL, NULL, NULL, p.prospectid, 0
  FROM hq.prospect p
 WHERE p.dataareaid = :dataareaid AND p.foldedemailaddress = :email AND COALESCE(p.b2bprospectstatus, '') = 'Pending'
 ORDER BY place
