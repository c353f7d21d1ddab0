-- Selects operators' actions on the records of a person, or that quote the address.
SELECT e.actid
  FROM gangway.act e
 WHERE (e.words IS NOT NULL OR e.reason IS NOT NULL)
   AND (POSITION(:email IN TRANSLATE(COALESCE(e.words, '') || ' ' || COALESCE(e.reason, ''),
                 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
    OR e.requestid IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id))
    OR e.subject IN (SELECT k.id FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (id))
    OR EXISTS (SELECT 1 FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
                WHERE k.a = e.dataareaid AND k.s = e.subject))
 ORDER BY e.actid
