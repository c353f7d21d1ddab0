-- Reconcile: the prospects with these numbers, in any legal entity; all are named, so that each is sought by its key.
SELECT p.dataareaid, p.prospectid, p.requestid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY)) AS a (dataareaid)
 CROSS JOIN UNNEST(CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (prospectid)
  JOIN hq.prospect p ON p.dataareaid = a.dataareaid AND p.prospectid = k.prospectid
