-- Stores the decisions on the prospects of a chunk in one statement that locks them in key order. The status that a
-- decision was based on is repeated, so that a decision made elsewhere in between is not overwritten.
UPDATE hq.prospect AS p
   SET b2bprospectstatus = k.status, modifieddatetime = CAST(k.now AS TIMESTAMP)
  FROM (SELECT u.*
          FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
                      CAST(:prospectid AS VARCHAR ARRAY),
                      CAST(:before AS VARCHAR ARRAY),
                      CAST(:status AS VARCHAR ARRAY),
                      CAST(:now AS VARCHAR ARRAY))
            AS u (dataareaid, prospectid, before, status, now)
          JOIN hq.prospect AS o ON o.dataareaid = u.dataareaid AND o.prospectid = u.prospectid
         ORDER BY o.dataareaid COLLATE "C", o.prospectid COLLATE "C"
           FOR UPDATE OF o) AS k
 WHERE p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid AND p.b2bprospectstatus = k.before
