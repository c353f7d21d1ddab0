-- Erases the values that both sides last agreed on about the customers of a person. Locks these links.
UPDATE gangway.customerlink
   SET known = '{}'
 WHERE EXISTS (SELECT 1 FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
                WHERE k.a = customerlink.dataareaid AND k.s = customerlink.customeraccount)
