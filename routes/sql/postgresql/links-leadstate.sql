-- The same for all links of a page in one statement.
UPDATE gangway.link AS l
   SET leadstate = k.leadstate
  FROM UNNEST(CAST(:leadid AS VARCHAR ARRAY), CAST(:leadstate AS VARCHAR ARRAY)) AS k (leadid, leadstate)
 WHERE l.leadid = k.leadid
