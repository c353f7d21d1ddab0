-- The lease of records that are being worked on begins anew. The owner is the fence: what somebody else has is not touched.
UPDATE gangway.due
   SET dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND
 WHERE job = :job AND owner = :owner
   AND (dataareaid, subject) IN
       (SELECT k.a, k.s FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
