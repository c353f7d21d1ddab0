-- The same for all organizations of a chunk in one statement.
UPDATE hq.customer AS c
   SET creditlimit = COALESCE(c.creditlimit, CAST(k.creditlimit AS DECIMAL(18, 2))),
       creditlimitismandatory = CASE WHEN k.mandatory = '1' THEN 1 ELSE c.creditlimitismandatory END,
       modifieddatetime = CAST(k.now AS TIMESTAMP)
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:prospectid AS VARCHAR ARRAY),
              CAST(:creditlimit AS VARCHAR ARRAY),
              CAST(:mandatory AS VARCHAR ARRAY),
              CAST(:now AS VARCHAR ARRAY))
    AS k (dataareaid, prospectid, creditlimit, mandatory, now)
 WHERE c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Organization'
