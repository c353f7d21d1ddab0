-- Selects the links that hold what was last written to the leads of a person.
SELECT l.leadid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
  JOIN gangway.link l ON l.dataareaid = k.a AND l.prospectid = k.s
 WHERE l.leadsent IS NOT NULL
 ORDER BY l.leadid
