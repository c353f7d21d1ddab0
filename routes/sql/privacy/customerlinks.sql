-- Selects the links that hold values both sides last agreed on about the customers of a person.
SELECT l.recordid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
  JOIN gangway.customerlink l ON l.dataareaid = k.a AND l.customeraccount = k.s
 WHERE l.known <> '{}'
 ORDER BY l.recordid
