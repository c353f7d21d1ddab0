-- Selects operators' actions on the records of a person, customers as job 1010 names them, and, with their words,
-- others that may quote the address.
SELECT x.actid, CASE WHEN x.known = 0 THEN x.words END AS words
  FROM (SELECT e.actid, COALESCE(e.words, '') || ' ' || COALESCE(e.reason, '') AS words,
               CASE WHEN e.requestid IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id))
                      OR e.subject IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id))
                      OR EXISTS (SELECT 1 FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
                                  WHERE k.a = e.dataareaid
                                    AND k.s = CASE WHEN e.job IN ('customers-from-sales', 'customers-to-sales') THEN 'customer/' || e.subject ELSE e.subject END)
                    THEN 1 ELSE 0 END AS known
          FROM gangway.act e
         WHERE e.words IS NOT NULL OR e.reason IS NOT NULL) AS x
 WHERE x.known = 1
    OR POSITION(:email IN TRANSLATE(x.words, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY x.actid
