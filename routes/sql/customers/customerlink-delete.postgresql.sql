-- The same for all links of a chunk in one statement.
DELETE FROM gangway.customerlink AS l
 USING UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:customeraccount AS VARCHAR ARRAY))
    AS k (dataareaid, customeraccount)
 WHERE l.dataareaid = k.dataareaid AND l.customeraccount = k.customeraccount
