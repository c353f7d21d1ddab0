-- Links customers to their Sales records, with the values both sides had, for a chunk in one statement.
INSERT INTO gangway.customerlink
      (dataareaid, customeraccount, entityset, recordid, known)
SELECT k.dataareaid, k.customeraccount, k.entityset, k.recordid, k.known
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY), CAST(:customeraccount AS VARCHAR ARRAY),
              CAST(:entityset AS VARCHAR ARRAY), CAST(:recordid AS VARCHAR ARRAY), CAST(:known AS VARCHAR ARRAY))
    AS k (dataareaid, customeraccount, entityset, recordid, known)
