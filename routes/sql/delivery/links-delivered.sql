-- Records that partners have arrived in the channel: customers and hierarchy are there. Keeps the first time.
UPDATE gangway.link
   SET delivered = COALESCE(delivered, :now)
 WHERE (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
