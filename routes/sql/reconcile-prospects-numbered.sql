-- Reconcile: the prospects with these numbers, in any legal entity.
SELECT p.dataareaid, p.prospectid, p.requestid
  FROM hq.prospect p
 WHERE p.prospectid IN (SELECT k.prospectid FROM UNNEST(CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (prospectid))
