-- Job 1010, channel database: what is delivered replaces what was there; what is gone in headquarters goes here.
DELETE FROM ax.customer
 WHERE (dataareaid, customeraccount) IN
       (SELECT k.a, k.c FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(20) ARRAY)) AS k (a, c))
