-- The same for all links of a chunk in one statement.
UPDATE gangway.link AS l
   SET salesstate = k.salesstate, leadstate = k.leadstate,
       decided = CASE WHEN k.decides = '1' THEN CAST(k.now AS TIMESTAMP) ELSE l.decided END
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:prospectid AS VARCHAR ARRAY),
              CAST(:salesstate AS VARCHAR ARRAY),
              CAST(:leadstate AS VARCHAR ARRAY),
              CAST(:decides AS VARCHAR ARRAY),
              CAST(:now AS VARCHAR ARRAY))
    AS k (dataareaid, prospectid, salesstate, leadstate, decides, now)
 WHERE l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
