-- Selects who signs in, or will sign in, with this e-mail address: a pending prospect first, then Person customers with
-- their membership in the hierarchy.
SELECT c.customeraccount, c.customerhierarchyid, n.role, n.versionremoved, CAST(NULL AS VARCHAR(20)) AS prospectid, 1 AS place
  FROM hq.customer c
  LEFT JOIN hq.customerhierarchynode n
    ON n.nodepartynumber = c.partynumber AND n.customerhierarchyid = CAST(:customerhierarchyid AS VARCHAR(20))
 WHERE c.dataareaid = :dataareaid AND c.foldedemailaddress = :email AND c.partytype = 'Person'
UNION ALL
SELECT NULL, NULL, NULL, NULL, p.prospectid, 0
  FROM hq.prospect p
 WHERE p.dataareaid = :dataareaid AND p.foldedemailaddress = :email AND p.b2bprospectstatus = 'Pending'
 ORDER BY place
