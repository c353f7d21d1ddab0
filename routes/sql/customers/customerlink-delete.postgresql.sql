-- Deletes the links between customers and their Sales records, for a chunk in one statement. Locks those links.
DELETE FROM gangway.customerlink AS l
 USING UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:customeraccount AS VARCHAR ARRAY))
    AS k (dataareaid, customeraccount)
 WHERE l.dataareaid = k.dataareaid AND l.customeraccount = k.customeraccount
