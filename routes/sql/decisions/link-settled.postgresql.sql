-- Stores the state of the leads of a chunk and, where the state is a decision, its time, in one statement that locks
-- the links in key order.
UPDATE gangway.link AS l
   SET salesstate = k.salesstate, leadstate = k.leadstate,
       decided = CASE WHEN k.decides = '1' THEN CAST(k.now AS TIMESTAMP) ELSE l.decided END
  FROM (SELECT u.*
          FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
                      CAST(:prospectid AS VARCHAR ARRAY),
                      CAST(:salesstate AS VARCHAR ARRAY),
                      CAST(:leadstate AS VARCHAR ARRAY),
                      CAST(:decides AS VARCHAR ARRAY),
                      CAST(:now AS VARCHAR ARRAY))
            AS u (dataareaid, prospectid, salesstate, leadstate, decides, now)
          JOIN gangway.link AS o ON o.dataareaid = u.dataareaid AND o.prospectid = u.prospectid
         ORDER BY o.dataareaid COLLATE "C", o.prospectid COLLATE "C"
           FOR UPDATE OF o) AS k
 WHERE l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
