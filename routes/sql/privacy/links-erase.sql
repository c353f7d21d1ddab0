-- Erases what was last written to the leads of a person. Locks these links.
UPDATE gangway.link
   SET leadsent = NULL
 WHERE leadsent IS NOT NULL
   AND EXISTS (SELECT 1 FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
                WHERE k.a = link.dataareaid AND k.s = link.prospectid)
