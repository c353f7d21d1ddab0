-- Stores the values that both sides have now, for the links of a chunk in one statement. Locks those links.
UPDATE gangway.customerlink AS l
   SET known = k.known
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:customeraccount AS VARCHAR ARRAY),
              CAST(:known AS VARCHAR ARRAY))
    AS k (dataareaid, customeraccount, known)
 WHERE l.dataareaid = k.dataareaid AND l.customeraccount = k.customeraccount
