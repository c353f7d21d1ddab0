-- Puts the customers of each prospect into its hierarchy, the person as administrator, for a chunk in one statement.
-- Locks those customers.
UPDATE hq.customer AS c
   SET customerhierarchyid = k.customerhierarchyid, isb2badmin = CASE WHEN c.partytype = 'Person' THEN 1 ELSE 0 END,
       modifieddatetime = CAST(k.now AS TIMESTAMP)
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:prospectid AS VARCHAR ARRAY),
              CAST(:customerhierarchyid AS VARCHAR ARRAY),
              CAST(:now AS VARCHAR ARRAY))
    AS k (dataareaid, prospectid, customerhierarchyid, now)
 WHERE c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid
