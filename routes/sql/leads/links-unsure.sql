-- Clears what is known about the content of leads: a late worker wrote to them after another one had, so their content
-- is unknown.
UPDATE gangway.link
   SET leadsent = NULL
 WHERE leadid IN
       (SELECT l.leadid
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p)
          JOIN gangway.link l ON l.dataareaid = k.a AND l.prospectid = k.p)
