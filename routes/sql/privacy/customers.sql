-- Selects the customers of a person, by address or because they came from one of the person's prospects.
SELECT c.dataareaid, c.customeraccount, l.entityset, l.recordid
  FROM hq.customer c
  LEFT JOIN gangway.customerlink l ON l.dataareaid = c.dataareaid AND l.customeraccount = c.customeraccount
 WHERE c.foldedemailaddress = :email
    OR EXISTS (SELECT 1 FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
                WHERE k.a = c.dataareaid AND k.s = c.prospectid)
 ORDER BY c.dataareaid, c.customeraccount
