-- Selects all that headquarters knows about these prospects. A key without a prospect was deleted.
SELECT k.dataareaid AS key_dataareaid, k.prospectid AS key_prospectid,
       l.leadid AS link_leadid, l.leadsent AS link_leadsent, l.carriedout AS link_carriedout,
       e.errorid AS question, h.customerhierarchyid AS hierarchy,
       (SELECT COUNT(*) FROM hq.customer c
         WHERE c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Organization') AS organizations,
       (SELECT COUNT(*) FROM hq.customer c
         WHERE c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Person') AS persons,
       (SELECT COUNT(*) FROM hq.customerhierarchynode n
         WHERE n.customerhierarchyid = h.customerhierarchyid AND n.role = 'Admin' AND n.versionremoved IS NULL) AS admins,
       p.*
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  LEFT JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
  LEFT JOIN gangway.link l ON l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
  LEFT JOIN hq.customerhierarchy h ON h.dataareaid = k.dataareaid AND h.prospectid = k.prospectid
  LEFT JOIN gangway.error e
    ON e.job = 'prospects-to-leads' AND e.dataareaid = k.dataareaid AND e.subject = k.prospectid AND e.code = 'LeadAmbiguous'
