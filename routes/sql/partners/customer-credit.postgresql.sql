-- Sets the credit of approved organizations, for a chunk in one statement: the limit, unless the customer has one other
-- than the account had at qualification, and whether the limit is mandatory.
UPDATE hq.customer AS c
   SET creditlimit = CASE WHEN c.creditlimit IS NULL OR c.creditlimit = CAST(k.before AS DECIMAL(18, 2))
                          THEN COALESCE(CAST(k.creditlimit AS DECIMAL(18, 2)), c.creditlimit) ELSE c.creditlimit END,
       creditlimitismandatory = CASE WHEN k.mandatory = '1' THEN 1 ELSE c.creditlimitismandatory END,
       modifieddatetime = CAST(k.now AS TIMESTAMP)
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY),
              CAST(:prospectid AS VARCHAR ARRAY),
              CAST(:creditlimit AS VARCHAR ARRAY),
              CAST(:before AS VARCHAR ARRAY),
              CAST(:mandatory AS VARCHAR ARRAY),
              CAST(:now AS VARCHAR ARRAY))
    AS k (dataareaid, prospectid, creditlimit, before, mandatory, now)
 WHERE c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Organization'
