-- Selects prospects by key, with their links, whether an operator has been asked which lead is theirs, and whether one
-- has answered that none is.
SELECT p.*, l.leadid AS link_leadid, e.errorid AS question, w.chosen AS nolead
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
  LEFT JOIN gangway.link l ON l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
  LEFT JOIN gangway.error e
    ON e.job = 'prospects-to-leads' AND e.dataareaid = k.dataareaid AND e.subject = k.prospectid AND e.code = 'LeadAmbiguous'
  LEFT JOIN gangway.nolead w ON w.dataareaid = k.dataareaid AND w.prospectid = k.prospectid
 WHERE p.isb2bprospect = 1
