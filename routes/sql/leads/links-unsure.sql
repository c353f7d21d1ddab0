-- A late worker has written to these leads after others had: nobody knows any more what they hold.
UPDATE gangway.link
   SET leadsent = NULL
 WHERE (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
