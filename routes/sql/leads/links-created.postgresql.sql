-- Links the prospects of a chunk to their new leads in one statement, in the transaction of the acknowledgement.
INSERT INTO gangway.link
      (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated)
SELECT k.dataareaid, k.prospectid, k.leadid, k.leadsent, 'Open', 'Open', CAST(k.now AS TIMESTAMP)
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY), CAST(:prospectid AS VARCHAR ARRAY), CAST(:leadid AS VARCHAR ARRAY),
              CAST(:leadsent AS VARCHAR ARRAY), CAST(:now AS VARCHAR ARRAY))
    AS k (dataareaid, prospectid, leadid, leadsent, now)
