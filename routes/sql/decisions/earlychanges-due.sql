-- Selects the early changes whose links should be looked for now.
SELECT leadid, seen
  FROM gangway.earlychange
 WHERE lookat <= :now
 ORDER BY lookat
 FETCH FIRST :max ROWS ONLY
