-- Inserts the links of a chunk of adopted leads, with the state of each lead, in one statement.
INSERT INTO gangway.link
      (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated, decided, adopted, carriedout)
SELECT k.dataareaid, k.prospectid, k.leadid, k.leadsent, k.leadstate, k.salesstate, CAST(k.leadcreated AS TIMESTAMP),
       CAST(k.decided AS TIMESTAMP), CAST(k.now AS TIMESTAMP), CAST(k.carriedout AS INTEGER)
  FROM UNNEST(CAST(:dataareaid AS VARCHAR ARRAY), CAST(:prospectid AS VARCHAR ARRAY), CAST(:leadid AS VARCHAR ARRAY),
              CAST(:leadsent AS VARCHAR ARRAY), CAST(:leadstate AS VARCHAR ARRAY), CAST(:salesstate AS VARCHAR ARRAY),
              CAST(:leadcreated AS VARCHAR ARRAY), CAST(:decided AS VARCHAR ARRAY), CAST(:now AS VARCHAR ARRAY),
              CAST(:carriedout AS VARCHAR ARRAY))
    AS k (dataareaid, prospectid, leadid, leadsent, leadstate, salesstate, leadcreated, decided, now, carriedout)
