-- Deletes customers from the channel database: those about to be inserted again, and those deleted in headquarters.
DELETE FROM ax.customer
 WHERE (dataareaid, customeraccount) IN
       (SELECT k.a, k.c FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(20) ARRAY)) AS k (a, c))
